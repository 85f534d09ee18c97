package dev.drydock.check;

import dev.drydock.diag.Origin;
import java.util.List;
import java.util.Optional;

/**
 * A route from the edge to pods.
 *
 * @param owner the object
 * @param ingressClass the class that it asks for
 * @param classOrigin where that is written
 * @param entryPoints the entry points that it asks for; none means the default ones
 * @param entryPointsOrigin where they are written
 * @param targets the ports that it leads to
 * @param origin where the object is written
 */
record RouteFacts(
    String owner,
    Optional<String> ingressClass,
    Origin classOrigin,
    List<String> entryPoints,
    Origin entryPointsOrigin,
    List<Target> targets,
    Origin origin) {

  RouteFacts {
    entryPoints = List.copyOf(entryPoints);
    targets = List.copyOf(targets);
  }

  /**
   * A port of pods that a route leads to.
   *
   * @param pods the pods
   * @param port the port
   */
  record Target(PodFacts pods, PortFact port) {}
}
