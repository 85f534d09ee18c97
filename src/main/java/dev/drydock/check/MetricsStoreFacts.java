package dev.drydock.check;

import dev.drydock.diag.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A store of metrics.
 *
 * @param owner the object that makes the pods
 * @param addresses the Services that lead to it, such as {@code store.observability}
 * @param deduplication the span of which it keeps one sample, zero for all
 * @param origin where that is written
 */
record MetricsStoreFacts(
    String owner, List<String> addresses, Duration deduplication, Origin origin) {

  MetricsStoreFacts {
    addresses = List.copyOf(addresses);
  }

  static List<MetricsStoreFacts> read(List<KubernetesObject> objects) {
    List<MetricsStoreFacts> found = new ArrayList<>();
    for (Program store : Program.named("victoria-metrics", objects)) {
      Flags flags = Flags.of(store.container());
      Optional<Duration> span =
          flags.value("dedup.minScrapeInterval").flatMap(PrometheusDuration::parse);
      found.add(
          new MetricsStoreFacts(
              store.owner().title(),
              addresses(store.pods(), objects),
              span.orElse(Duration.ZERO),
              flags.origin("dedup.minScrapeInterval")));
    }
    return found;
  }

  private static List<String> addresses(Pods pods, List<KubernetesObject> objects) {
    return objects.stream()
        .filter(object -> object.is("", "Service"))
        .filter(service -> ServerReader.selects(service, pods))
        .map(service -> service.name() + "." + service.namespace().orElse(""))
        .toList();
  }

  /** Returns whether a host of the cluster leads to this store. */
  boolean isAt(String host) {
    return addresses.stream()
        .anyMatch(address -> host.equals(address) || host.startsWith(address + ".svc"));
  }
}
