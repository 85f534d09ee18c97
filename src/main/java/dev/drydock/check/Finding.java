package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.diag.Origin;
import dev.drydock.diag.Related;
import dev.drydock.fleet.Fleet;
import dev.drydock.manifest.UnitId;
import dev.drydock.yaml.MappingNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/** Makes the diagnostics of relations, which have a place for each of their two numbers. */
final class Finding {

  private Finding() {}

  /** Returns a diagnostic at one value that names another as related, with what fed both. */
  static Diagnostic of(Code code, Origin at, String message, Origin other, String what) {
    return related(Diagnostic.of(code, at, message), other, what);
  }

  static Diagnostic related(Diagnostic diagnostic, Origin other, String what) {
    if (other.at() instanceof Location.Nowhere || other.at().equals(diagnostic.at())) {
      return diagnostic;
    }
    return diagnostic.withRelated(other.at(), what).withRelated(other.inputs());
  }

  /** Returns the place of the first of some fields with all that fed any of them. */
  static Origin together(MappingNode map, String first, String... others) {
    Origin place = Fields.origin(map, first);
    SequencedSet<Related> inputs = new LinkedHashSet<>(place.inputs());
    for (String field : others) {
      inputs.addAll(Fields.origin(map, field).inputs());
    }
    return new Origin(place.at(), List.copyOf(inputs));
  }

  /**
   * Returns a diagnostic with the tenant whose unit it is about. Messages leave the tenant out, so
   * that a template's mistake is told once for all tenants.
   */
  static Diagnostic ofUnit(Diagnostic diagnostic, UnitId unit, Fleet fleet) {
    return switch (unit) {
      case UnitId.OfComponent component -> diagnostic;
      case UnitId.OfTenant id ->
          Optional.ofNullable(fleet.tenants().get(id.tenant()))
              .map(tenant -> diagnostic.withRelated(tenant.at(), "tenant `" + tenant.name() + "`"))
              .orElse(diagnostic);
    };
  }

  /** Returns a number with its noun: {@code 1 pod}, {@code 2 pods}. */
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  static Optional<String> nonEmpty(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
