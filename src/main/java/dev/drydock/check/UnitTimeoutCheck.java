package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostics;
import dev.drydock.fleet.Fleet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Proves that delivery waits longer for a unit than its slowest rollout lasts. */
final class UnitTimeoutCheck implements FleetCheck {

  @Override
  public Code code() {
    return Code.CHECK_UNIT_TIMEOUT;
  }

  @Override
  public String relation() {
    return "a unit's timeout > its slowest roll (a DaemonSet: nodes x (terminationGracePeriod +"
        + " minReadySeconds + 30 s))";
  }

  @Override
  public void check(FleetFacts facts, Fleet fleet, Diagnostics diagnostics) {
    SortedMap<String, RollTime> rolls = new TreeMap<>();
    for (UnitFacts unit : facts.units()) {
      unit.roll().ifPresent(roll -> rolls.put(unit.id().folder(), roll));
    }
    for (RegionFolders folders : RegionFolders.of(facts)) {
      for (List<RegionFolders.Placed> syncs : folders.syncs().values()) {
        syncs.forEach(placed -> check(placed.sync(), rolls, diagnostics));
      }
    }
  }

  private void check(SyncFact sync, SortedMap<String, RollTime> rolls, Diagnostics diagnostics) {
    Optional<RollTime> roll = Optional.ofNullable(rolls.get(sync.path()));
    if (!sync.waits() || roll.isEmpty()) {
      return;
    }
    Duration timeout = sync.timeout().orElse(Duration.ZERO);
    RollTime slowest = roll.orElseThrow();
    if (timeout.compareTo(Duration.ofSeconds(slowest.seconds())) <= 0) {
      String message =
          "delivery waits %s, but a rollout of %s takes %s"
              .formatted(GoDuration.print(timeout), slowest.owner(), slowest.sum());
      diagnostics.add(
          Finding.of(code(), sync.timeoutOrigin(), message, slowest.origin(), slowest.owner())
              .withRelated(sync.origin().at(), sync.title()));
    }
  }
}
