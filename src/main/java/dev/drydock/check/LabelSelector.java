package dev.drydock.check;

import dev.drydock.yaml.MappingNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A selector of labels.
 *
 * @param node the selector with {@code matchLabels} and {@code matchExpressions}
 */
record LabelSelector(MappingNode node) {

  static Optional<LabelSelector> at(MappingNode map, String... path) {
    return map.map(path).map(LabelSelector::new);
  }

  boolean isEmpty() {
    return equal().isEmpty() && Fields.maps(node, "matchExpressions").isEmpty();
  }

  boolean matches(SortedMap<String, String> labels) {
    return contains(labels, equal())
        && Fields.maps(node, "matchExpressions").stream().allMatch(each -> holds(each, labels));
  }

  /** Returns the values that a label must have one of, where the selector says so. */
  Optional<List<String>> allowed(String label) {
    if (equal().containsKey(label)) {
      return Optional.of(List.of(equal().get(label)));
    }
    return Fields.maps(node, "matchExpressions").stream()
        .filter(each -> Fields.text(each, "key").orElse("").equals(label))
        .filter(each -> Fields.text(each, "operator").orElse("").equals("In"))
        .map(each -> Fields.texts(each, "values"))
        .findFirst();
  }

  private SortedMap<String, String> equal() {
    return Fields.strings(node, "matchLabels");
  }

  /** Returns whether labels hold all of some others. */
  static boolean contains(Map<String, String> labels, Map<String, String> wanted) {
    return wanted.entrySet().stream()
        .allMatch(entry -> entry.getValue().equals(labels.get(entry.getKey())));
  }

  private static boolean holds(MappingNode expression, SortedMap<String, String> labels) {
    String key = Fields.text(expression, "key").orElse("");
    List<String> values = Fields.texts(expression, "values");
    return switch (Fields.text(expression, "operator").orElse("")) {
      case "In" -> labels.containsKey(key) && values.contains(labels.get(key));
      case "NotIn" -> !labels.containsKey(key) || !values.contains(labels.get(key));
      case "Exists" -> labels.containsKey(key);
      case "DoesNotExist" -> !labels.containsKey(key);
      default -> false;
    };
  }
}
