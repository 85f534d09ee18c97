package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.fleet.Fleet;
import dev.drydock.manifest.UnitId;
import java.util.List;

/** Proves that alerts reach somebody. */
final class AlertsCheck implements UnitCheck {

  private static final List<String> NOTIFIERS = List.of("notifier.url", "notifier.config");

  @Override
  public Code code() {
    return Code.CHECK_ALERTS;
  }

  @Override
  public String relation() {
    return "vmalert has exactly one -notifier.url or -notifier.config, never -notifier.blackhole,"
        + " and rules and a data source to judge them by";
  }

  @Override
  public void check(CheckedUnit unit, Fleet fleet, Diagnostics diagnostics) {
    if (unit.id() instanceof UnitId.OfComponent) {
      for (Program alerts : Program.named("vmalert", unit.objects())) {
        judge(alerts, Flags.of(alerts.container()), diagnostics);
      }
    }
  }

  private void judge(Program alerts, Flags flags, Diagnostics diagnostics) {
    String title = alerts.owner().title();
    if (flags.flag("notifier.blackhole").isPresent()) {
      String message = "-notifier.blackhole of %s sends every alert nowhere".formatted(title);
      diagnostics.add(Diagnostic.of(code(), flags.origin("notifier.blackhole"), message));
    }
    long notifiers =
        NOTIFIERS.stream()
            .flatMap(name -> flags.items(name).stream())
            .filter(item -> !item.value().isEmpty())
            .count();
    if (notifiers != 1) {
      String message =
          "%s has %s, expected exactly one `-notifier.url` or `-notifier.config`"
              .formatted(title, Finding.count(notifiers, "notifier"));
      diagnostics.add(Diagnostic.of(code(), flags.origin("notifier.url"), message));
    }
    for (String needed : List.of("rule", "datasource.url")) {
      if (flags.value(needed).orElse("").isEmpty()) {
        String message = "%s has no `-%s`, and judges nothing".formatted(title, needed);
        diagnostics.add(Diagnostic.of(code(), flags.origin(needed), message));
      }
    }
  }
}
