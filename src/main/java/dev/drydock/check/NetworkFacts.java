package dev.drydock.check;

import java.util.List;

/**
 * Who may talk to whom, and who does.
 *
 * @param policies network policies
 * @param routes routes from the edge to pods
 * @param ingressClasses the classes of routes that it offers
 * @param scrapers its vmagents
 */
record NetworkFacts(
    List<PolicyFacts> policies,
    List<RouteFacts> routes,
    List<String> ingressClasses,
    List<ScraperFacts> scrapers) {

  NetworkFacts {
    policies = List.copyOf(policies);
    routes = List.copyOf(routes);
    ingressClasses = List.copyOf(ingressClasses);
    scrapers = List.copyOf(scrapers);
  }

  static NetworkFacts read(
      List<KubernetesObject> objects, List<EmbeddedConfig> configs, List<PodFacts> pods) {
    return new NetworkFacts(
        PolicyFacts.read(objects),
        RouteReader.read(objects, pods),
        objects.stream()
            .filter(object -> object.is("networking.k8s.io", "IngressClass"))
            .map(KubernetesObject::name)
            .toList(),
        ScraperFacts.read(objects, configs, pods));
  }
}
