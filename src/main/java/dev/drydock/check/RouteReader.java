package dev.drydock.check;

import dev.drydock.yaml.MappingNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/** Reads where routes lead: from Ingress and IngressRoute over Services to the ports of pods. */
final class RouteReader {

  private static final String ENTRY_POINTS = "traefik.ingress.kubernetes.io/router.entrypoints";

  private final List<KubernetesObject> objects;
  private final List<PodFacts> pods;

  private RouteReader(List<KubernetesObject> objects, List<PodFacts> pods) {
    this.objects = objects;
    this.pods = pods;
  }

  static List<RouteFacts> read(List<KubernetesObject> objects, List<PodFacts> pods) {
    RouteReader reader = new RouteReader(objects, pods);
    return objects.stream().flatMap(object -> reader.route(object).stream()).toList();
  }

  private Optional<RouteFacts> route(KubernetesObject object) {
    List<Backend> backends = backends(object);
    if (!isRoute(object)) {
      return Optional.empty();
    }
    boolean isIngress = object.kind().equals("Ingress");
    String[] entryPoints =
        isIngress
            ? new String[] {"metadata", "annotations", ENTRY_POINTS}
            : new String[] {"spec", "entryPoints"};
    SequencedSet<RouteFacts.Target> targets = new LinkedHashSet<>();
    for (Backend backend : backends) {
      backend.service(objects).ifPresent(service -> targets.addAll(targets(service, backend)));
    }
    return Optional.of(
        new RouteFacts(
            object.title(),
            Fields.text(object.node(), "spec", "ingressClassName"),
            object.origin("spec", "ingressClassName"),
            isIngress
                ? Fields.text(object.node(), entryPoints).map(RouteReader::words).orElse(List.of())
                : Fields.texts(object.node(), entryPoints),
            object.origin(entryPoints),
            List.copyOf(targets),
            object.origin()));
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s*,\\s*"));
  }

  private List<RouteFacts.Target> targets(KubernetesObject service, Backend backend) {
    List<RouteFacts.Target> targets = new ArrayList<>();
    for (MappingNode port : Fields.maps(service.node(), "spec", "ports")) {
      if (backend.isPort(port)) {
        String target = targetPort(port);
        for (PodFacts each : pods) {
          if (each.namespace().equals(service.namespace().orElse("")) && selects(service, each)) {
            each.ports().stream()
                .filter(number -> number.is(target))
                .forEach(number -> targets.add(new RouteFacts.Target(each, number)));
          }
        }
      }
    }
    return targets;
  }

  private static boolean selects(KubernetesObject service, PodFacts pods) {
    var selector = Fields.strings(service.node(), "spec", "selector");
    return !selector.isEmpty() && LabelSelector.contains(pods.labels(), selector);
  }

  /** Returns the name or number of a container's port that a Service's port leads to. */
  static String targetPort(MappingNode port) {
    return Fields.text(port, "targetPort").or(() -> Fields.text(port, "port")).orElse("");
  }

  static boolean isRoute(KubernetesObject object) {
    return object.is("networking.k8s.io", "Ingress") || object.is("traefik.io", "IngressRoute");
  }

  /**
   * A Service that a route leads to.
   *
   * @param namespace its namespace
   * @param name its name
   * @param port the name or number of its port
   * @param node where it is written
   */
  record Backend(String namespace, String name, String port, MappingNode node) {

    Optional<KubernetesObject> service(List<KubernetesObject> objects) {
      return objects.stream()
          .filter(object -> object.is("", "Service") && object.name().equals(name))
          .filter(object -> object.namespace().orElse("").equals(namespace))
          .findFirst();
    }

    boolean isPort(MappingNode port) {
      return Fields.text(port, "port").orElse("").equals(this.port)
          || Fields.text(port, "name").orElse("").equals(this.port);
    }
  }

  /** Returns the Services that an object leads to. */
  static List<Backend> backends(KubernetesObject object) {
    List<Backend> found = new ArrayList<>();
    if (object.is("networking.k8s.io", "Ingress")) {
      object.node().map("spec", "defaultBackend").ifPresent(each -> add(object, each, found));
      for (MappingNode rule : Fields.maps(object.node(), "spec", "rules")) {
        for (MappingNode path : Fields.maps(rule, "http", "paths")) {
          path.map("backend").ifPresent(each -> add(object, each, found));
        }
      }
    } else if (object.is("traefik.io", "IngressRoute")) {
      for (MappingNode route : Fields.maps(object.node(), "spec", "routes")) {
        for (MappingNode service : Fields.maps(route, "services")) {
          if (Fields.text(service, "kind").orElse("Service").equals("Service")) {
            found.add(
                new Backend(
                    Fields.text(service, "namespace").orElse(object.namespace().orElse("")),
                    Fields.text(service, "name").orElse(""),
                    Fields.text(service, "port").orElse(""),
                    service));
          }
        }
      }
    }
    return found;
  }

  private static void add(KubernetesObject object, MappingNode backend, List<Backend> found) {
    Optional<MappingNode> service = backend.map("service");
    service.ifPresent(
        each ->
            found.add(
                new Backend(
                    object.namespace().orElse(""),
                    Fields.text(each, "name").orElse(""),
                    Fields.text(each, "port", "name")
                        .or(() -> Fields.text(each, "port", "number"))
                        .orElse(""),
                    each)));
  }
}
