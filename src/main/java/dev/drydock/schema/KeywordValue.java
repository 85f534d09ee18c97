package dev.drydock.schema;

import dev.drydock.diag.Origin;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/** Judges what a keyword holds that holds no schema. */
final class KeywordValue {
  private static final List<String> TYPES =
      List.of("array", "boolean", "integer", "null", "number", "object", "string");

  private KeywordValue() {}

  /**
   * What is wrong.
   *
   * @param at where
   * @param message what, as one sentence
   */
  record Problem(Origin at, String message) {}

  static Optional<Problem> problem(Keywords keyword, String name, Node value) {
    return switch (keyword) {
      case TYPE ->
          expected(
              isType(value), name, "one of " + Shown.list(TYPES) + " or a list of them", value);
      case ENUM -> expected(isFilledList(value), name, "a list with at least one value", value);
      case STRINGS -> expected(isStrings(value), name, "a list of different strings", value);
      case STRING_LISTS -> expected(isStringLists(value), name, "a map of string lists", value);
      case NUMBER -> expected(isNumber(value), name, "a number", value);
      case COUNT -> expected(isCount(value), name, "an integer from 0 on", value);
      case BOOLEAN -> expected(value.type().equals("boolean"), name, "a boolean", value);
      case TEXT, IDENTITY -> expected(value.type().equals("string"), name, "a string", value);
      case LIST -> expected(value instanceof SequenceNode, name, "a list", value);
      case DIALECT -> expected(isDialect(value), name, "`" + Dialect2020.IRI + "`", value);
      case PATTERN -> pattern(name, value);
      case FORMAT -> format(name, value);
      case ANYTHING,
          SAME_SCHEMA,
          PART_SCHEMA,
          SAME_LIST,
          PART_LIST,
          SAME_MAP,
          PART_MAP,
          REFERENCE ->
          Optional.empty();
    };
  }

  /** Says what is wrong with a regular expression. */
  static Optional<String> badPattern(String expression) {
    try {
      BoundedPattern.of(expression);
      return Optional.empty();
    } catch (PatternSyntaxException broken) {
      return Optional.of(
          "`"
              + expression
              + "` is not a regular expression: "
              + Shown.clause(broken.getDescription()));
    }
  }

  private static Optional<Problem> expected(boolean fine, String name, String what, Node value) {
    return fine
        ? Optional.empty()
        : Optional.of(new Problem(value.origin(), "`" + name + "` must be " + what));
  }

  private static Optional<Problem> pattern(String name, Node value) {
    return value instanceof ScalarNode scalar && scalar.value() instanceof String text
        ? badPattern(text).map(message -> new Problem(value.origin(), message))
        : expected(false, name, "a string", value);
  }

  private static Optional<Problem> format(String name, Node value) {
    boolean known =
        value instanceof ScalarNode scalar
            && scalar.value() instanceof String text
            && Dialect2020.formats().contains(text);
    return expected(known, name, "one of " + Shown.list(List.copyOf(Dialect2020.formats())), value);
  }

  private static boolean isType(Node value) {
    if (value instanceof SequenceNode list) {
      return isFilledList(list)
          && isStrings(list)
          && list.items().stream().allMatch(KeywordValue::isType);
    }
    return value instanceof ScalarNode scalar && TYPES.contains(scalar.text());
  }

  private static boolean isFilledList(Node value) {
    return value instanceof SequenceNode list && !list.items().isEmpty();
  }

  private static boolean isStrings(Node value) {
    if (!(value instanceof SequenceNode list)) {
      return false;
    }
    List<String> seen = new ArrayList<>();
    for (Node item : list.items()) {
      if (!(item instanceof ScalarNode scalar && scalar.value() instanceof String text)
          || seen.contains(text)) {
        return false;
      }
      seen.add(text);
    }
    return true;
  }

  private static boolean isStringLists(Node value) {
    return value instanceof MappingNode map
        && map.entries().values().stream().allMatch(entry -> isStrings(entry.value()));
  }

  private static boolean isNumber(Node value) {
    return value instanceof ScalarNode scalar
        && (scalar.value() instanceof Long
            || scalar.value() instanceof BigInteger
            || scalar.value() instanceof BigDecimal);
  }

  private static boolean isCount(Node value) {
    return value instanceof ScalarNode scalar
        && scalar.value() instanceof Long count
        && count >= 0
        && count <= Integer.MAX_VALUE;
  }

  private static boolean isDialect(Node value) {
    return value instanceof ScalarNode scalar && Dialect2020.IRI.equals(scalar.value());
  }
}
