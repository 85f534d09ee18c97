package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.Region;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Proves that every panel has somebody to ask. That a ConfigMap holds less than 1 MiB is a rule on
 * every object, and comes before.
 */
final class DashboardsCheck implements FleetCheck {

  @Override
  public Code code() {
    return Code.CHECK_DASHBOARDS;
  }

  @Override
  public String relation() {
    return "every data source that a dashboard asks is provisioned in its region, by uid, or is"
        + " offered by a variable of a type that is provisioned; every dashboard has a uid,"
        + " and no two have the same; no panel asks nothing";
  }

  @Override
  public void check(FleetFacts facts, Fleet fleet, Diagnostics diagnostics) {
    for (Region region : fleet.regions().values()) {
      List<UnitFacts> units = facts.units(region.name());
      List<DataSource> sources =
          units.stream().flatMap(unit -> unit.telemetry().dataSources().stream()).toList();
      SortedMap<String, Dashboard> seen = new TreeMap<>();
      units.stream()
          .flatMap(unit -> unit.telemetry().dashboards().stream())
          .forEach(
              dashboard -> {
                sources(dashboard, sources, diagnostics);
                name(dashboard, seen, diagnostics);
                for (String panel : dashboard.silentPanels()) {
                  String message =
                      "the panel `%s` of dashboard %s asks nothing"
                          .formatted(panel, dashboard.title());
                  diagnostics.add(Diagnostic.of(code(), dashboard.origin(), message));
                }
              });
    }
  }

  private void sources(Dashboard dashboard, List<DataSource> sources, Diagnostics diagnostics) {
    for (String uid : dashboard.sources()) {
      if (sources.stream().noneMatch(source -> source.uid().equals(uid))) {
        String message =
            "dashboard %s asks the data source `%s`, which is not provisioned"
                .formatted(dashboard.title(), uid);
        diagnostics.add(Diagnostic.of(code(), dashboard.origin(), message));
      }
    }
    for (String type : dashboard.sourceTypes()) {
      if (sources.stream().noneMatch(source -> source.type().equals(type))) {
        String message =
            "dashboard %s offers data sources of the type `%s`, of which none is provisioned"
                .formatted(dashboard.title(), type);
        diagnostics.add(Diagnostic.of(code(), dashboard.origin(), message));
      }
    }
  }

  private void name(
      Dashboard dashboard, SortedMap<String, Dashboard> seen, Diagnostics diagnostics) {
    if (dashboard.uid().isEmpty()) {
      String message = "dashboard %s has no `uid`".formatted(dashboard.title());
      diagnostics.add(Diagnostic.of(code(), dashboard.origin(), message));
      return;
    }
    Dashboard other = seen.putIfAbsent(dashboard.uid(), dashboard);
    if (other != null) {
      String message =
          "dashboards %s and %s have the same uid `%s`"
              .formatted(dashboard.title(), other.title(), dashboard.uid());
      diagnostics.add(
          Finding.of(code(), dashboard.origin(), message, other.origin(), "the other dashboard"));
    }
  }
}
