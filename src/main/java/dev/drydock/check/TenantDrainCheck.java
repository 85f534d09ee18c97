package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Origin;
import dev.drydock.fleet.Fleet;
import dev.drydock.manifest.UnitId;
import java.time.Duration;
import java.util.Optional;

/** Proves that a stopping server serves until Traefik has forgotten it. */
final class TenantDrainCheck implements FleetCheck {

  private static final Duration WATCH = Duration.ofSeconds(5);
  private static final Duration SLACK = Duration.ofSeconds(5);

  /** What Traefik does where nothing is said. */
  private static final Duration DEFAULT_THROTTLE = Duration.ofSeconds(2);

  @Override
  public Code code() {
    return Code.CHECK_TENANT_DRAIN;
  }

  @Override
  public String relation() {
    return "preStop sleep >= Traefik's throttles, the provider's and the one after it, + 5 s;"
        + " terminationGracePeriod >= sleep + the server's stop timeout + 5 s (only the second where"
        + " an operator makes the pods)";
  }

  @Override
  public void check(FleetFacts facts, Fleet fleet, Diagnostics diagnostics) {
    for (Edge edge : Edge.of(facts, fleet)) {
      Optional<TraefikFacts> slowest =
          edge.traefiks().stream()
              .max((left, right) -> left.throttle().compareTo(right.throttle()));
      for (UnitFacts unit : facts.units(edge.region().name())) {
        if (unit.id() instanceof UnitId.OfTenant) {
          Diagnostics found = new Diagnostics();
          unit.servers().forEach(server -> check(server, slowest, found));
          found.all().forEach(each -> diagnostics.add(Finding.ofUnit(each, unit.id(), fleet)));
        }
      }
    }
  }

  private void check(ServerFacts server, Optional<TraefikFacts> traefik, Diagnostics diagnostics) {
    if (server.preStop().kind() == PreStop.Kind.UNBOUNDED
        || server.preStop().kind() == PreStop.Kind.LOOP) {
      String message = "the preStop hook of %s has no known length".formatted(server.owner());
      diagnostics.add(
          Diagnostic.of(code(), server.preStop().origin(), message).withHint("use `sleep`"));
      return;
    }
    if (!server.operated()) {
      sleep(server, traefik, diagnostics);
    }
    grace(server, diagnostics);
  }

  private void sleep(ServerFacts server, Optional<TraefikFacts> traefik, Diagnostics diagnostics) {
    Duration throttle = traefik.map(TraefikFacts::throttle).orElse(DEFAULT_THROTTLE);
    Duration needed = throttle.plus(WATCH);
    if (Duration.ofSeconds(server.preStop().seconds()).compareTo(needed) < 0) {
      String message =
          "preStop sleep %d s of %s is shorter than %s = %s throttles of Traefik + %s"
              .formatted(
                  server.preStop().seconds(),
                  server.owner(),
                  GoDuration.print(needed),
                  GoDuration.print(throttle),
                  GoDuration.print(WATCH));
      Origin other = traefik.map(TraefikFacts::throttleOrigin).orElse(Origin.unknown());
      diagnostics.add(
          Finding.of(code(), server.preStop().origin(), message, other, "the throttle of Traefik"));
    }
  }

  private void grace(ServerFacts server, Diagnostics diagnostics) {
    Duration needed =
        Duration.ofSeconds(server.preStop().seconds()).plus(server.stop()).plus(SLACK);
    if (Duration.ofSeconds(server.gracePeriod()).compareTo(needed) < 0) {
      String message =
          "terminationGracePeriodSeconds %d of %s is shorter than %s = %d s preStop sleep + %s stop timeout + %s"
              .formatted(
                  server.gracePeriod(),
                  server.owner(),
                  GoDuration.print(needed),
                  server.preStop().seconds(),
                  GoDuration.print(server.stop()),
                  GoDuration.print(SLACK));
      diagnostics.add(
          Finding.of(
              code(),
              server.gracePeriodOrigin(),
              message,
              server.stopOrigin(),
              "the server's stop timeout"));
    }
  }
}
