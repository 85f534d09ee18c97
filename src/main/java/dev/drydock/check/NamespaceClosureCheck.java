package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Suggestion;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.Region;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Proves that no object waits for a namespace that nobody makes. */
final class NamespaceClosureCheck implements FleetCheck {

  /** What every cluster has from its start. */
  private static final List<String> OF_KUBERNETES =
      List.of("default", "kube-node-lease", "kube-public", "kube-system");

  @Override
  public Code code() {
    return Code.CHECK_NAMESPACE_CLOSURE;
  }

  @Override
  public String relation() {
    return "the namespace of every object is one that its region renders, that of the delivery"
        + " engine, or one that every cluster has";
  }

  @Override
  public void check(FleetFacts facts, Fleet fleet, Diagnostics diagnostics) {
    for (Region region : fleet.regions().values()) {
      SortedSet<String> known = known(facts.units(region.name()), region);
      SortedMap<String, ObjectFact> lost = new TreeMap<>();
      for (UnitFacts unit : facts.units(region.name())) {
        for (ObjectFact object : unit.own().objects()) {
          if (object.isNamespaced() && !known.contains(object.namespace())) {
            lost.putIfAbsent(object.namespace(), object);
          }
        }
      }
      lost.forEach((name, object) -> diagnostics.add(diagnostic(region, name, object, known)));
    }
  }

  private static SortedSet<String> known(List<UnitFacts> units, Region region) {
    SortedSet<String> known = new TreeSet<>(OF_KUBERNETES);
    known.add(
        switch (region.engine()) {
          case ARGOCD -> "argocd";
          case FLUX -> "flux-system";
        });
    units.forEach(unit -> unit.namespaces().forEach(each -> known.add(each.name())));
    return known;
  }

  /** One for a namespace: its other objects are lost for the same reason. */
  private Diagnostic diagnostic(
      Region region, String name, ObjectFact object, SortedSet<String> known) {
    String message =
        "nothing in region `%s` makes the namespace `%s` of %s"
            .formatted(region.name(), name, object.title());
    String hint =
        Suggestion.hint(name, known)
            .orElse("a component may bring its namespace: docs/components.md has an example");
    return Diagnostic.of(code(), object.origin(), message).withHint(hint);
  }
}
