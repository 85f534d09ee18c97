package dev.drydock.check;

import dev.drydock.diag.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A vmagent that scrapes pods.
 *
 * @param pods its own pods
 * @param jobs the jobs that look for pods by label
 * @param origin where its configuration is written
 */
record ScraperFacts(PodFacts pods, List<ScrapeJob> jobs, Origin origin) {

  ScraperFacts {
    jobs = List.copyOf(jobs);
  }

  static List<ScraperFacts> read(
      List<KubernetesObject> objects, List<EmbeddedConfig> configs, List<PodFacts> pods) {
    List<ScraperFacts> found = new ArrayList<>();
    for (Program agent : Program.named("vmagent", objects)) {
      Optional<EmbeddedConfig> config = EmbeddedConfig.mounted(agent.pods(), configs, Scrapes.KEY);
      for (PodFacts each : pods) {
        if (config.isPresent() && each.isOf(agent.owner())) {
          found.add(
              new ScraperFacts(
                  each,
                  ScrapeJob.of(new Scrapes(config.orElseThrow().document())),
                  config.orElseThrow().origin()));
        }
      }
    }
    return found;
  }
}
