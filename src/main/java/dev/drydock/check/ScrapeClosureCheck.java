package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostics;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.Region;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * Proves that pods which ask to be scraped are, and that the way there is open to the scraper. A
 * region that renders no vmagent is not judged, nor are jobs that do not select pods by label.
 */
final class ScrapeClosureCheck implements FleetCheck {

  @Override
  public Code code() {
    return Code.CHECK_SCRAPE_CLOSURE;
  }

  @Override
  public String relation() {
    return "pods whose label a job of vmagent selects have a port that its rules keep; a network"
        + " policy opens that port to vmagent, and to no pods that are not named and"
        + " rendered; vmagent's own policies let it out to there";
  }

  @Override
  public void check(FleetFacts facts, Fleet fleet, Diagnostics diagnostics) {
    for (Region region : fleet.regions().values()) {
      List<UnitFacts> units = facts.units(region.name());
      List<ScraperFacts> scrapers =
          units.stream().flatMap(unit -> unit.network().scrapers().stream()).toList();
      if (scrapers.isEmpty()) {
        continue;
      }
      Reachability network = new Reachability(units);
      for (UnitFacts unit : units) {
        Diagnostics found = new Diagnostics();
        for (PodFacts pods : unit.pods()) {
          scrapers.forEach(scraper -> judge(scraper, pods, network, found));
        }
        found.all().forEach(each -> diagnostics.add(Finding.ofUnit(each, unit.id(), fleet)));
      }
    }
  }

  private void judge(
      ScraperFacts scraper, PodFacts pods, Reachability network, Diagnostics diagnostics) {
    List<ScrapeJob> jobs = scraper.jobs().stream().filter(job -> job.looksAt(pods)).toList();
    SequencedSet<PortFact> ports = new LinkedHashSet<>();
    jobs.forEach(job -> ports.addAll(job.targets(pods)));
    if (!jobs.isEmpty() && ports.isEmpty()) {
      String message =
          "%s asks to be scraped, but %s keeps none of its ports: %s"
              .formatted(pods.owner(), scraper.pods().owner(), printed(pods));
      diagnostics.add(
          Finding.of(code(), pods.origin(), message, scraper.origin(), "the rules of the scrape"));
    }
    for (PortFact port : ports) {
      List<Reachability.Problem> problems =
          new ArrayList<>(network.problems(scraper.pods(), pods, port));
      problems.addAll(network.loose(pods, port));
      for (Reachability.Problem problem : problems) {
        diagnostics.add(
            Finding.of(code(), problem.at(), problem.message(), port.origin(), "the port"));
      }
    }
  }

  private static String printed(PodFacts pods) {
    return pods.ports().isEmpty()
        ? "it has none"
        : String.join(", ", pods.ports().stream().map(PortFact::print).toList());
  }
}
