package dev.drydock.check;

import dev.drydock.diag.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A vmagent that writes the same samples more than once.
 *
 * @param owner the object that makes the pods
 * @param interval the time between two scrapes of a target, the longest of its jobs
 * @param hosts the hosts that it writes to, such as {@code store.observability.svc}
 * @param origin where it is written
 */
record MetricsAgentFacts(String owner, Duration interval, List<String> hosts, Origin origin) {

  MetricsAgentFacts {
    hosts = List.copyOf(hosts);
  }

  static List<MetricsAgentFacts> read(
      List<KubernetesObject> objects, List<EmbeddedConfig> configs) {
    List<MetricsAgentFacts> found = new ArrayList<>();
    for (Program agent : Program.named("vmagent", objects)) {
      Flags flags = Flags.of(agent.container());
      Optional<EmbeddedConfig> config = EmbeddedConfig.mounted(agent.pods(), configs, Scrapes.KEY);
      if (config.isPresent() && overlaps(flags, Replicas.of(agent.owner(), objects))) {
        found.add(
            new MetricsAgentFacts(
                agent.owner().title(),
                interval(new Scrapes(config.orElseThrow().document())),
                flags.items("remoteWrite.url").stream().map(flag -> host(flag.value())).toList(),
                config.orElseThrow().origin()));
      }
    }
    return found;
  }

  /** Pods that do not share the targets scrape them all, and shares may overlap on purpose. */
  private static boolean overlaps(Flags flags, Replicas replicas) {
    boolean isShared = flags.flag("promscrape.cluster.membersCount").isPresent();
    String copies = flags.value("promscrape.cluster.replicationFactor").orElse("1");
    return (replicas.maximum() > 1 && !isShared) || !copies.equals("1");
  }

  private static Duration interval(Scrapes scrapes) {
    return scrapes.jobs().stream()
        .map(scrapes::interval)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private static String host(String address) {
    return address.replaceFirst("^[a-z]+://", "").replaceFirst("[:/?].*$", "");
  }
}
