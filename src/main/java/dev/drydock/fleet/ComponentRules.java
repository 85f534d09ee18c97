package dev.drydock.fleet;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Origin;
import dev.drydock.diag.Suggestion;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Values are set for components that exist, in a layer that reaches them. */
public final class ComponentRules {
  private final SortedSet<String> regionComponents;
  private final SortedSet<String> tenantComponents;
  private final Diagnostics diagnostics = new Diagnostics();

  private ComponentRules(SortedSet<String> regionComponents, SortedSet<String> tenantComponents) {
    this.regionComponents = regionComponents;
    this.tenantComponents = tenantComponents;
  }

  /**
   * Returns what is wrong with the names under {@code values} in the whole fleet.
   *
   * @param regionComponents the components of regions
   * @param tenantComponents the components of tenants, those of cut releases among them
   */
  public static List<Diagnostic> check(
      Fleet fleet, SortedSet<String> regionComponents, SortedSet<String> tenantComponents) {
    ComponentRules rules = new ComponentRules(regionComponents, tenantComponents);
    rules.declaration(fleet.declaration());
    Stream.of(fleet.regions(), fleet.stacks(), fleet.plans(), fleet.releases(), fleet.tenants())
        .flatMap(map -> map.values().stream())
        .map(FleetObject::declaration)
        .forEach(rules::declaration);
    return rules.diagnostics.all();
  }

  private void declaration(Declaration declaration) {
    declaration
        .values()
        .ifPresent(
            values ->
                values
                    .entries()
                    .forEach((name, entry) -> name(declaration.kind(), name, entry.keyOrigin())));
  }

  private void name(FleetKind kind, String name, Origin at) {
    boolean reachesRegions =
        switch (kind) {
          case FLEET, REGION -> true;
          case STACK, TENANT, PLAN, CHANNEL, RELEASE -> false;
        };
    if (tenantComponents.contains(name) || (reachesRegions && regionComponents.contains(name))) {
      return;
    }
    if (regionComponents.contains(name)) {
      diagnostics.add(
          Diagnostic.of(
                  Code.FLEET_MISPLACED_VALUES,
                  at,
                  "`"
                      + name
                      + "` is a component of regions, which a "
                      + kind.noun()
                      + " does not reach")
              .withHint("set its values in a Region or in the Fleet"));
      return;
    }
    SortedSet<String> known = new TreeSet<>(tenantComponents);
    if (reachesRegions) {
      known.addAll(regionComponents);
    }
    diagnostics.add(
        Diagnostic.of(Code.FLEET_UNKNOWN_COMPONENT, at, "there is no component `" + name + "`")
            .withHint(
                Suggestion.hint(name, known)
                    .orElse("the components are `" + String.join("`, `", known) + "`")));
  }
}
