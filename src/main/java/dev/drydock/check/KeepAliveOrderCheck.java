package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Origin;
import dev.drydock.fleet.Fleet;
import dev.drydock.manifest.UnitId;
import java.time.Duration;
import java.util.Comparator;

/**
 * Proves that of two sides the one that sends requests is the first to close an idle connection.
 */
final class KeepAliveOrderCheck implements FleetCheck {

  @Override
  public Code code() {
    return Code.CHECK_KEEP_ALIVE_ORDER;
  }

  @Override
  public String relation() {
    return "Traefik's idle timeout to a tenant < the tenant server's keep-alive; load balancer idle"
        + " timeout > Traefik's to clients";
  }

  @Override
  public void check(FleetFacts facts, Fleet fleet, Diagnostics diagnostics) {
    for (Edge edge : Edge.of(facts, fleet)) {
      for (TraefikFacts traefik : edge.traefiks()) {
        edge.listeners().stream()
            .min(Comparator.comparingLong(ListenerFacts::idle))
            .ifPresent(
                shortest ->
                    traefik
                        .traffic()
                        .forEach(entry -> client(traefik, entry, shortest, diagnostics)));
        for (UnitFacts unit : facts.units(edge.region().name())) {
          if (unit.id() instanceof UnitId.OfTenant) {
            unit.servers().forEach(server -> tenant(traefik, server, diagnostics));
          }
        }
      }
    }
  }

  private void client(
      TraefikFacts traefik,
      EntryPointFacts entry,
      ListenerFacts listener,
      Diagnostics diagnostics) {
    if (isShorter(entry.idle(), Duration.ofSeconds(listener.idle()))) {
      return;
    }
    String message =
        "entry point `%s` of %s keeps idle connections %s, but %s forgets them after %d s"
            .formatted(
                entry.name(),
                traefik.title(),
                length(entry.idle()),
                listener.title(),
                listener.idle());
    add(entry.idleOrigin(), message, listener.origin(), listener.title(), diagnostics);
  }

  private void tenant(TraefikFacts traefik, ServerFacts server, Diagnostics diagnostics) {
    if (isShorter(traefik.tenantIdle(), server.keepAlive())) {
      return;
    }
    String message =
        "%s keeps idle connections to tenants %s, but %s closes them after %s"
            .formatted(
                traefik.title(),
                length(traefik.tenantIdle()),
                server.owner(),
                GoDuration.print(server.keepAlive()));
    add(
        traefik.tenantIdleOrigin(),
        message,
        server.keepAliveOrigin(),
        "keep-alive of " + server.owner(),
        diagnostics);
  }

  /** Zero is no limit at all. */
  private static boolean isShorter(Duration idle, Duration other) {
    return !idle.isZero() && idle.compareTo(other) < 0;
  }

  private static String length(Duration idle) {
    return idle.isZero() ? "without a limit" : "for " + GoDuration.print(idle);
  }

  private void add(Origin at, String message, Origin other, String what, Diagnostics diagnostics) {
    diagnostics.add(Finding.of(code(), at, message, other, what));
  }
}
