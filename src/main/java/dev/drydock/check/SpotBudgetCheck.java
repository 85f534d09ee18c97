package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.Region;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Proves that a node that is taken back is drained before it goes. Karpenter drains four tiers one
 * after the other, and each takes as long as its slowest pod.
 */
final class SpotBudgetCheck implements FleetCheck {

  /** Two minutes' notice, and what passes until Karpenter has read it. */
  private static final long NOTICE = 110;

  private static final long DEFAULT_FOREIGN = 30;

  /** Karpenter drains these last. */
  private static final List<String> CRITICAL =
      List.of("system-cluster-critical", "system-node-critical");

  @Override
  public Code code() {
    return Code.CHECK_SPOT_BUDGET;
  }

  @Override
  public String relation() {
    return "for each NodePool with spot capacity: the longest terminationGracePeriodSeconds of its"
        + " pods, of its DaemonSets, of its critical pods and of its critical DaemonSets, together"
        + " with Region.spec.foreignDrainSeconds (30 without) <= 110 s; a NodePool's"
        + " terminationGracePeriod is set and above that of each of its pods";
  }

  @Override
  public void check(FleetFacts facts, Fleet fleet, Diagnostics diagnostics) {
    for (Region region : fleet.regions().values()) {
      List<UnitFacts> units = facts.units(region.name());
      List<NodeGroup> pools = Fits.pools(units);
      Fits fits = new Fits(region, pools);
      for (NodeGroup pool : pools) {
        Tiers all = new Tiers();
        Tiers spot = new Tiers();
        for (UnitFacts unit : units) {
          for (PodFacts pods : unit.pods()) {
            Fit fit = fits.of(pods);
            all.addIf(fit.taking().contains(pool), pods);
            spot.addIf(fit.onSpot().contains(pool), pods);
          }
        }
        node(pool, all, diagnostics);
        budget(pool, spot, region, diagnostics);
      }
    }
  }

  /** The slowest pods of each tier. */
  private static final class Tiers {
    private final List<Optional<PodFacts>> slowest =
        new ArrayList<>(
            List.of(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));

    private static int tier(PodFacts pods) {
      return (CRITICAL.contains(pods.priorityClass()) ? 2 : 0) + (pods.isDaemon() ? 1 : 0);
    }

    void addIf(boolean isTaken, PodFacts pods) {
      boolean isThere = pods.isDaemon() || pods.maximum() > 0;
      boolean isSlower =
          slowest
              .get(tier(pods))
              .filter(other -> other.gracePeriod() >= pods.gracePeriod())
              .isEmpty();
      if (isTaken && isThere && isSlower) {
        slowest.set(tier(pods), Optional.of(pods));
      }
    }

    List<PodFacts> pods() {
      return slowest.stream().flatMap(Optional::stream).toList();
    }
  }

  private void budget(NodeGroup pool, Tiers tiers, Region region, Diagnostics diagnostics) {
    long foreign = Fields.integer(region.spec(), "foreignDrainSeconds").orElse(DEFAULT_FOREIGN);
    long sum = foreign;
    List<String> terms = new ArrayList<>();
    for (PodFacts pods : tiers.pods()) {
      sum += pods.gracePeriod();
      terms.add("%d s of %s".formatted(pods.gracePeriod(), pods.owner()));
    }
    if (tiers.pods().isEmpty() || sum <= NOTICE) {
      return;
    }
    String message =
        "draining a spot node of %s may take %d s = %s + %d s of what the fleet does not render, but it is gone after %d s"
            .formatted(pool.title(), sum, String.join(" + ", terms), foreign, NOTICE);
    Diagnostic diagnostic = Diagnostic.of(code(), pool.origin(), message);
    for (PodFacts pods : tiers.pods()) {
      diagnostic = Finding.related(diagnostic, pods.gracePeriodOrigin(), pods.owner());
    }
    diagnostics.add(
        Finding.related(
            diagnostic,
            Fields.origin(region.spec(), "foreignDrainSeconds"),
            "region `" + region.name() + "`"));
  }

  private void node(NodeGroup pool, Tiers tiers, Diagnostics diagnostics) {
    if (pool.gracePeriod().isEmpty()) {
      String message =
          "%s has no `terminationGracePeriod`: one pod that must not be disturbed holds its node for ever"
              .formatted(pool.title());
      diagnostics.add(Diagnostic.of(code(), pool.gracePeriodOrigin(), message));
      return;
    }
    Duration node = pool.gracePeriod().orElseThrow();
    for (PodFacts pods : tiers.pods()) {
      if (node.compareTo(Duration.ofSeconds(pods.gracePeriod())) <= 0) {
        String message =
            "terminationGracePeriod %s of %s is not above the %d s of %s"
                .formatted(GoDuration.print(node), pool.title(), pods.gracePeriod(), pods.owner());
        diagnostics.add(
            Finding.of(
                code(), pool.gracePeriodOrigin(), message, pods.gracePeriodOrigin(), pods.owner()));
      }
    }
  }
}
