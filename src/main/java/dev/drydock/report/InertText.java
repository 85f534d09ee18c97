package dev.drydock.report;

/** Makes text of unknown origin harmless to terminals and to readers of logs. */
final class InertText {
  private InertText() {}

  /**
   * Returns the text on one line: control, bidirectional and invisible characters appear as {@code
   * <U+001B>}. A tab becomes one space, so that a caret below keeps its column.
   */
  static String oneLine(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(point -> append(out, point));
    return out.toString();
  }

  private static void append(StringBuilder out, int point) {
    if (point == '\t') {
      out.append(' ');
    } else if (isVisible(point)) {
      out.appendCodePoint(point);
    } else {
      out.append("<U+").append("%04X".formatted(point)).append('>');
    }
  }

  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
