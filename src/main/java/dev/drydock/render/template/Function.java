package dev.drydock.render.template;

import java.util.Arrays;
import java.util.Optional;

/** The functions of the language. */
enum Function {
  CONFIG("config", 1, 1),
  FILE("file", 1, 1),
  DIGEST("digest", 1, 1),
  MIN("min", 2, Integer.MAX_VALUE),
  MAX("max", 2, Integer.MAX_VALUE),
  QUOTIENT("quotient", 2, 2),
  RANGE("range", 2, 2);

  private final String word;
  private final int fewest;
  private final int most;

  Function(String word, int fewest, int most) {
    this.word = word;
    this.fewest = fewest;
    this.most = most;
  }

  String word() {
    return word;
  }

  Arity arity() {
    return new Arity(fewest, most);
  }

  /** Returns whether the argument must be a literal name of a file of the component. */
  boolean namesFile() {
    return this == CONFIG || this == FILE || this == DIGEST;
  }

  static Optional<Function> of(String word) {
    return Arrays.stream(values()).filter(function -> function.word.equals(word)).findFirst();
  }
}
