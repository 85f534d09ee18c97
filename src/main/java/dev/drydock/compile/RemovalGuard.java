package dev.drydock.compile;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.manifest.UnitId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Refuses removals that nobody asked for: deletion is never an accident. */
final class RemovalGuard {
  /** One tenant in so many may be removed without being named. */
  private static final int ONE_IN = 200;

  private final OutputOutline before;
  private final OutputOutline after;
  private final SortedSet<String> allowed;
  private final Diagnostics diagnostics = new Diagnostics();

  /** The regions in which a tenant is from now on, by its name. */
  private final SortedMap<String, SortedSet<String>> regionsAfter = new TreeMap<>();

  private RemovalGuard(OutputOutline before, OutputOutline after, SortedSet<String> allowed) {
    this.before = before;
    this.after = after;
    this.allowed = allowed;
    for (UnitId unit : after.units().keySet()) {
      if (unit instanceof UnitId.OfTenant tenant) {
        regionsAfter.computeIfAbsent(tenant.tenant(), name -> new TreeSet<>()).add(tenant.region());
      }
    }
  }

  /**
   * Returns why an output may not follow another one.
   *
   * @param allowed the names that may be removed
   * @param isRetired says whether a tenant was published as retired
   */
  static List<Diagnostic> check(
      OutputOutline before,
      OutputOutline after,
      SortedSet<String> allowed,
      Predicate<UnitId.OfTenant> isRetired) {
    RemovalGuard guard = new RemovalGuard(before, after, allowed);
    guard.regions();
    guard.stacks();
    guard.components();
    guard.tenants(isRetired);
    return guard.diagnostics.all();
  }

  private void regions() {
    for (String region : before.regions()) {
      if (!after.regions().contains(region)) {
        boolean hasTenants =
            before.units().keySet().stream()
                .anyMatch(unit -> unit instanceof UnitId.OfTenant && unit.region().equals(region));
        container("region", region, hasTenants);
      }
    }
  }

  private void stacks() {
    for (String path : before.stacks()) {
      String region = path.substring(0, path.indexOf('/'));
      String stack = path.substring(region.length() + 1);
      if (after.regions().contains(region) && !after.stacks().contains(path)) {
        boolean hasTenants =
            before.units().keySet().stream()
                .anyMatch(unit -> unit.folder().startsWith(region + "/tenants/" + stack + "/"));
        container("stack", stack, hasTenants);
      }
    }
  }

  private void container(String kind, String name, boolean hasTenants) {
    if (hasTenants) {
      diagnostics.add(
          Diagnostic.of(
                  Code.PUBLISH_NOT_EMPTY,
                  Location.nowhere(),
                  "the %s `%s` cannot be removed: the last published output has tenants in it"
                      .formatted(kind, name))
              .withHint(
                  "retire its tenants, publish, remove them, publish, and remove the "
                      + kind
                      + " last"));
    }
    named(kind, name, allowed.contains(name));
  }

  private void components() {
    for (UnitId unit : before.units().keySet()) {
      if (unit instanceof UnitId.OfComponent component
          && after.regions().contains(component.region())
          && !after.units().containsKey(unit)) {
        String name = component.component();
        named(
            "component",
            name + "` of region `" + component.region(),
            allowed.contains(name) || allowed.contains(name + "." + component.region()));
      }
    }
  }

  private void named(String kind, String name, boolean isAllowed) {
    if (!isAllowed) {
      diagnostics.add(
          Diagnostic.of(
                  Code.PUBLISH_REMOVAL_NOT_ALLOWED,
                  Location.nowhere(),
                  "the %s `%s` would be removed".formatted(kind, name))
              .withHint(
                  "`--allow-delete %s` removes it; otherwise bring its document or templates back"
                      .formatted(name.replaceAll("`.*", ""))));
    }
  }

  private void tenants(Predicate<UnitId.OfTenant> isRetired) {
    List<String> unnamed = new ArrayList<>();
    int tenants = 0;
    for (UnitId unit : before.units().keySet()) {
      if (unit instanceof UnitId.OfTenant tenant) {
        tenants++;
        if (isGone(tenant)) {
          retired(tenant, isRetired);
          if (!allowed.contains(tenant.tenant())) {
            unnamed.add(tenant.tenant());
          }
        }
      }
    }
    limit(unnamed, Math.max(1, tenants / ONE_IN));
  }

  /** A tenant that changes its stack within its region keeps its namespace and every object. */
  private boolean isGone(UnitId.OfTenant tenant) {
    return !regionsOf(tenant).contains(tenant.region());
  }

  private SortedSet<String> regionsOf(UnitId.OfTenant tenant) {
    return regionsAfter.getOrDefault(tenant.tenant(), new TreeSet<>());
  }

  private void retired(UnitId.OfTenant tenant, Predicate<UnitId.OfTenant> isRetired) {
    if (isRetired.test(tenant)) {
      return;
    }
    SortedSet<String> elsewhere = regionsOf(tenant);
    if (!elsewhere.isEmpty()) {
      diagnostics.add(
          Diagnostic.of(
                  Code.PUBLISH_TENANT_MOVED,
                  Location.nowhere(),
                  "the tenant `%s` would move from region `%s` to `%s`, but it was not published as retired"
                      .formatted(tenant.tenant(), tenant.region(), elsewhere.first()))
              .withHint(
                  "another region is a removal and a creation: retire the tenant where it is and publish first"));
    } else {
      diagnostics.add(
          Diagnostic.of(
                  Code.PUBLISH_TENANT_NOT_RETIRED,
                  Location.nowhere(),
                  "the tenant `%s` of region `%s` would be removed, but it was not published as retired"
                      .formatted(tenant.tenant(), tenant.region()))
              .withHint(
                  "bring its document back with `state: retired`, publish, and remove it after that"));
    }
  }

  private void limit(List<String> unnamed, int most) {
    if (unnamed.size() > most) {
      diagnostics.add(
          Diagnostic.of(
                  Code.PUBLISH_REMOVAL_LIMIT,
                  Location.nowhere(),
                  "%d tenants would be removed, at most %d may be without being named"
                      .formatted(unnamed.size(), most))
              .withHint("`--allow-delete " + String.join(",", unnamed) + "` removes them"));
    }
  }
}
