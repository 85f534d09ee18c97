package dev.drydock.schema;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression as JSON Schema means it, matched in a bounded number of steps. A dollar sign
 * is the end of the text and not also the place before a last line feed, as in Java.
 */
final class BoundedPattern {
  private static final int STEPS = 2_000_000;
  private static final int PATTERN_LENGTH = 4_096;

  private final Pattern pattern;

  private BoundedPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /** What became of a match. */
  enum Verdict {
    MATCHES,
    DIFFERS,
    /** The text and the pattern together take too long. */
    TOO_COSTLY
  }

  /**
   * Returns the pattern.
   *
   * @throws PatternSyntaxException where the expression is none, or too long
   */
  static BoundedPattern of(String expression) {
    if (expression.length() > PATTERN_LENGTH) {
      throw new PatternSyntaxException("longer than " + PATTERN_LENGTH + " characters", "", 0);
    }
    return new BoundedPattern(Pattern.compile(endAnchored(expression)));
  }

  Verdict find(String text) {
    try {
      boolean found = pattern.matcher(new Metered(text, new Meter())).find();
      return found ? Verdict.MATCHES : Verdict.DIFFERS;
    } catch (OutOfSteps | StackOverflowError tooCostly) {
      return Verdict.TOO_COSTLY;
    }
  }

  /** Says in Java's dialect what the expression means in that of JSON Schema. */
  private static String endAnchored(String expression) {
    StringBuilder result = new StringBuilder(expression.length() + 8);
    boolean inClass = false;
    for (int index = 0; index < expression.length(); index++) {
      char character = expression.charAt(index);
      if (character == '\\' && index + 1 < expression.length()) {
        result.append(character).append(expression.charAt(++index));
      } else if (inClass) {
        inClass = character != ']';
        result.append(character == '[' || character == '&' ? "\\" : "").append(character);
      } else {
        inClass = character == '[';
        result.append(character == '$' ? "\\z" : String.valueOf(character));
      }
    }
    return result.toString();
  }

  private static final class Meter {
    private int left = STEPS;

    void count() {
      if (--left < 0) {
        throw new OutOfSteps();
      }
    }
  }

  /** A text that counts how often it is read. */
  private record Metered(String text, Meter meter) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      meter.count();
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Metered(text.substring(start, end), meter);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private static final class OutOfSteps extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfSteps() {
      super("too many steps", null, false, false);
    }
  }
}
