package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostics;
import dev.drydock.fleet.Fleet;

/** Proves that a rollout of the edge goes on only when the load balancer has the last node back. */
final class RolloutPaceCheck implements FleetCheck {

  @Override
  public Code code() {
    return Code.CHECK_ROLLOUT_PACE;
  }

  @Override
  public String relation() {
    return "minReadySeconds >= health interval x healthy threshold + 40 s; cross-zone balancing on,"
        + " or two edge nodes a zone";
  }

  @Override
  public void check(FleetFacts facts, Fleet fleet, Diagnostics diagnostics) {
    for (Edge edge : Edge.of(facts, fleet)) {
      for (TraefikFacts traefik : edge.traefiks()) {
        for (TargetGroupFacts group : edge.targetGroups()) {
          pace(traefik, group, diagnostics);
          zones(edge, traefik, group, diagnostics);
        }
      }
    }
  }

  private void pace(TraefikFacts traefik, TargetGroupFacts group, Diagnostics diagnostics) {
    TargetGroupFacts.Health health = group.health();
    long needed = health.interval() * health.healthyThreshold() + TargetGroupFacts.PROPAGATION;
    if (traefik.minReady() >= needed) {
      return;
    }
    String message =
        "minReadySeconds %d of %s is less than %d s = %d s interval x %d + %d s propagation"
            .formatted(
                traefik.minReady(),
                traefik.title(),
                needed,
                health.interval(),
                health.healthyThreshold(),
                TargetGroupFacts.PROPAGATION);
    diagnostics.add(
        Finding.of(
            code(),
            traefik.minReadyOrigin(),
            message,
            health.numbers(),
            "health check of " + group.title()));
  }

  private void zones(
      Edge edge, TraefikFacts traefik, TargetGroupFacts group, Diagnostics diagnostics) {
    long away = Math.max(1, traefik.maxUnavailable().roundedUp(edge.nodes()));
    boolean sharesZones = group.crossZone().orElse(edge.sharesZones());
    long serving = sharesZones ? edge.nodes() : edge.nodes() / edge.zones();
    if (serving > away) {
      return;
    }
    String where = sharesZones ? "the region" : "a zone, with cross-zone balancing off,";
    String message =
        "a rollout of %s takes %s away at once, and %s may have no more than %d"
            .formatted(traefik.title(), Finding.count(away, "edge node"), where, serving);
    diagnostics.add(
        Finding.of(
                code(),
                sharesZones ? traefik.origin() : group.crossZoneOrigin(),
                message,
                edge.nodesOrigin(),
                Finding.count(edge.nodes(), "edge node"))
            .withHint("switch cross-zone balancing on, or run two edge nodes a zone"));
  }
}
