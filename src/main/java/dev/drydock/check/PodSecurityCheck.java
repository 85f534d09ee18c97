package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.fleet.Fleet;
import dev.drydock.manifest.UnitId;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Proves that the API server admits every pod. */
final class PodSecurityCheck implements FleetCheck {

  @Override
  public Code code() {
    return Code.CHECK_POD_SECURITY;
  }

  @Override
  public String relation() {
    return "the level of Pod Security that a namespace enforces (rules of Kubernetes 1.35) admits"
        + " every pod in it, and a tenant's namespace enforces `restricted`";
  }

  @Override
  public void check(FleetFacts facts, Fleet fleet, Diagnostics diagnostics) {
    for (String region : fleet.regions().keySet()) {
      SortedMap<String, NamespaceFacts> namespaces = new TreeMap<>();
      for (UnitFacts unit : facts.units(region)) {
        unit.namespaces().forEach(each -> namespaces.put(each.name(), each));
        tenant(unit, diagnostics);
      }
      for (UnitFacts unit : facts.units(region)) {
        unit.podBreaches()
            .forEach(breach -> breach(breach, namespaces.get(breach.namespace()), diagnostics));
      }
    }
  }

  private void tenant(UnitFacts unit, Diagnostics diagnostics) {
    if (!(unit.id() instanceof UnitId.OfTenant)) {
      return;
    }
    for (NamespaceFacts namespace : unit.namespaces()) {
      if (namespace.level() != PodSecurityLevel.RESTRICTED) {
        String message =
            "namespace `%s` of a tenant enforces the level `%s`, expected `restricted`"
                .formatted(namespace.name(), namespace.level().word());
        diagnostics.add(Diagnostic.of(code(), namespace.origin(), message));
      }
    }
  }

  private void breach(
      PodBreach found, @Nullable NamespaceFacts namespace, Diagnostics diagnostics) {
    PodSecurityBreach breach = found.breach();
    if (namespace == null || !namespace.level().applies(breach.level())) {
      return;
    }
    String message =
        "%s cannot run in namespace `%s`, which enforces `%s`: %s"
            .formatted(found.owner(), namespace.name(), namespace.level().word(), breach.message());
    diagnostics.add(
        Finding.of(
            code(),
            breach.origin(),
            message,
            namespace.origin(),
            "level of namespace `" + namespace.name() + "`"));
  }
}
