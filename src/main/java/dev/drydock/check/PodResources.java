package dev.drydock.check;

import dev.drydock.yaml.MappingNode;

/**
 * What one pod asks for, as the scheduler and quotas count it: the sum of what runs side by side,
 * or the largest initial container where that is more.
 *
 * @param requests what it is promised
 * @param limits what it is held to
 */
record PodResources(Resources requests, Resources limits) {

  static PodResources of(Pods pods, ContainerDefaults defaults) {
    Resources requests = Resources.none();
    Resources limits = Resources.none();
    Resources firstRequests = Resources.none();
    Resources firstLimits = Resources.none();
    for (Pods.Container container : pods.containers()) {
      Resources limit = limits(container.node(), defaults);
      Resources request = requests(container.node(), defaults);
      if (container.isInitial()) {
        firstRequests = firstRequests.max(request);
        firstLimits = firstLimits.max(limit);
      } else {
        requests = requests.plus(request);
        limits = limits.plus(limit);
      }
    }
    return new PodResources(requests.max(firstRequests), limits.max(firstLimits));
  }

  /** Returns what a container is held to. */
  static Resources limits(MappingNode container, ContainerDefaults defaults) {
    return Resources.at(container, "resources", "limits").orElse(defaults.limits());
  }

  /** Returns what a container is promised; a limit without a request is one too. */
  static Resources requests(MappingNode container, ContainerDefaults defaults) {
    return Resources.at(container, "resources", "requests")
        .orElse(Resources.at(container, "resources", "limits"))
        .orElse(defaults.requests());
  }
}
