package dev.drydock.render.template;

import java.util.Arrays;
import java.util.Optional;

/** The questions that {@code is} asks. */
enum Test {
  DEFINED("defined", 0),
  EMPTY("empty", 0),
  MAP("map", 0),
  LIST("list", 0),
  STRING("string", 0),
  NUMBER("number", 0),
  EVEN("even", 0),
  ODD("odd", 0),
  STARTING_WITH("startingWith", 1),
  ENDING_WITH("endingWith", 1);

  private final String word;
  private final int arguments;

  Test(String word, int arguments) {
    this.word = word;
    this.arguments = arguments;
  }

  String word() {
    return word;
  }

  Arity arity() {
    return new Arity(arguments, arguments);
  }

  static Optional<Test> of(String word) {
    return Arrays.stream(values()).filter(test -> test.word.equals(word)).findFirst();
  }
}
