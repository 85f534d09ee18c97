package dev.drydock.check;

import dev.drydock.yaml.MappingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A selector of labels as facts keep it.
 *
 * @param requirements what the labels must be; none of them means everything
 */
record Selector(List<Requirement> requirements) {

  private static final Selector ALL = new Selector(List.of());

  Selector {
    requirements = List.copyOf(requirements);
  }

  static Optional<Selector> at(MappingNode map, String... path) {
    return map.map(path).map(Selector::of);
  }

  static Selector of(MappingNode node) {
    List<Requirement> all = new ArrayList<>(Requirement.of(Fields.strings(node, "matchLabels")));
    Fields.maps(node, "matchExpressions").forEach(each -> all.add(Requirement.of(each)));
    return all.isEmpty() ? ALL : new Selector(all);
  }

  boolean isEmpty() {
    return requirements.isEmpty();
  }

  boolean matches(Map<String, String> labels) {
    for (Requirement each : requirements) {
      String value = labels.get(each.key());
      if (value == null ? !each.admitsAbsence() : !each.admits(value)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the values that a label must have one of, where the selector says so. */
  Optional<List<String>> allowed(String label) {
    return requirements.stream()
        .filter(each -> each.key().equals(label) && each.operator().equals("In"))
        .map(Requirement::values)
        .findFirst();
  }
}
