package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Origin;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.Stack;
import dev.drydock.manifest.UnitId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Proves that the tenants of a stack cannot use up its database cluster. */
final class DatabaseConnectionsCheck implements FleetCheck {

  private static final int SHOWN = 3;

  /**
   * What a tenant may open.
   *
   * @param tenant its name
   * @param demand the demand
   */
  private record Claim(String tenant, DatabaseDemand demand) {}

  @Override
  public Code code() {
    return Code.CHECK_DATABASE_CONNECTIONS;
  }

  @Override
  public String relation() {
    return "sum over a stack of 2 x max replicas x pool <= limit - reserved of its database cluster"
        + " (pods that go in a rollout keep theirs)";
  }

  @Override
  public void check(FleetFacts facts, Fleet fleet, Diagnostics diagnostics) {
    SortedMap<String, List<Claim>> claims = new TreeMap<>();
    for (UnitFacts unit : facts.units()) {
      if (unit.id() instanceof UnitId.OfTenant id) {
        List<Claim> ofStack = claims.computeIfAbsent(id.stack(), stack -> new ArrayList<>());
        for (DatabaseDemand demand : unit.databaseDemands()) {
          bounded(id, demand, fleet, diagnostics);
          ofStack.add(new Claim(id.tenant(), demand));
        }
      }
    }
    for (Stack stack : fleet.stacks().values()) {
      sum(stack, claims.getOrDefault(stack.name(), List.of()), diagnostics);
    }
  }

  private void bounded(
      UnitId.OfTenant id, DatabaseDemand demand, Fleet fleet, Diagnostics diagnostics) {
    if (demand.pool() < 0) {
      String message = "nothing bounds the database connections of %s".formatted(demand.owner());
      diagnostics.add(
          Finding.ofUnit(Diagnostic.of(code(), demand.origin(), message), id, fleet)
              .withHint("set `DATABASE_POOL_MAX` in every container with `DATABASE_` variables"));
    }
  }

  private void sum(Stack stack, List<Claim> claims, Diagnostics diagnostics) {
    long limit = Fields.integer(stack.spec(), "database", "maxConnections").orElse(0L);
    long reserved = Fields.integer(stack.spec(), "database", "reserved").orElse(0L);
    long sum = claims.stream().mapToLong(claim -> Math.max(0, claim.demand().connections())).sum();
    if (sum <= limit - reserved) {
      return;
    }
    String message =
        "the %s of stack `%s` may open %d connections, but its database has %d = %d - %d reserved"
            .formatted(
                Finding.count(claims.stream().map(Claim::tenant).distinct().count(), "tenant"),
                stack.name(),
                sum,
                limit - reserved,
                limit,
                reserved);
    Origin place = Fields.origin(stack.spec(), "database", "maxConnections");
    diagnostics.add(largest(claims, Diagnostic.of(code(), place, message)));
  }

  private static Diagnostic largest(List<Claim> claims, Diagnostic diagnostic) {
    List<Claim> largest =
        claims.stream()
            .sorted(
                Comparator.comparingLong((Claim claim) -> -claim.demand().connections())
                    .thenComparing(Claim::tenant))
            .limit(SHOWN)
            .toList();
    Diagnostic result = diagnostic;
    for (Claim claim : largest) {
      DatabaseDemand demand = claim.demand();
      String what =
          "tenant `%s`: %d = 2 x %d replicas x pool %d"
              .formatted(claim.tenant(), demand.connections(), demand.replicas(), demand.pool());
      result = Finding.related(result, demand.replicasOrigin(), what);
    }
    return result;
  }
}
