package dev.drydock.render.template;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import java.util.Locale;

/** Which characters a template may hold. */
final class TemplateCharacters {
  /** The first private-use character: the sentinel of the first hole. */
  static final char FIRST_SENTINEL = '\uE000';

  /** The last private-use character. */
  static final char LAST_SENTINEL = '\uF8FF';

  private TemplateCharacters() {}

  static boolean isSentinel(int c) {
    return c >= FIRST_SENTINEL && c <= LAST_SENTINEL;
  }

  /** Reports every character that is refused. */
  static void check(TemplateSource source, Diagnostics diagnostics) {
    String text = source.text();
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      String why = refusal(c);
      if (!why.isEmpty()) {
        diagnostics.add(
            Diagnostic.of(
                    Code.TEMPLATE_CHARACTER,
                    source.locate(i),
                    String.format(Locale.ROOT, "found %s (U+%04X)", why, c))
                .withHint(hint(c)));
      }
    }
  }

  private static String hint(int c) {
    return c == '\r'
        ? "save the file with LF line ends"
        : "leave it out; a value may hold it, a template may not";
  }

  private static String refusal(int c) {
    if (c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029) {
      return "a line end that is not LF";
    }
    if (isSentinel(c)) {
      return "a private-use character";
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c == '\n' || c == '\t' ? "" : "a control character";
      case Character.SURROGATE -> "half of a character";
      case Character.FORMAT -> "an invisible character";
      default -> (c & 0xFFFE) == 0xFFFE ? "a character that is none" : "";
    };
  }
}
