package dev.drydock.render.template;

/**
 * How many arguments something takes.
 *
 * @param most {@link Integer#MAX_VALUE} for any number
 */
record Arity(int fewest, int most) {

  boolean allows(int count) {
    return fewest <= count && count <= most;
  }

  /** Returns the number as a message says it. */
  String words() {
    if (fewest == most) {
      return fewest == 0 ? "no arguments" : fewest == 1 ? "one argument" : fewest + " arguments";
    }
    return "at least " + (fewest == 1 ? "one argument" : fewest + " arguments");
  }
}
