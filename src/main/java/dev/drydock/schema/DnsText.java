package dev.drydock.schema;

/** The forms of names, character by character: they are asked for too often for patterns. */
final class DnsText {
  private DnsText() {}

  /** Returns whether a text is {@code [a-z0-9]([-a-z0-9]*[a-z0-9])?}. */
  static boolean isLabel(String text) {
    return isLabel(text, 0, text.length());
  }

  /** Returns whether a text is {@code [a-z]([-a-z0-9]*[a-z0-9])?}. */
  static boolean isLabelWithLetter(String text) {
    return isLabel(text) && text.charAt(0) >= 'a';
  }

  /** Returns whether a text is labels with dots between. */
  static boolean isSubdomain(String text) {
    int start = 0;
    for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', start)) {
      if (!isLabel(text, start, dot)) {
        return false;
      }
      start = dot + 1;
    }
    return isLabel(text, start, text.length());
  }

  /** Returns whether a text is {@code ([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]}. */
  static boolean isName(String text) {
    int length = text.length();
    if (length == 0
        || !isLetterOrDigit(text.charAt(0))
        || !isLetterOrDigit(text.charAt(length - 1))) {
      return false;
    }
    for (int index = 1; index < length; index++) {
      char c = text.charAt(index);
      if (!isLetterOrDigit(c) && c != '-' && c != '_' && c != '.') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLabel(String text, int start, int end) {
    if (start == end || text.charAt(start) == '-' || text.charAt(end - 1) == '-') {
      return false;
    }
    for (int index = start; index < end; index++) {
      char c = text.charAt(index);
      if (!isLower(c) && !isDigit(c) && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetterOrDigit(char c) {
    return isLower(c) || (c >= 'A' && c <= 'Z') || isDigit(c);
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
