package dev.drydock.yaml;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

  private final StringBuilder out = new StringBuilder(1024);

  /** Where slots are noted, which only the pattern of a form has. */
  private final Layout.@Nullable Builder layout;

  private CanonicalYaml(Layout.@Nullable Builder layout) {
    this.layout = layout;
  }

  /**
   * Returns a document as text that ends in a line feed.
   *
   * @throws IllegalArgumentException where a string holds half of a surrogate pair; the reader lets
   *     none through
   */
  public static String write(MappingNode document) {
    CanonicalYaml writer = new CanonicalYaml(null);
    writer.document(document);
    return writer.out.toString();
  }

  /** Returns a document as the same text; what its form shares with others is written once. */
  public static String write(Cast document) {
    Layout layout = document.form().layout();
    CanonicalYaml writer = new CanonicalYaml(null);
    for (int index = 0; index < layout.slots().size(); index++) {
      Layout.Slot slot = layout.slots().get(index);
      writer.out.append(layout.texts().get(index));
      writer.value(document.values().get(slot.value()), slot.indent(), slot.after());
    }
    return writer.out.append(layout.texts().getLast()).toString();
  }

  /** Returns the text of a pattern, cut at its slots. */
  static Layout layout(MappingNode pattern) {
    Layout.Builder layout = new Layout.Builder();
    CanonicalYaml writer = new CanonicalYaml(layout);
    writer.document(pattern);
    return layout.build(writer.out);
  }

  private void document(MappingNode document) {
    if (document.entries().isEmpty()) {
      out.append("{}\n");
      return;
    }
    for (String key : HEAD) {
      MappingNode.Entry entry = document.entries().get(key);
      if (entry != null) {
        entry(key, entry.value(), /* indent= */ 0);
      }
    }
    for (Map.Entry<String, MappingNode.Entry> entry : document.entries().entrySet()) {
      if (!HEAD.contains(entry.getKey())) {
        entry(entry.getKey(), entry.getValue().value(), /* indent= */ 0);
      }
    }
  }

  private void entry(String key, Node value, int indent) {
    key(key, indent);
    value(value, indent, After.KEY);
  }

  /** Writes a key up to its colon; the place is already indented. */
  private void key(String key, int indent) {
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
  private void value(Node node, int indent, After after) {
    if (layout != null && Form.index(node) >= 0) {
      layout.slot(out, new Layout.Slot(Form.index(node), indent, after));
      return;
    }
    switch (node) {
      case ScalarNode scalar -> scalar(scalar, indent);
      case MappingNode map when map.entries().isEmpty() -> out.append(" {}\n");
      case SequenceNode list when list.items().isEmpty() -> out.append(" []\n");
      case MappingNode map -> map(map, indent + STEP, after);
      case SequenceNode list -> list(list, after == After.KEY ? indent : indent + STEP, after);
    }
  }

  private void scalar(ScalarNode scalar, int indent) {
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

  private void map(MappingNode map, int indent, After after) {
    boolean inline = begin(after);
    for (Map.Entry<String, MappingNode.Entry> entry : map.entries().entrySet()) {
      if (!inline) {
        ScalarText.spaces(out, indent);
      }
      inline = false;
      entry(entry.getKey(), entry.getValue().value(), indent);
    }
  }

  private void list(SequenceNode list, int indent, After after) {
    boolean inline = begin(after);
    for (Node item : list.items()) {
      if (!inline) {
        ScalarText.spaces(out, indent);
      }
      inline = false;
      out.append('-');
      value(item, indent, After.DASH);
    }
  }

  /** Begins a collection, and returns whether its first entry stands on the line at hand. */
  private boolean begin(After after) {
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
