package dev.drydock.check;

import dev.drydock.diag.Origin;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A Traefik on the nodes of the edge, with all that its budgets need.
 *
 * @param title the object
 * @param origin where the object is written
 * @param entryPoints its entry points
 * @param ping its health answer
 * @param metricsEntryPoint the entry point of its metrics
 * @param gracePeriod seconds that a pod may take to stop
 * @param gracePeriodOrigin where that is written
 * @param preStop what runs before the signal to stop
 * @param priorityClass the pods' priority class, or an empty string
 * @param minReady seconds that a new pod must be ready before the next one goes
 * @param minReadyOrigin where that is written
 * @param maxUnavailable how many may be away in a rollout
 * @param tenantIdle how long a connection to a tenant may be idle, zero for ever
 * @param tenantIdleOrigin the flag that says so
 * @param throttle how long changes of routes may wait, in the provider and after it
 * @param throttleOrigin the flag of the provider, or what stands for it
 */
record TraefikFacts(
    String title,
    Origin origin,
    List<EntryPointFacts> entryPoints,
    PingFacts ping,
    String metricsEntryPoint,
    long gracePeriod,
    Origin gracePeriodOrigin,
    PreStop preStop,
    String priorityClass,
    long minReady,
    Origin minReadyOrigin,
    Share maxUnavailable,
    Duration tenantIdle,
    Origin tenantIdleOrigin,
    Duration throttle,
    Origin throttleOrigin) {

  TraefikFacts {
    entryPoints = List.copyOf(entryPoints);
  }

  Optional<EntryPointFacts> entryPoint(String name) {
    return entryPoints.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  Optional<EntryPointFacts> pingEntryPoint() {
    return entryPoint(ping.entryPoint());
  }

  /** Returns the entry points that serve customers: on the node, neither ping nor metrics. */
  List<EntryPointFacts> traffic() {
    return entryPoints.stream()
        .filter(each -> each.hostPort().isPresent())
        .filter(each -> !each.name().equals(ping.entryPoint()))
        .filter(each -> !each.name().equals(metricsEntryPoint))
        .toList();
  }

  /** Returns the longest time from the signal to the end of the last request. */
  Duration drain() {
    return slowest().map(EntryPointFacts::drain).orElse(Duration.ZERO);
  }

  /** Returns the entry point whose last request ends last. */
  Optional<EntryPointFacts> slowest() {
    return entryPoints.stream().max(Comparator.comparing(EntryPointFacts::drain));
  }
}
