package dev.drydock.render.template;

/** Finds where an expression ends, as Pebble would: strings and brackets hide delimiters. */
final class ExpressionScan {
  private static final int NESTING_LIMIT = 64;

  private final String text;
  private int position;

  ExpressionScan(String text, int start) {
    this.text = text;
    this.position = start;
  }

  /**
   * Returns the index of the closing delimiter, or -1 where there is none or the brackets are
   * nested too deep.
   */
  int close(String delimiter) {
    return until(delimiter, 0);
  }

  private int until(String delimiter, int nesting) {
    int depth = 0;
    while (position < text.length() && depth + nesting <= NESTING_LIMIT) {
      char c = text.charAt(position);
      if (depth == 0 && text.startsWith(delimiter, position)) {
        return position;
      }
      switch (c) {
        case '(', '[', '{' -> depth++;
        case ')', ']', '}' -> depth = Math.max(0, depth - 1);
        case '\'' -> skipPlain();
        case '"' -> skipInterpolated(depth + nesting);
        default -> {}
      }
      position++;
    }
    return -1;
  }

  /** Moves to the closing quote. */
  private void skipPlain() {
    position++;
    while (position < text.length() && text.charAt(position) != '\'') {
      position += text.charAt(position) == '\\' ? 2 : 1;
    }
  }

  /** Moves to the closing quote, over {@code #{...}} with its own strings. */
  private void skipInterpolated(int nesting) {
    position++;
    while (position < text.length() && text.charAt(position) != '"') {
      if (text.startsWith("#{", position)) {
        position += 2;
        if (until("}", nesting + 1) < 0) {
          position = text.length();
        }
      } else if (text.charAt(position) == '\\') {
        position++;
      }
      position++;
    }
  }
}
