package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostics;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.Region;
import java.util.List;

/**
 * Proves that samples which are scraped more than once are counted once. Stores that the region
 * does not render are not judged.
 */
final class DeduplicationCheck implements FleetCheck {

  @Override
  public Code code() {
    return Code.CHECK_DEDUPLICATION;
  }

  @Override
  public String relation() {
    return "where the pods of a vmagent scrape the same targets, each store of its region that it"
        + " writes to has -dedup.minScrapeInterval = its scrape_interval";
  }

  @Override
  public void check(FleetFacts facts, Fleet fleet, Diagnostics diagnostics) {
    for (Region region : fleet.regions().values()) {
      List<UnitFacts> units = facts.units(region.name());
      List<MetricsStoreFacts> stores =
          units.stream().flatMap(unit -> unit.telemetry().metricsStores().stream()).toList();
      units.stream()
          .flatMap(unit -> unit.telemetry().metricsAgents().stream())
          .forEach(agent -> stores.forEach(store -> judge(agent, store, diagnostics)));
    }
  }

  private void judge(MetricsAgentFacts agent, MetricsStoreFacts store, Diagnostics diagnostics) {
    boolean isTarget = agent.hosts().stream().anyMatch(store::isAt);
    if (isTarget && !store.deduplication().equals(agent.interval())) {
      String message =
          "-dedup.minScrapeInterval of %s is %s, but the pods of %s scrape the same targets every %s"
              .formatted(
                  store.owner(),
                  GoDuration.print(store.deduplication()),
                  agent.owner(),
                  GoDuration.print(agent.interval()));
      diagnostics.add(
          Finding.of(code(), store.origin(), message, agent.origin(), "what is scraped"));
    }
  }
}
