package dev.drydock.yaml;

/**
 * What YAML readers of any version may take an unquoted scalar for. The reader refuses what they
 * would not agree on, and the writer quotes it.
 */
enum PlainForm {
  /** A string to every reader. */
  STRING,
  /** The literal {@code true} or {@code false}. */
  BOOLEAN,
  /** A boolean to some readers only. */
  BOOLEAN_LIKE,
  /** The literal {@code null}. */
  NULL,
  /** Another spelling of null. */
  NULL_LIKE,
  /** An integer as JSON writes it. */
  INTEGER,
  /** A number with a fraction and without an exponent, as JSON writes it. */
  DECIMAL,
  /** A number to some readers only, or one that is written differently when it is written again. */
  NUMBER_LIKE,
  /** A number to base 60 to YAML 1.1 readers. */
  SEXAGESIMAL,
  /** A date or a time stamp to YAML 1.1 readers. */
  DATE,
  /** The merge sign and the value sign of YAML 1.1. */
  SIGN;

  private static final String[] BOOLEAN_WORDS = {
    "y", "n", "yes", "no", "on", "off", "true", "false"
  };

  static PlainForm of(String text) {
    if (text.isEmpty()) {
      return NULL_LIKE;
    }
    char first = text.charAt(0);
    if ((first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.') {
      return numeric(text);
    }
    if (text.length() > 5) {
      return STRING;
    }
    return switch (first) {
      case '~' -> text.length() == 1 ? NULL_LIKE : STRING;
      case '=' -> text.length() == 1 ? SIGN : STRING;
      case '<' -> text.equals("<<") ? SIGN : STRING;
      default -> word(text);
    };
  }

  private static PlainForm word(String text) {
    if (text.equals("true") || text.equals("false")) {
      return BOOLEAN;
    }
    if (text.equalsIgnoreCase("null")) {
      return text.equals("null") ? NULL : NULL_LIKE;
    }
    for (String word : BOOLEAN_WORDS) {
      if (text.equalsIgnoreCase(word)) {
        return BOOLEAN_LIKE;
      }
    }
    return STRING;
  }

  private static PlainForm numeric(String text) {
    int start = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
    if (start == text.length()) {
      return STRING;
    }
    if (isRadix(text, start) || isSpecial(text, start)) {
      return NUMBER_LIKE;
    }
    if (isDate(text)) {
      return DATE;
    }
    return decimal(text, start);
  }

  private static PlainForm decimal(String text, int start) {
    int digits = 0;
    int dots = 0;
    boolean strange = text.charAt(0) == '+';
    int i = start;
    for (; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == '.') {
        dots++;
      } else if (c == '_') {
        strange = true;
      } else {
        break;
      }
    }
    if (dots > 1 || (digits == 0 && !(strange && dots == 1))) {
      return STRING;
    }
    if (i < text.length()) {
      return decimalThenMore(text, i, dots);
    }
    if (strange || !isJsonNumber(text, start)) {
      return NUMBER_LIKE;
    }
    return dots == 0 ? INTEGER : DECIMAL;
  }

  private static PlainForm decimalThenMore(String text, int end, int dots) {
    if (dots == 0 && isSexagesimal(text, end)) {
      return SEXAGESIMAL;
    }
    return isExponent(text, end) ? NUMBER_LIKE : STRING;
  }

  /** Returns whether all that follows is {@code :59} again and again, perhaps with a fraction. */
  private static boolean isSexagesimal(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) == ':') {
      int end = digits(text, i + 1);
      int count = end - i - 1;
      if (count < 1 || count > 2 || (count == 2 && text.charAt(i + 1) > '5')) {
        return false;
      }
      i = end;
    }
    if (i < text.length() && text.charAt(i) == '.') {
      i++;
      while (i < text.length() && (text.charAt(i) == '_' || Character.isDigit(text.charAt(i)))) {
        i++;
      }
    }
    return i == text.length();
  }

  private static boolean isJsonNumber(String text, int start) {
    int dot = text.indexOf('.');
    int whole = (dot < 0 ? text.length() : dot) - start;
    boolean zero = text.charAt(start) == '0';
    return whole >= 1 && !(zero && whole > 1) && dot != text.length() - 1;
  }

  private static boolean isExponent(String text, int at) {
    if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
      return false;
    }
    int i = at + 1;
    if (i < text.length() && (text.charAt(i) == '+' || text.charAt(i) == '-')) {
      i++;
    }
    if (i == text.length()) {
      return false;
    }
    for (; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!(c >= '0' && c <= '9') && c != '_') {
        return false;
      }
    }
    return true;
  }

  /** Returns whether the text is a number to base 2, 8 or 16, digits judged generously. */
  private static boolean isRadix(String text, int start) {
    if (text.length() < start + 3 || text.charAt(start) != '0') {
      return false;
    }
    if ("xXoObB".indexOf(text.charAt(start + 1)) < 0) {
      return false;
    }
    for (int i = start + 2; i < text.length(); i++) {
      if (Character.digit(text.charAt(i), 16) < 0 && text.charAt(i) != '_') {
        return false;
      }
    }
    return true;
  }

  private static boolean isSpecial(String text, int start) {
    int length = text.length() - start;
    return length == 4
        && (text.regionMatches(/* ignoreCase= */ true, start, ".inf", 0, 4)
            || text.regionMatches(/* ignoreCase= */ true, start, ".nan", 0, 4));
  }

  /** Returns whether the text starts like {@code 2027-01-31} and ends there or goes on in time. */
  private static boolean isDate(String text) {
    int month = digits(text, 0);
    if (month != 4 || month >= text.length() || text.charAt(month) != '-') {
      return false;
    }
    int day = digits(text, month + 1);
    if (day - month > 3 || day == month + 1 || day >= text.length() || text.charAt(day) != '-') {
      return false;
    }
    int end = digits(text, day + 1);
    if (end - day > 3 || end == day + 1) {
      return false;
    }
    return end == text.length() || "tT \t".indexOf(text.charAt(end)) >= 0;
  }

  private static int digits(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }
}
