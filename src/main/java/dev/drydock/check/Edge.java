package dev.drydock.check;

import dev.drydock.diag.Origin;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.Region;
import dev.drydock.yaml.MappingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way into a region: its Traefiks and the target groups before them.
 *
 * @param region the region
 * @param traefiks the Traefiks on its edge nodes
 * @param listeners where load balancers take connections, or what the region says of it
 * @param targetGroups the target groups, rendered ones or what the region says of them
 * @param owners what registers their targets
 * @param sharesZones whether a load balancer itself shares targets between zones
 */
record Edge(
    Region region,
    List<TraefikFacts> traefiks,
    List<ListenerFacts> listeners,
    List<TargetGroupFacts> targetGroups,
    List<TargetOwnerFacts> owners,
    boolean sharesZones) {

  static List<Edge> of(FleetFacts facts, Fleet fleet) {
    return fleet.regions().values().stream().map(region -> of(facts, region)).toList();
  }

  private static Edge of(FleetFacts facts, Region region) {
    List<TraefikFacts> traefiks = new ArrayList<>();
    List<ListenerFacts> listeners = new ArrayList<>();
    List<TargetGroupFacts> groups = new ArrayList<>();
    List<TargetOwnerFacts> owners = new ArrayList<>();
    boolean sharesZones = false;
    for (UnitFacts unit : facts.units(region.name())) {
      traefiks.addAll(unit.traefiks());
      listeners.addAll(unit.balancer().listeners());
      groups.addAll(unit.balancer().targetGroups());
      owners.addAll(unit.balancer().owners());
      sharesZones |= unit.balancer().sharesZones();
    }
    if (groups.isEmpty() && isExternal(region)) {
      groups.add(external(region));
    }
    if (listeners.isEmpty() && isExternal(region)) {
      listeners.add(externalListener(region));
    }
    return new Edge(region, traefiks, listeners, groups, owners, sharesZones);
  }

  /** Returns whether somebody else provisions the load balancer. */
  boolean isExternal() {
    return isExternal(region);
  }

  private static boolean isExternal(Region region) {
    return Fields.text(region.spec(), "edge", "provisioner").orElse("").equals("external");
  }

  long nodes() {
    return Fields.integer(region.spec(), "nodes", "edge").orElse(0L);
  }

  Origin nodesOrigin() {
    return Fields.origin(region.spec(), "nodes", "edge");
  }

  long zones() {
    return Math.max(1, Fields.scalars(region.spec(), "cloud", "zones").size());
  }

  private static ListenerFacts externalListener(Region region) {
    return new ListenerFacts(
        "the load balancer of region `" + region.name() + "`",
        Fields.integer(region.spec(), "edge", "idleTimeoutSeconds").orElse(0L),
        Fields.origin(region.spec(), "edge", "idleTimeoutSeconds"));
  }

  private static TargetGroupFacts external(Region region) {
    MappingNode edge = region.spec().map("edge").orElse(region.spec());
    MappingNode health = edge.map("healthCheck").orElse(edge);
    return new TargetGroupFacts(
        region.name(),
        "the load balancer of region `" + region.name() + "`",
        edge.origin(),
        Optional.empty(),
        new TargetGroupFacts.Health(
            "HTTP",
            "",
            "/ping",
            "200",
            Fields.integer(health, "intervalSeconds").orElse(30L),
            Fields.integer(health, "timeoutSeconds").orElse(6L),
            Fields.integer(health, "healthyThreshold").orElse(5L),
            Fields.integer(health, "unhealthyThreshold").orElse(2L),
            health.origin(),
            Finding.together(
                health,
                "intervalSeconds",
                "timeoutSeconds",
                "healthyThreshold",
                "unhealthyThreshold")),
        Fields.flag(edge, "unhealthyTermination").orElse(true),
        Fields.origin(edge, "unhealthyTermination"),
        Fields.integer(edge, "unhealthyDrainingSeconds").orElse(0L),
        Fields.origin(edge, "unhealthyDrainingSeconds"),
        Fields.flag(edge, "crossZone"),
        Fields.origin(edge, "crossZone"),
        /* isRendered= */ false);
  }

  /** Returns the entry points that a target group sends connections to. */
  List<EntryPointFacts> targets(TraefikFacts traefik, TargetGroupFacts group) {
    return traefik.traffic().stream()
        .filter(
            entry ->
                group.port().isEmpty() || entry.hostPort().map(Long::valueOf).equals(group.port()))
        .toList();
  }
}
