package dev.drydock.check;

import dev.drydock.diag.Code;
import java.util.function.UnaryOperator;

/**
 * A change to the valid scenario and what a check says of it.
 *
 * @param code the code of the check
 * @param title what the case shows
 * @param says a part of the message, empty where the check is content
 * @param change the change
 */
record CheckCase(Code code, String title, String says, UnaryOperator<Scenario> change) {

  static CheckCase fires(Code code, String title, String says, UnaryOperator<Scenario> change) {
    return new CheckCase(code, title, says, change);
  }

  static CheckCase silent(Code code, String title, UnaryOperator<Scenario> change) {
    return new CheckCase(code, title, "", change);
  }

  /** Returns a change of one piece. */
  static UnaryOperator<Scenario> edit(String piece, String old, String replacement) {
    return scenario -> scenario.edit(piece, old, replacement);
  }

  /** Returns a change of two places. */
  static UnaryOperator<Scenario> both(
      UnaryOperator<Scenario> first, UnaryOperator<Scenario> second) {
    return scenario -> second.apply(first.apply(scenario));
  }

  boolean fires() {
    return !says.isEmpty();
  }

  @Override
  public String toString() {
    return code + " " + (fires() ? "fires: " : "is silent: ") + title;
  }
}
