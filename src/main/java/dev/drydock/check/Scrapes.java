package dev.drydock.check;

import dev.drydock.yaml.MappingNode;
import java.time.Duration;
import java.util.List;

/**
 * A configuration of scrapes, with vmagent's defaults for what it does not say.
 *
 * @param document the configuration
 */
record Scrapes(MappingNode document) {

  static final String KEY = "scrape_configs";

  private static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(1);
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  List<MappingNode> jobs() {
    return Fields.maps(document, KEY);
  }

  static String name(MappingNode job) {
    return Fields.text(job, "job_name").orElse("");
  }

  Duration interval(MappingNode job) {
    return duration(job, "scrape_interval", DEFAULT_INTERVAL);
  }

  Duration timeout(MappingNode job) {
    return duration(job, "scrape_timeout", DEFAULT_TIMEOUT);
  }

  private Duration duration(MappingNode job, String key, Duration otherwise) {
    return Fields.text(job, key)
        .or(() -> Fields.text(document, "global", key))
        .flatMap(PrometheusDuration::parse)
        .orElse(otherwise);
  }
}
