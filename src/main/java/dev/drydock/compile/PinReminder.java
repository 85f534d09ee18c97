package dev.drydock.compile;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.Tenant;
import dev.drydock.git.Person;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reminds of pins whose last day is over, by the time of the source commit and not by a clock. */
final class PinReminder {
  private PinReminder() {}

  static List<Diagnostic> check(Fleet fleet, Person committed) {
    LocalDate day = LocalDate.ofInstant(committed.time(), ZoneOffset.UTC);
    List<Diagnostic> reminders = new ArrayList<>();
    for (Tenant tenant : fleet.tenants().values()) {
      Tenant.Pin pin = tenant.pin().orElse(null);
      if (pin != null
          && pin.until().filter(until -> LocalDate.parse(until).isBefore(day)).isPresent()) {
        reminders.add(
            Diagnostic.of(
                    Code.PUBLISH_PIN_OVERDUE,
                    pin.at(),
                    "the pin of `%s` to release `%s` was meant to last until %s: %s"
                        .formatted(
                            tenant.name(),
                            pin.releaseName(),
                            pin.until().orElseThrow(),
                            pin.reason()))
                .withHint("remove the pin, or choose another day for `until`"));
      }
    }
    return reminders;
  }
}
