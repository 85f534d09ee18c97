package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.Region;
import java.util.List;
import java.util.Optional;

/**
 * Proves that what goes with its node is known to somebody. What blocks a drain is told by {@link
 * EvictionPossibleCheck}, so that the two together tell every workload that {@link Drain} refuses.
 */
final class DrainGapCheck implements UnitCheck {

  @Override
  public Code code() {
    return Code.CHECK_DRAIN_GAP;
  }

  @Override
  public String relation() {
    return "a workload of one pod says in `drydock.dev/drain-gap` what bridges the time until the"
        + " pod is back, and no pod stands alone";
  }

  @Override
  public void check(CheckedUnit unit, Fleet fleet, Diagnostics diagnostics) {
    List<KubernetesObject> objects = unit.objects();
    Optional<Region> region = Optional.ofNullable(fleet.regions().get(unit.id().region()));
    for (Pods pods : Pods.of(objects)) {
      KubernetesObject owner = pods.owner();
      Drain drain = Drain.of(pods, objects, region);
      if (drain.reason().equals(Drain.NO_GAP)) {
        String message =
            "the only pod of %s goes with its node, and no annotation `%s` says what bridges that"
                .formatted(owner.title(), Drain.GAP);
        diagnostics.add(
            Diagnostic.of(code(), Replicas.of(owner, objects).minimumOrigin(), message)
                .withHint("write what bridges the gap, and for how long; or run two"));
      }
      if (drain.reason().equals(Drain.NO_OWNER)) {
        String message =
            "%s goes with its node, and nothing makes it again".formatted(owner.title());
        diagnostics.add(
            Diagnostic.of(code(), owner.origin(), message)
                .withHint("let a Deployment or a Job make it"));
      }
    }
  }
}
