package dev.drydock.yaml;

import java.util.stream.Collectors;

/** Writes a node on one line, in flow style. */
final class FlowText {
  private static final String INDICATORS = ",[]{}";

  private FlowText() {}

  static String write(Node node) {
    return switch (node) {
      case ScalarNode scalar when scalar.value() instanceof String text -> text(text);
      case ScalarNode scalar -> ScalarText.bare(scalar);
      case SequenceNode list ->
          list.items().stream().map(FlowText::write).collect(Collectors.joining(", ", "[", "]"));
      case MappingNode map ->
          map.entries().entrySet().stream()
              .map(entry -> text(entry.getKey()) + ": " + write(entry.getValue().value()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  static String text(String text) {
    boolean isPlain =
        ScalarText.isPlain(text) && text.chars().noneMatch(c -> INDICATORS.indexOf(c) >= 0);
    if (isPlain) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    ScalarText.quoted(out, text);
    return out.toString();
  }
}
