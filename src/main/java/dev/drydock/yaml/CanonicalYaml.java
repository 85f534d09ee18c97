package dev.drydock.yaml;

import java.util.List;
import java.util.Map;

/**
 * The canonical writer: one way to write a document, the same for all readers. Line feeds, two
 * spaces, {@code apiVersion}, {@code kind} and {@code metadata} first and the rest in the order of
 * the map, no anchors, no folding.
 */
public final class CanonicalYaml {
  private static final List<String> HEAD = List.of("apiVersion", "kind", "metadata");

  /** Readers look for the colon of a simple key in 1,024 characters. */
  private static final int SIMPLE_KEY_LIMIT = 1000;

  private static final int STEP = 2;

  /** What stands on the line before a value. */
  enum After {
    /** The colon of a key; a map goes to lines of its own, deeper than the key. */
    KEY,
    /** The dash of an item; a map or list begins on the same line. */
    DASH
  }

  private CanonicalYaml() {}

  /**
   * Returns a document as text that ends in a line feed.
   *
   * @throws IllegalArgumentException where a string holds half of a surrogate pair; the reader lets
   *     none through
   */
  public static String write(MappingNode document) {
    if (document.entries().isEmpty()) {
      return "{}\n";
    }
    StringBuilder out = new StringBuilder(1024);
    for (String key : HEAD) {
      MappingNode.Entry entry = document.entries().get(key);
      if (entry != null) {
        entry(out, key, entry.value(), /* indent= */ 0);
      }
    }
    for (Map.Entry<String, MappingNode.Entry> entry : document.entries().entrySet()) {
      if (!HEAD.contains(entry.getKey())) {
        entry(out, entry.getKey(), entry.getValue().value(), /* indent= */ 0);
      }
    }
    return out.toString();
  }

  private static void entry(StringBuilder out, String key, Node value, int indent) {
    key(out, key, indent);
    value(out, value, indent, After.KEY);
  }

  /** Writes a key up to its colon; the place is already indented. */
  static void key(StringBuilder out, String key, int indent) {
    if (ScalarText.isPlain(key) && key.length() <= SIMPLE_KEY_LIMIT) {
      out.append(key).append(':');
      return;
    }
    int start = out.length();
    ScalarText.quoted(out, key);
    if (out.length() - start > SIMPLE_KEY_LIMIT) {
      out.insert(start, "? ").append('\n');
      ScalarText.spaces(out, indent);
    }
    out.append(':');
  }

  /**
   * Writes a value from behind its colon or dash to the end of its last line.
   *
   * @param indent the indentation of the key or dash
   */
  static void value(StringBuilder out, Node node, int indent, After after) {
    switch (node) {
      case ScalarNode scalar -> scalar(out, scalar, indent);
      case MappingNode map when map.entries().isEmpty() -> out.append(" {}\n");
      case SequenceNode list when list.items().isEmpty() -> out.append(" []\n");
      case MappingNode map -> map(out, map, indent + STEP, after);
      case SequenceNode list -> list(out, list, after == After.KEY ? indent : indent + STEP, after);
    }
  }

  private static void scalar(StringBuilder out, ScalarNode scalar, int indent) {
    out.append(' ');
    if (!(scalar.value() instanceof String text)) {
      out.append(ScalarText.bare(scalar)).append('\n');
    } else if (ScalarText.isPlain(text)) {
      out.append(text).append('\n');
    } else if (ScalarText.isLiteral(text)) {
      ScalarText.literal(out, text, indent + STEP);
    } else {
      ScalarText.quoted(out, text);
      out.append('\n');
    }
  }

  private static void map(StringBuilder out, MappingNode map, int indent, After after) {
    boolean inline = begin(out, after);
    for (Map.Entry<String, MappingNode.Entry> entry : map.entries().entrySet()) {
      if (!inline) {
        ScalarText.spaces(out, indent);
      }
      inline = false;
      entry(out, entry.getKey(), entry.getValue().value(), indent);
    }
  }

  private static void list(StringBuilder out, SequenceNode list, int indent, After after) {
    boolean inline = begin(out, after);
    for (Node item : list.items()) {
      if (!inline) {
        ScalarText.spaces(out, indent);
      }
      inline = false;
      out.append('-');
      value(out, item, indent, After.DASH);
    }
  }

  /** Begins a collection, and returns whether its first entry stands on the line at hand. */
  private static boolean begin(StringBuilder out, After after) {
    return switch (after) {
      case KEY -> {
        out.append('\n');
        yield false;
      }
      case DASH -> {
        out.append(' ');
        yield true;
      }
    };
  }
}
