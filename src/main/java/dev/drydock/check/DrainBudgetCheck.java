package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Origin;
import dev.drydock.fleet.Fleet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Proves that a stopping Traefik takes connections until the load balancer sends no more. */
final class DrainBudgetCheck implements FleetCheck {

  @Override
  public Code code() {
    return Code.CHECK_DRAIN_BUDGET;
  }

  @Override
  public String relation() {
    return "accept window >= health interval x unhealthy threshold + check timeout + 40 s"
        + " propagation, on every traffic entry point; the ping entry point's window >= all others'";
  }

  @Override
  public void check(FleetFacts facts, Fleet fleet, Diagnostics diagnostics) {
    for (Edge edge : Edge.of(facts, fleet)) {
      for (TraefikFacts traefik : edge.traefiks()) {
        declared(traefik, diagnostics);
        ping(traefik, diagnostics);
        edge.targetGroups().forEach(group -> windows(edge, traefik, group, diagnostics));
      }
    }
  }

  /** A flag of an entry point that nothing declares opens a random port on all interfaces. */
  private void declared(TraefikFacts traefik, Diagnostics diagnostics) {
    for (EntryPointFacts entry : traefik.entryPoints()) {
      if (entry.port().isEmpty()) {
        String message =
            "entry point `%s` of %s has flags but no `--entrypoints.%s.address`"
                .formatted(entry.name(), traefik.title(), entry.name());
        diagnostics.add(Diagnostic.of(code(), entry.origin(), message));
      }
    }
  }

  private void windows(
      Edge edge, TraefikFacts traefik, TargetGroupFacts group, Diagnostics diagnostics) {
    List<EntryPointFacts> targets = edge.targets(traefik, group);
    if (targets.isEmpty()) {
      String message =
          "%s sends connections to host port %s, which leads to no traffic entry point of %s"
              .formatted(
                  group.title(),
                  group.port().map(String::valueOf).orElse("of nobody"),
                  traefik.title());
      diagnostics.add(Diagnostic.of(code(), group.origin(), message));
    }
    for (EntryPointFacts entry : targets) {
      if (entry.accept().compareTo(group.detection()) < 0) {
        String message =
            "accept window %s of entry point `%s` is shorter than %s"
                .formatted(GoDuration.print(entry.accept()), entry.name(), group.detectionSum());
        Origin health = group.health().numbers();
        diagnostics.add(
            Finding.of(
                    code(),
                    entry.acceptOrigin(),
                    message,
                    health,
                    "health check of " + group.title())
                .withHint(
                    "raise `requestacceptgracetimeout`, or let the health check decide sooner"));
      }
    }
  }

  private void ping(TraefikFacts traefik, Diagnostics diagnostics) {
    Optional<EntryPointFacts> ping = traefik.pingEntryPoint();
    if (ping.isEmpty()) {
      return;
    }
    Duration window = ping.orElseThrow().accept();
    for (EntryPointFacts entry : traefik.entryPoints()) {
      if (window.compareTo(entry.accept()) < 0) {
        String message =
            "accept window %s of the ping entry point `%s` is shorter than %s of entry point `%s`"
                .formatted(
                    GoDuration.print(window),
                    traefik.ping().entryPoint(),
                    GoDuration.print(entry.accept()),
                    entry.name());
        diagnostics.add(
            Finding.of(
                code(),
                ping.orElseThrow().acceptOrigin(),
                message,
                entry.acceptOrigin(),
                "window of `" + entry.name() + "`"));
      }
    }
  }
}
