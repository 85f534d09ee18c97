package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.fleet.Fleet;
import java.time.Duration;

/** Proves that the load balancer lets a stopping Traefik finish its connections. */
final class ResetOnDrainCheck implements FleetCheck {

  @Override
  public Code code() {
    return Code.CHECK_RESET_ON_DRAIN;
  }

  @Override
  public String relation() {
    return "termination of unhealthy targets' connections is off, and their draining interval >="
        + " accept window + grace";
  }

  @Override
  public void check(FleetFacts facts, Fleet fleet, Diagnostics diagnostics) {
    for (Edge edge : Edge.of(facts, fleet)) {
      for (TargetGroupFacts group : edge.targetGroups()) {
        termination(group, diagnostics);
        edge.traefiks().forEach(traefik -> draining(edge, traefik, group, diagnostics));
      }
    }
  }

  private void termination(TargetGroupFacts group, Diagnostics diagnostics) {
    if (group.resetsUnhealthy()) {
      String message =
          "%s resets the connections of a target that turns unhealthy".formatted(group.title());
      diagnostics.add(
          Diagnostic.of(code(), group.resetsOrigin(), message)
              .withHint(
                  "switch the termination of unhealthy connections off; it is on by default"));
    }
  }

  private void draining(
      Edge edge, TraefikFacts traefik, TargetGroupFacts group, Diagnostics diagnostics) {
    for (EntryPointFacts entry : edge.targets(traefik, group)) {
      if (Duration.ofSeconds(group.draining()).compareTo(entry.drain()) < 0) {
        String message =
            "unhealthy draining interval %d s of %s is shorter than %s = %s accept window + %s grace of entry point `%s`"
                .formatted(
                    group.draining(),
                    group.title(),
                    GoDuration.print(entry.drain()),
                    GoDuration.print(entry.accept()),
                    GoDuration.print(entry.grace()),
                    entry.name());
        diagnostics.add(
            Finding.of(
                code(),
                group.drainingOrigin(),
                message,
                entry.acceptOrigin(),
                "accept window of `" + entry.name() + "`"));
      }
    }
  }
}
