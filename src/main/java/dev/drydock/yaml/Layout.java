package dev.drydock.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of documents of one form, cut at the values that differ.
 *
 * @param texts what stands before each slot, and behind the last one
 * @param slots the slots in the order of the text
 */
record Layout(List<String> texts, List<Slot> slots) {

  Layout {
    texts = List.copyOf(texts);
    slots = List.copyOf(slots);
  }

  /**
   * A place for a value, from behind its colon or dash to the end of its last line.
   *
   * @param value which value
   * @param indent the indentation of its key or dash
   * @param after what stands before it
   */
  record Slot(int value, int indent, CanonicalYaml.After after) {}

  /** Collects a layout while a pattern is written. */
  static final class Builder {
    private final List<String> texts = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();
    private int end;

    /** Ends a text before a slot. */
    void slot(StringBuilder out, Slot slot) {
      texts.add(out.substring(end));
      end = out.length();
      slots.add(slot);
    }

    Layout build(StringBuilder out) {
      texts.add(out.substring(end));
      return new Layout(texts, slots);
    }
  }
}
