package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostics;
import dev.drydock.fleet.Fleet;
import java.time.Duration;

/** Proves that kept connections end before the accept window does. */
final class KeepAliveBudgetCheck implements FleetCheck {

  /** The longest pause between two requests of a client that still counts on its connection. */
  private static final Duration CLIENT_PAUSE = Duration.ofSeconds(2);

  @Override
  public Code code() {
    return Code.CHECK_KEEP_ALIVE_BUDGET;
  }

  @Override
  public String relation() {
    return "keepAliveMaxTime + 2 s <= accept window - (health interval x unhealthy threshold +"
        + " check timeout + 40 s)";
  }

  @Override
  public void check(FleetFacts facts, Fleet fleet, Diagnostics diagnostics) {
    for (Edge edge : Edge.of(facts, fleet)) {
      for (TraefikFacts traefik : edge.traefiks()) {
        for (TargetGroupFacts group : edge.targetGroups()) {
          edge.targets(traefik, group).forEach(entry -> check(entry, group, diagnostics));
        }
      }
    }
  }

  private void check(EntryPointFacts entry, TargetGroupFacts group, Diagnostics diagnostics) {
    Duration left = entry.accept().minus(group.detection());
    boolean isUnlimited = entry.keepAlive().isZero();
    if (!isUnlimited && entry.keepAlive().plus(CLIENT_PAUSE).compareTo(left) <= 0) {
      return;
    }
    String found =
        isUnlimited
            ? "entry point `%s` keeps connections without a limit".formatted(entry.name())
            : "entry point `%s` keeps connections for %s, with 2 s for a pause %s"
                .formatted(
                    entry.name(),
                    GoDuration.print(entry.keepAlive()),
                    GoDuration.print(entry.keepAlive().plus(CLIENT_PAUSE)));
    String message =
        "%s, but its accept window leaves %s = %s - (%s)"
            .formatted(
                found,
                GoDuration.print(left),
                GoDuration.print(entry.accept()),
                group.detectionSum());
    diagnostics.add(
        Finding.of(
                code(),
                entry.keepAliveOrigin(),
                message,
                group.health().numbers(),
                "health check of " + group.title())
            .withHint("set `transport.keepalivemaxtime` on the entry point"));
  }
}
