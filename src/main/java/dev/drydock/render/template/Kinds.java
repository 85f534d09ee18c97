package dev.drydock.render.template;

import dev.drydock.yaml.Node;

/** The words for what a value is. */
final class Kinds {
  private Kinds() {}

  /** Returns the kind with its article. */
  static String of(Node node) {
    String type = node.type();
    return switch (type) {
      case "null" -> "null";
      case "integer" -> "an integer";
      default -> "a " + type;
    };
  }
}
