package dev.drydock.check;

import dev.drydock.yaml.MappingNode;
import java.util.List;
import java.util.SortedMap;

/**
 * What a label of a node must be.
 *
 * @param key the label
 * @param operator {@code In}, {@code NotIn}, {@code Exists}, {@code DoesNotExist}, {@code Gt},
 *     {@code Lt}, {@code Gte} or {@code Lte}
 * @param values the values that the operator takes
 */
record Requirement(String key, String operator, List<String> values) {

  Requirement {
    values = List.copyOf(values);
  }

  static Requirement of(MappingNode node) {
    return new Requirement(
        Fields.text(node, "key").orElse("").intern(),
        Fields.text(node, "operator").orElse("").intern(),
        Fields.texts(node, "values"));
  }

  /** Returns what a selector of nodes says, ordered by label. */
  static List<Requirement> of(SortedMap<String, String> labels) {
    return labels.entrySet().stream()
        .map(label -> new Requirement(label.getKey(), "In", List.of(label.getValue())))
        .toList();
  }

  /** Returns whether a value is one that is asked for. */
  boolean admits(String value) {
    return switch (operator) {
      case "In" -> values.contains(value);
      case "NotIn" -> !values.contains(value);
      case "Exists" -> true;
      case "DoesNotExist" -> false;
      case "Gt" -> compared(value) > 0;
      case "Gte" -> compared(value) >= 0;
      case "Lt" -> compared(value) < 0;
      case "Lte" -> compared(value) <= 0;
      default -> false;
    };
  }

  /** Returns whether a node without the label is one that is asked for. */
  boolean admitsAbsence() {
    return operator.equals("NotIn") || operator.equals("DoesNotExist");
  }

  /** Returns the least number that some requirements on one label leave. */
  static long least(List<Requirement> requirements) {
    return requirements.stream()
        .filter(each -> each.operator.equals("Gt") || each.operator.equals("Gte"))
        .mapToLong(each -> each.number(Long.MIN_VALUE) + (each.operator.equals("Gt") ? 1 : 0))
        .max()
        .orElse(Long.MIN_VALUE);
  }

  /** Returns the largest number that some requirements on one label leave. */
  static long most(List<Requirement> requirements) {
    return requirements.stream()
        .filter(each -> each.operator.equals("Lt") || each.operator.equals("Lte"))
        .mapToLong(each -> each.number(Long.MAX_VALUE) - (each.operator.equals("Lt") ? 1 : 0))
        .min()
        .orElse(Long.MAX_VALUE);
  }

  private long number(long otherwise) {
    return values.size() == 1 && values.getFirst().matches("[0-9]{1,15}")
        ? Long.parseLong(values.getFirst())
        : otherwise;
  }

  private int compared(String value) {
    long own = number(-1);
    boolean areNumbers = own >= 0 && value.matches("[0-9]{1,15}");
    if (!areNumbers) {
      return operator.startsWith("G") ? -1 : 1;
    }
    return Long.compare(Long.parseLong(value), own);
  }

  /** Returns the requirement as messages print it. */
  String print() {
    if (operator.equals("In") && values.size() == 1) {
      return "`" + key + "=" + values.getFirst() + "`";
    }
    return "`" + key + " " + operator + (values.isEmpty() ? "" : " " + values) + "`";
  }
}
