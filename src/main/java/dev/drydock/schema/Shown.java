package dev.drydock.schema;

import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values as messages print them: short, on one line, nothing hidden. */
final class Shown {
  private static final int LONGEST = 60;

  private Shown() {}

  /** Returns a value with its type where the value alone does not tell it. */
  static String value(Node node) {
    return switch (node) {
      case ScalarNode scalar when scalar.isString() -> "the string `" + text(scalar.text()) + "`";
      case ScalarNode scalar -> "`" + text(scalar.text()) + "`";
      case SequenceNode list -> "a list";
      case MappingNode map -> "a map";
    };
  }

  /** Returns a scalar in backticks, or the kind of a collection. */
  static String bare(Node node) {
    return switch (node) {
      case ScalarNode scalar -> "`" + text(scalar.text()) + "`";
      case SequenceNode list -> "a list";
      case MappingNode map -> "a map";
    };
  }

  /** Returns names in backticks with commas between them. */
  static String list(List<String> names) {
    return names.stream().map(name -> "`" + text(name) + "`").collect(Collectors.joining(", "));
  }

  /** Returns what a library says as a part of a message: without a capital and a full stop. */
  static String clause(String sentence) {
    String bare = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    return bare.isEmpty()
        ? bare
        : bare.substring(0, 1).toLowerCase(Locale.ROOT) + bare.substring(1);
  }

  private static String text(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .forEach(
            point -> {
              switch (Character.getType(point)) {
                case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    shown.append(point == '\n' ? "\\n" : String.format("\\u%04X", point));
                default -> shown.appendCodePoint(point);
              }
            });
    return text.codePointCount(0, text.length()) > LONGEST ? shown + "..." : shown.toString();
  }
}
