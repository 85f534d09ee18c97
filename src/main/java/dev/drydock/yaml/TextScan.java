package dev.drydock.yaml;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The look at every character of a text before it is parsed: refuses what no text may hold, and
 * hands the parser a copy in which those characters are replaced, so that it can go on.
 */
final class TextScan {
  /** What the parser sees in place of a refused character. */
  static final char REPLACEMENT = '\uFFFD';

  private static final int[] NONE = {};

  private final String text;
  private final YamlDialect dialect;
  private final Diagnostics diagnostics;
  private char @Nullable [] cleaned;
  private int[] tabs = NONE;
  private int tabCount;

  TextScan(String text, YamlDialect dialect, Diagnostics diagnostics) {
    this.text = text;
    this.dialect = dialect;
    this.diagnostics = diagnostics;
  }

  /** Reports what is refused, and returns the text for the parser, of the same length. */
  String clean() {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if ((c >= ' ' && c < 0x7F) || c == '\n') {
        continue;
      }
      if (c == '\t') {
        addTab(i);
      } else if (c == '\r') {
        carriageReturn(i);
      } else {
        i += character(i) - 1;
      }
    }
    return cleaned == null ? text : new String(cleaned);
  }

  /** Returns the positions of all tabs, ascending. */
  int[] tabs() {
    return Arrays.copyOf(tabs, tabCount);
  }

  private void addTab(int offset) {
    if (tabCount == tabs.length) {
      tabs = Arrays.copyOf(tabs, Math.max(16, tabCount * 2));
    }
    tabs[tabCount++] = offset;
  }

  private void carriageReturn(int offset) {
    if (offset + 1 == text.length() || text.charAt(offset + 1) != '\n') {
      diagnostics.add(
          Diagnostic.of(
                  Code.YAML_LINE_SEPARATOR,
                  dialect.locate(offset),
                  "found a carriage return without a line feed after it")
              .withHint("end lines with a line feed"));
      replace(offset, 1);
    }
  }

  private int character(int offset) {
    int c = text.codePointAt(offset);
    int units = Character.charCount(c);
    Code code = Invisible.refusal(c);
    if (code != null) {
      diagnostics.add(refused(c, code, dialect.locate(offset)));
      replace(offset, units);
    }
    return units;
  }

  private void replace(int offset, int units) {
    if (cleaned == null) {
      cleaned = text.toCharArray();
    }
    Arrays.fill(cleaned, offset, offset + units, REPLACEMENT);
  }

  private static Diagnostic refused(int c, Code code, Location at) {
    Diagnostic diagnostic = Diagnostic.of(code, at, "found " + described(c, code));
    boolean escapable = Invisible.refusalOfEscape(c) == null;
    return diagnostic.withHint(
        escapable
            ? "remove it; where it is meant, write `" + escape(c) + "` in double quotes"
            : "remove it");
  }

  /** Returns a phrase that names a refused character. */
  static String described(int c, Code code) {
    String name = String.format(Locale.ROOT, "U+%04X", c);
    return switch (code) {
      case YAML_LINE_SEPARATOR -> name + ", which only some readers take for a line end";
      case YAML_BIDIRECTIONAL -> name + ", which changes the order in which people see the text";
      case YAML_ZERO_WIDTH -> name + ", which nobody sees";
      case YAML_SURROGATE -> name + ", half of a surrogate pair";
      default -> "the control character " + name;
    };
  }

  private static String escape(int c) {
    return String.format(Locale.ROOT, c > 0xFFFF ? "\\U%08X" : "\\u%04X", c);
  }
}
