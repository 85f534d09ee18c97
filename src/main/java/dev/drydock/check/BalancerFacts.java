package dev.drydock.check;

import java.util.List;

/**
 * The objects of a load balancer.
 *
 * @param listeners its listeners
 * @param targetGroups its target groups
 * @param owners what registers targets
 * @param sharesZones whether a load balancer itself shares targets between zones
 */
record BalancerFacts(
    List<ListenerFacts> listeners,
    List<TargetGroupFacts> targetGroups,
    List<TargetOwnerFacts> owners,
    boolean sharesZones) {

  static final BalancerFacts NONE = new BalancerFacts(List.of(), List.of(), List.of(), false);

  BalancerFacts {
    listeners = List.copyOf(listeners);
    targetGroups = List.copyOf(targetGroups);
    owners = List.copyOf(owners);
  }
}
