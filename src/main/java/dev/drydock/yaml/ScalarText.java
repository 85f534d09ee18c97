package dev.drydock.yaml;

import java.math.BigDecimal;

/**
 * Writes scalars so that readers of YAML 1.1 and 1.2 read them alike: strings plain where nothing
 * can mistake them, as a literal block where they have lines that round-trip, and else in double
 * quotes with escapes.
 */
final class ScalarText {
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private ScalarText() {}

  /** Returns a boolean, a number or null as text. */
  static String bare(ScalarNode scalar) {
    return switch (scalar.value()) {
      case null -> "null";
      case BigDecimal decimal -> decimal(decimal);
      default -> scalar.text();
    };
  }

  private static String decimal(BigDecimal decimal) {
    return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
  }

  /** Returns whether a string can stand without quotes, as a value or as a key. */
  static boolean isPlain(String text) {
    int length = text.length();
    if (length == 0 || !startsPlain(text) || text.charAt(length - 1) == ' ') {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
      if (c == ':' && (i + 1 == length || text.charAt(i + 1) == ' ')) {
        return false;
      }
      if (c == '#' && text.charAt(i - 1) == ' ') {
        return false;
      }
    }
    return PlainForm.of(text) == PlainForm.STRING;
  }

  private static boolean startsPlain(String text) {
    char first = text.charAt(0);
    if (first == '-') {
      return text.length() > 1
          && text.charAt(1) != ' '
          && !(text.startsWith("---") && (text.length() == 3 || text.charAt(3) == ' '));
    }
    if (first == '.') {
      return !text.startsWith("...");
    }
    return (first >= 'a' && first <= 'z')
        || (first >= 'A' && first <= 'Z')
        || (first >= '0' && first <= '9')
        || "/_$(+^;\\".indexOf(first) >= 0;
  }

  /** Returns whether a string is the same after it was written as a literal block and read. */
  static boolean isLiteral(String text) {
    int length = text.length();
    if (text.indexOf('\n') < 0) {
      return false;
    }
    char first = text.charAt(0);
    char last = text.charAt(length - 1);
    if (first == '\n' || first == ' ' || first == '\t' || last == ' ' || last == '\t') {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if ((c >= ' ' && c <= '~') || c == '\n' || c == '\t') {
        continue;
      }
      if (c == '\r') {
        return false;
      }
      int point = text.codePointAt(i);
      if (Invisible.refusal(point) != null) {
        return false;
      }
      i += Character.charCount(point) - 1;
    }
    return true;
  }

  /**
   * Writes the lines of a literal block, its header first, each line but the empty ones at an
   * indentation. The text ends in a line feed.
   */
  static void literal(StringBuilder out, String text, int indent) {
    int length = text.length();
    int content = length;
    while (content > 0 && text.charAt(content - 1) == '\n') {
      content--;
    }
    int trailing = length - content;
    out.append(trailing == 0 ? "|-\n" : trailing == 1 ? "|\n" : "|+\n");
    int start = 0;
    while (start < length) {
      int end = text.indexOf('\n', start);
      if (end < 0) {
        end = length;
      }
      if (end > start) {
        spaces(out, indent);
        out.append(text, start, end);
      }
      out.append('\n');
      start = end + 1;
    }
  }

  /**
   * Writes a string in double quotes for YAML; everything that could be misread is escaped. Beyond
   * four digits the escape is YAML's own: C and Go readers refuse escaped surrogate pairs.
   */
  static void quoted(StringBuilder out, String text) {
    quoted(out, text, /* json= */ false);
  }

  /** Writes a string for JSON, with the same escapes, but surrogate pairs beyond four digits. */
  static void json(StringBuilder out, String text) {
    quoted(out, text, /* json= */ true);
  }

  private static void quoted(StringBuilder out, String text, boolean json) {
    out.append('"');
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c <= '~') {
        if (c == '"' || c == '\\') {
          out.append('\\');
        }
        out.append(c);
      } else {
        int point = text.codePointAt(i);
        special(out, point, json);
        i += Character.charCount(point) - 1;
      }
    }
    out.append('"');
  }

  private static void special(StringBuilder out, int point, boolean json) {
    switch (point) {
      case '\n' -> out.append("\\n");
      case '\t' -> out.append("\\t");
      case '\r' -> out.append("\\r");
      default -> {
        if (Character.MIN_SURROGATE <= point && point <= Character.MAX_SURROGATE) {
          throw new IllegalArgumentException("half of a surrogate pair cannot be written");
        }
        if (Invisible.refusal(point) == null) {
          out.appendCodePoint(point);
        } else if (point <= 0xFFFF) {
          hex(out.append("\\u"), point, /* digits= */ 4);
        } else if (json) {
          hex(out.append("\\u"), Character.highSurrogate(point), /* digits= */ 4);
          hex(out.append("\\u"), Character.lowSurrogate(point), /* digits= */ 4);
        } else {
          hex(out.append("\\U"), point, /* digits= */ 8);
        }
      }
    }
  }

  private static void hex(StringBuilder out, int number, int digits) {
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
      out.append(HEX[(number >> shift) & 0xF]);
    }
  }

  static void spaces(StringBuilder out, int count) {
    out.repeat(' ', count);
  }
}
