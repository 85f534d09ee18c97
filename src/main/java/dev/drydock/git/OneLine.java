package dev.drydock.git;

/** Makes foreign text fit for one line of a commit message. */
final class OneLine {
  /** The longest name or address in code points. */
  static final int NAME_LENGTH = 200;

  /** The longest subject line in code points. */
  static final int SUBJECT_LENGTH = 100;

  private OneLine() {}

  /**
   * Returns a text as one line: runs of white space, line ends, control and invisible characters
   * become one space, and what is too long ends in an ellipsis.
   */
  static String of(String text, int longest) {
    StringBuilder line = new StringBuilder();
    int count = 0;
    boolean gap = false;
    for (int index = 0;
        index < text.length();
        index += Character.charCount(text.codePointAt(index))) {
      int codePoint = text.codePointAt(index);
      if (isGap(codePoint)) {
        gap = count > 0;
        continue;
      }
      if (count + (gap ? 1 : 0) + 1 > longest) {
        return line.append('…').toString();
      }
      if (gap) {
        line.append(' ');
        count++;
        gap = false;
      }
      line.appendCodePoint(codePoint);
      count++;
    }
    return line.toString();
  }

  private static boolean isGap(int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || switch (Character.getType(codePoint)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.UNASSIGNED,
              Character.PRIVATE_USE,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
              true;
          default -> false;
        };
  }
}
