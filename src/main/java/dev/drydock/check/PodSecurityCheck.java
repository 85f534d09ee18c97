package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.fleet.Fleet;
import dev.drydock.manifest.UnitId;
import java.util.Optional;
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
        tenant(unit, fleet, diagnostics);
      }
      for (UnitFacts unit : facts.units(region)) {
        for (PodBreach breach : unit.podBreaches()) {
          breach(unit, breach, namespaces.get(breach.namespace()))
              .ifPresent(each -> diagnostics.add(Finding.ofUnit(each, unit.id(), fleet)));
        }
      }
    }
  }

  private void tenant(UnitFacts unit, Fleet fleet, Diagnostics diagnostics) {
    if (!(unit.id() instanceof UnitId.OfTenant)) {
      return;
    }
    for (NamespaceFacts namespace : unit.namespaces()) {
      if (namespace.level() != PodSecurityLevel.RESTRICTED) {
        String message =
            "the namespace of a tenant enforces the level `%s`, expected `restricted`"
                .formatted(namespace.level().word());
        Diagnostic diagnostic = Diagnostic.of(code(), namespace.origin(), message);
        diagnostics.add(Finding.ofUnit(diagnostic, unit.id(), fleet));
      }
    }
  }

  private Optional<Diagnostic> breach(
      UnitFacts unit, PodBreach found, @Nullable NamespaceFacts namespace) {
    PodSecurityBreach breach = found.breach();
    if (namespace == null || !namespace.level().applies(breach.level())) {
      return Optional.empty();
    }
    String where =
        switch (unit.id()) {
          case UnitId.OfTenant tenant -> "its tenant's namespace";
          case UnitId.OfComponent component -> "namespace `" + namespace.name() + "`";
        };
    String message =
        "%s cannot run in %s, which enforces `%s`: %s"
            .formatted(found.owner(), where, namespace.level().word(), breach.message());
    return Optional.of(
        Finding.of(
            code(), breach.origin(), message, namespace.origin(), "the level of the namespace"));
  }
}
