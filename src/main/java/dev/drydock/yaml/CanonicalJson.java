package dev.drydock.yaml;

import java.util.Iterator;
import java.util.Map;

/** Writes a node as JSON with two spaces, its keys in their order. */
public final class CanonicalJson {
  private static final int STEP = 2;

  private CanonicalJson() {}

  /** Returns a value as JSON text that ends in a line feed. */
  public static String write(Node node) {
    StringBuilder out = new StringBuilder(256);
    value(out, node, /* indent= */ 0);
    return out.append('\n').toString();
  }

  private static void value(StringBuilder out, Node node, int indent) {
    switch (node) {
      case ScalarNode scalar when scalar.value() instanceof String text ->
          ScalarText.json(out, text);
      case ScalarNode scalar -> out.append(ScalarText.bare(scalar));
      case MappingNode map when map.entries().isEmpty() -> out.append("{}");
      case SequenceNode list when list.items().isEmpty() -> out.append("[]");
      case MappingNode map -> map(out, map, indent);
      case SequenceNode list -> list(out, list, indent);
    }
  }

  private static void map(StringBuilder out, MappingNode map, int indent) {
    out.append("{\n");
    Iterator<Map.Entry<String, MappingNode.Entry>> entries = map.entries().entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<String, MappingNode.Entry> entry = entries.next();
      ScalarText.spaces(out, indent + STEP);
      ScalarText.json(out, entry.getKey());
      out.append(": ");
      value(out, entry.getValue().value(), indent + STEP);
      out.append(entries.hasNext() ? ",\n" : "\n");
    }
    ScalarText.spaces(out, indent);
    out.append('}');
  }

  private static void list(StringBuilder out, SequenceNode list, int indent) {
    out.append("[\n");
    Iterator<Node> items = list.items().iterator();
    while (items.hasNext()) {
      ScalarText.spaces(out, indent + STEP);
      value(out, items.next(), indent + STEP);
      out.append(items.hasNext() ? ",\n" : "\n");
    }
    ScalarText.spaces(out, indent);
    out.append(']');
  }
}
