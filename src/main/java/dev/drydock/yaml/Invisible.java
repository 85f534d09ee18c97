package dev.drydock.yaml;

import dev.drydock.diag.Code;
import org.jspecify.annotations.Nullable;

/**
 * The characters that a text must not hold as they are, because readers of YAML or people do not
 * see what they are. The table is fixed, so that no update of Java changes what is refused or
 * escaped.
 */
final class Invisible {
  private Invisible() {}

  /** Returns what is wrong with a code point as it stands in a text, or null. */
  static @Nullable Code refusal(int c) {
    if (c < 0x7F) {
      return c >= ' ' || c == '\n' || c == '\r' || c == '\t' ? null : Code.YAML_CONTROL_CHARACTER;
    }
    if (c <= 0xAD) {
      return latin(c);
    }
    if (c < 0x61C) {
      return null;
    }
    if (isBidirectional(c)) {
      return Code.YAML_BIDIRECTIONAL;
    }
    if (c == 0x2028 || c == 0x2029) {
      return Code.YAML_LINE_SEPARATOR;
    }
    if (c >= 0xD800 && c <= 0xDFFF) {
      return Code.YAML_SURROGATE;
    }
    if (c == 0xFFFE || c == 0xFFFF) {
      return Code.YAML_CONTROL_CHARACTER;
    }
    return isZeroWidth(c) ? Code.YAML_ZERO_WIDTH : null;
  }

  /**
   * Returns what is wrong with a code point even where an escape spells it, or null. U+0085
   * survives no server-side apply: engines send JSON, which does not escape it, and the API server
   * reads that as YAML 1.1, where it ends a line.
   */
  static @Nullable Code refusalOfEscape(int c) {
    Code code = refusal(c);
    if (code == Code.YAML_SURROGATE
        || c == 0x85
        || (code == Code.YAML_CONTROL_CHARACTER && c < 0xFFFE)) {
      return code;
    }
    return null;
  }

  private static @Nullable Code latin(int c) {
    if (c == 0x85) {
      return Code.YAML_LINE_SEPARATOR;
    }
    if (c < 0xA0) {
      return Code.YAML_CONTROL_CHARACTER;
    }
    return c == 0xAD ? Code.YAML_ZERO_WIDTH : null;
  }

  private static boolean isBidirectional(int c) {
    return c == 0x61C
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }

  private static boolean isZeroWidth(int c) {
    return c == 0x180E
        || (c >= 0x200B && c <= 0x200D)
        || (c >= 0x2060 && c <= 0x2064)
        || (c >= 0x206A && c <= 0x206F)
        || c == 0xFEFF
        || (c >= 0xFFF9 && c <= 0xFFFB)
        || (c >= 0xE0000 && c <= 0xE007F);
  }
}
