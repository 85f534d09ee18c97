package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.fleet.Fleet;
import java.time.Duration;

/** Proves that a stopping Traefik is not killed before its last request ends. */
final class KillBudgetCheck implements FleetCheck {

  private static final long CLOSE = 10;
  private static final long SLACK = 5;

  /** What the kubelet grants critical pods when a node shuts down. */
  private static final long CRITICAL = 30;

  @Override
  public Code code() {
    return Code.CHECK_KILL_BUDGET;
  }

  @Override
  public String relation() {
    return "terminationGracePeriod >= preStop + accept window + grace + 10 s close + 5 s";
  }

  @Override
  public void check(FleetFacts facts, Fleet fleet, Diagnostics diagnostics) {
    for (UnitFacts unit : facts.units()) {
      unit.traefiks().forEach(traefik -> check(traefik, diagnostics));
    }
  }

  private void check(TraefikFacts traefik, Diagnostics diagnostics) {
    if (traefik.preStop().kind() == PreStop.Kind.UNBOUNDED) {
      String message =
          "the preStop hook of %s has no known end, so that no grace period covers it"
              .formatted(traefik.title());
      diagnostics.add(
          Diagnostic.of(code(), traefik.preStop().origin(), message)
              .withHint(
                  "use `sleep`, or the loop on `killall -0` with `shareProcessNamespace: true`"));
      return;
    }
    Duration needed = traefik.drain().plusSeconds(traefik.preStop().seconds() + CLOSE + SLACK);
    if (Duration.ofSeconds(traefik.gracePeriod()).compareTo(needed) < 0) {
      Diagnostic diagnostic =
          Diagnostic.of(
              code(),
              traefik.gracePeriodOrigin(),
              "terminationGracePeriodSeconds %d of %s is shorter than %s"
                  .formatted(traefik.gracePeriod(), traefik.title(), sum(traefik, needed)));
      diagnostics.add(
          traefik
              .slowest()
              .map(entry -> Finding.related(diagnostic, entry.acceptOrigin(), windows(entry)))
              .orElse(diagnostic));
    }
    critical(traefik, needed, diagnostics);
  }

  private static String windows(EntryPointFacts entry) {
    return "the windows of entry point `" + entry.name() + "`";
  }

  private static String sum(TraefikFacts traefik, Duration needed) {
    return "%s = %d s preStop + %s accept and grace + %d s close + %d s"
        .formatted(
            GoDuration.print(needed),
            traefik.preStop().seconds(),
            GoDuration.print(traefik.drain()),
            CLOSE,
            SLACK);
  }

  private void critical(TraefikFacts traefik, Duration needed, Diagnostics diagnostics) {
    boolean isCritical =
        traefik.priorityClass().equals("system-node-critical")
            || traefik.priorityClass().equals("system-cluster-critical");
    if (isCritical && Duration.ofSeconds(CRITICAL).compareTo(needed) < 0) {
      diagnostics.add(
          Diagnostic.of(
                  code(),
                  traefik.origin(),
                  "%s has the priority class `%s`, whose pods get %d s when a node shuts down, less than %s"
                      .formatted(
                          traefik.title(), traefik.priorityClass(), CRITICAL, sum(traefik, needed)))
              .withHint("give it a priority class of its own"));
    }
  }
}
