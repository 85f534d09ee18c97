package dev.drydock.check;

import dev.drydock.diag.Origin;
import dev.drydock.yaml.MappingNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Reads how pods behind a Service stop. */
final class ServerReader {

  private static final String STOP = "GRACEFUL_SHUTDOWN_TIMEOUT";

  /** What the server does where nothing is said. */
  private static final Duration DEFAULT_STOP = Duration.ofSeconds(1);

  private static final String KEEP_ALIVE = "SERVER_KEEPALIVE_TIMEOUT";
  private static final Duration DEFAULT_KEEP_ALIVE = Duration.ofSeconds(15);

  private ServerReader() {}

  static List<ServerFacts> read(List<KubernetesObject> objects) {
    return serving(objects).flatMap(pods -> server(pods).stream()).toList();
  }

  /** Returns the pods that a Service of the same namespace selects. */
  static Stream<Pods> serving(List<KubernetesObject> objects) {
    List<KubernetesObject> services =
        objects.stream().filter(object -> object.is("", "Service")).toList();
    return Pods.of(objects).stream()
        .filter(pods -> services.stream().anyMatch(service -> selects(service, pods)));
  }

  /** Returns whether a Service leads to pods. */
  static boolean selects(KubernetesObject service, Pods pods) {
    SortedMap<String, String> selector = Fields.strings(service.node(), "spec", "selector");
    return !selector.isEmpty()
        && service.namespace().equals(pods.owner().namespace())
        && LabelSelector.contains(pods.labels(), selector);
  }

  private static Optional<ServerFacts> server(Pods pods) {
    return pods.serving()
        .map(Pods.Container::node)
        .filter(container -> !Fields.maps(container, "ports").isEmpty())
        .findFirst()
        .map(container -> server(pods, container));
  }

  private static ServerFacts server(Pods pods, MappingNode container) {
    return new ServerFacts(
        pods.owner().title(),
        PreStop.of(container),
        pods.gracePeriod(),
        Fields.origin(pods.spec(), "terminationGracePeriodSeconds"),
        number(container, STOP).map(Duration::ofMillis).orElse(DEFAULT_STOP),
        origin(container, STOP),
        number(container, KEEP_ALIVE).map(Duration::ofSeconds).orElse(DEFAULT_KEEP_ALIVE),
        origin(container, KEEP_ALIVE),
        pods.owner().kind().equals(OperatedPods.KIND));
  }

  private static Optional<Long> number(MappingNode container, String name) {
    return variable(container, name)
        .flatMap(each -> Fields.text(each, "value"))
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(Long::valueOf);
  }

  private static Origin origin(MappingNode container, String name) {
    return variable(container, name)
        .map(each -> Fields.origin(each, "value"))
        .orElse(container.origin());
  }

  /** The last of two equal variables wins. */
  private static Optional<MappingNode> variable(MappingNode container, String name) {
    return Fields.maps(container, "env").stream()
        .filter(each -> Fields.text(each, "name").orElse("").equals(name))
        .reduce((first, last) -> last);
  }
}
