package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Origin;
import dev.drydock.fleet.Fleet;
import java.util.Optional;

/** Proves that the load balancer asks the one place that tells when a Traefik stops. */
final class HealthCheckTruthCheck implements FleetCheck {

  @Override
  public Code code() {
    return Code.CHECK_HEALTH_CHECK_TRUTH;
  }

  @Override
  public String relation() {
    return "the health check is HTTP on /ping at the host port of the ping entry point, and its"
        + " matcher excludes the terminating status";
  }

  @Override
  public void check(FleetFacts facts, Fleet fleet, Diagnostics diagnostics) {
    for (Edge edge : Edge.of(facts, fleet)) {
      for (TraefikFacts traefik : edge.traefiks()) {
        ping(traefik, diagnostics);
        edge.targetGroups().stream()
            .filter(TargetGroupFacts::isRendered)
            .forEach(group -> health(traefik, group, diagnostics));
      }
    }
  }

  private void ping(TraefikFacts traefik, Diagnostics diagnostics) {
    PingFacts ping = traefik.ping();
    String problem = problem(ping, traefik.pingEntryPoint());
    if (!problem.isEmpty()) {
      diagnostics.add(
          Diagnostic.of(
              code(),
              ping.origin(),
              "%s %s, so that no load balancer learns when it stops"
                  .formatted(traefik.title(), problem)));
    }
  }

  private static String problem(PingFacts ping, Optional<EntryPointFacts> entry) {
    if (!ping.isOn()) {
      return "does not answer `/ping` by itself";
    }
    String answers = "answers `/ping` on entry point `" + ping.entryPoint() + "`, which has no ";
    if (entry.isEmpty()) {
      return answers + "flags";
    }
    return entry.orElseThrow().hostPort().isEmpty() ? answers + "host port" : "";
  }

  private void health(TraefikFacts traefik, TargetGroupFacts group, Diagnostics diagnostics) {
    TargetGroupFacts.Health health = group.health();
    if (!health.protocol().equals("HTTP")) {
      add(
          group,
          "the health check of %s is `%s`, which stays good while a Traefik stops; expected `HTTP`"
              .formatted(group.title(), health.protocol()),
          traefik,
          diagnostics);
      return;
    }
    String port =
        traefik.pingEntryPoint().flatMap(EntryPointFacts::hostPort).map(String::valueOf).orElse("");
    if (!port.isEmpty() && !health.port().equals(port)) {
      add(
          group,
          "the health check of %s asks port `%s`, but `/ping` answers on host port %s"
              .formatted(group.title(), health.port(), port),
          traefik,
          diagnostics);
    }
    answer(traefik, group, diagnostics);
  }

  private void answer(TraefikFacts traefik, TargetGroupFacts group, Diagnostics diagnostics) {
    TargetGroupFacts.Health health = group.health();
    if (!health.path().equals("/ping")) {
      add(
          group,
          "the health check of %s asks the path `%s`, expected `/ping`"
              .formatted(group.title(), health.path()),
          traefik,
          diagnostics);
    }
    int status = traefik.ping().terminatingStatus();
    if (includes(health.matcher(), status)) {
      add(
          group,
          "the health check of %s takes `%s` for healthy, which includes the terminating status %d"
              .formatted(group.title(), health.matcher(), status),
          traefik,
          diagnostics);
    }
  }

  /** Returns whether a matcher such as {@code 200-299,404} holds a status. */
  private static boolean includes(String matcher, int status) {
    for (String part : matcher.split(",", /* limit= */ -1)) {
      String[] ends = part.strip().split("-", /* limit= */ 2);
      boolean isRange = ends[0].matches("[0-9]{3}") && ends[ends.length - 1].matches("[0-9]{3}");
      if (isRange
          && Integer.parseInt(ends[0]) <= status
          && status <= Integer.parseInt(ends[ends.length - 1])) {
        return true;
      }
    }
    return false;
  }

  private void add(
      TargetGroupFacts group, String message, TraefikFacts traefik, Diagnostics diagnostics) {
    Origin ping = traefik.ping().origin();
    diagnostics.add(
        Finding.of(
            code(),
            group.health().origin(),
            message,
            ping,
            "where " + traefik.title() + " answers"));
  }
}
