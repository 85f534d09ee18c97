package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostics;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.Region;
import java.util.List;

/**
 * Proves that a Loki takes what a Fluent Bit delivers late. A region without a Loki is not judged.
 */
final class LogIntakeCheck implements FleetCheck {

  @Override
  public Code code() {
    return Code.CHECK_LOG_INTAKE;
  }

  @Override
  public String relation() {
    return "the age of a record that Fluent Bit delivers late (retries x their longest pause;"
        + " without end, as long as a node that logs 10 kB/s takes to fill the buffer) <="
        + " Loki's reject_old_samples_max_age; its labels <= Loki's"
        + " max_label_names_per_series";
  }

  @Override
  public void check(FleetFacts facts, Fleet fleet, Diagnostics diagnostics) {
    for (Region region : fleet.regions().values()) {
      List<UnitFacts> units = facts.units(region.name());
      List<LogStoreFacts> stores =
          units.stream().flatMap(unit -> unit.telemetry().logStores().stream()).toList();
      units.stream()
          .flatMap(unit -> unit.telemetry().logShippers().stream())
          .forEach(shipper -> stores.forEach(store -> judge(shipper, store, diagnostics)));
    }
  }

  private void judge(LogShipperFacts shipper, LogStoreFacts store, Diagnostics diagnostics) {
    if (shipper.age().compareTo(store.rejectAge()) > 0) {
      String message =
          "%s may deliver a record %s late, but %s refuses what is older than %s"
              .formatted(
                  shipper.owner(),
                  PrometheusDuration.print(shipper.age()),
                  store.owner(),
                  PrometheusDuration.print(store.rejectAge()));
      diagnostics.add(
          Finding.of(code(), shipper.origin(), message, store.origin(), "what Loki takes"));
    }
    if (shipper.labels() > store.labels()) {
      String message =
          "%s gives a stream %d labels, but %s takes at most %d"
              .formatted(shipper.owner(), shipper.labels(), store.owner(), store.labels());
      diagnostics.add(
          Finding.of(code(), shipper.origin(), message, store.origin(), "what Loki takes"));
    }
  }
}
