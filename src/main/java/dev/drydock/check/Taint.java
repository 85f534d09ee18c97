package dev.drydock.check;

import dev.drydock.yaml.MappingNode;

/**
 * A taint of nodes.
 *
 * @param key its key
 * @param value its value, or an empty string
 * @param effect its effect
 */
record Taint(String key, String value, String effect) {

  static Taint of(MappingNode node) {
    return new Taint(
        Fields.text(node, "key").orElse(""),
        Fields.text(node, "value").orElse(""),
        Fields.text(node, "effect").orElse(""));
  }

  /** Returns whether pods that do not tolerate it stay away; a preference keeps nobody out. */
  boolean keepsOut() {
    return !effect.equals("PreferNoSchedule");
  }

  /** Returns the taint as messages print it. */
  String print() {
    return "`" + key + (value.isEmpty() ? "" : "=" + value) + ":" + effect + "`";
  }
}
