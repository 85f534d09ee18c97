package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.fleet.Fleet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Runs the checks, in the order of the design's table. */
public final class CheckRunner {

  private static final List<UnitCheck> UNIT_CHECKS =
      List.of(
          new TenantIsolationCheck(),
          new TenantAccessCheck(),
          new TenantSecretsCheck(),
          new TenantHostsCheck(),
          new TenantNetworkCheck(),
          new OperatedTenantCheck(),
          new EvictionPossibleCheck(),
          new DrainGapCheck(),
          new ZoneLossCheck(),
          new ContainerResourcesCheck(),
          new AutoscalerCheck(),
          new RouteTargetsCheck(),
          new LogPathCheck(),
          new RetentionLadderCheck(),
          new MetricsQueueCheck(),
          new AlertsCheck(),
          new KeptObjectsCheck(),
          new SecretsCheck(),
          new ImagesCheck());

  private static final List<FleetCheck> FLEET_CHECKS =
      List.of(
          new ObjectOwnerCheck(),
          new NamespaceClosureCheck(),
          new HostOwnerCheck(),
          new DeliveryClosureCheck(),
          new DeliveryPermissionCheck(),
          new UnitTimeoutCheck(),
          new DrainBudgetCheck(),
          new KeepAliveBudgetCheck(),
          new KillBudgetCheck(),
          new ResetOnDrainCheck(),
          new RolloutPaceCheck(),
          new RegistrationPathCheck(),
          new HealthCheckTruthCheck(),
          new HostPortsCheck(),
          new TenantDrainCheck(),
          new KeepAliveOrderCheck(),
          new DatabaseConnectionsCheck(),
          new QuotaClosureCheck(),
          new SchedulableCheck(),
          new SpotBudgetCheck(),
          new LogIntakeCheck(),
          new DeduplicationCheck(),
          new ScrapeClosureCheck(),
          new RouteClosureCheck(),
          new DashboardsCheck(),
          new PodSecurityCheck());

  private final SortedSet<Code> disabled;

  private CheckRunner(Set<Code> disabled) {
    this.disabled = Collections.unmodifiableSortedSet(new TreeSet<>(disabled));
  }

  /** Returns a runner of all checks. */
  public static CheckRunner all() {
    return new CheckRunner(new TreeSet<>());
  }

  /** Returns a runner without the checks of some codes, to see what they alone find. */
  public static CheckRunner without(Set<Code> disabled) {
    return new CheckRunner(disabled);
  }

  /** Returns what the unit checks find in a unit. */
  public List<Diagnostic> unit(CheckedUnit unit, Fleet fleet) {
    Diagnostics diagnostics = new Diagnostics();
    for (UnitCheck check : UNIT_CHECKS) {
      if (!disabled.contains(check.code())) {
        check.check(unit, fleet, diagnostics);
      }
    }
    return diagnostics.all().stream()
        .map(diagnostic -> Finding.ofUnit(diagnostic, unit.id(), fleet))
        .toList();
  }

  /** Returns what the fleet checks find in the facts of all units. */
  public List<Diagnostic> fleet(FleetFacts facts, Fleet fleet) {
    return fleetTasks(facts, fleet).stream().flatMap(task -> task.get().stream()).toList();
  }

  /** Returns the fleet checks in order, each as work that knows nothing of the others. */
  public List<Supplier<List<Diagnostic>>> fleetTasks(FleetFacts facts, Fleet fleet) {
    return FLEET_CHECKS.stream()
        .filter(check -> !disabled.contains(check.code()))
        .<Supplier<List<Diagnostic>>>map(check -> () -> found(check, facts, fleet))
        .toList();
  }

  private static List<Diagnostic> found(FleetCheck check, FleetFacts facts, Fleet fleet) {
    Diagnostics diagnostics = new Diagnostics();
    check.check(facts, fleet, diagnostics);
    return diagnostics.all();
  }

  /**
   * A check as the documentation shows it.
   *
   * @param code the code of what it finds
   * @param relation the relation that it proves
   */
  public record Entry(Code code, String relation) {}

  /** Returns every check, unit checks first. */
  public static List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    UNIT_CHECKS.forEach(check -> entries.add(new Entry(check.code(), check.relation())));
    FLEET_CHECKS.forEach(check -> entries.add(new Entry(check.code(), check.relation())));
    return List.copyOf(entries);
  }
}
