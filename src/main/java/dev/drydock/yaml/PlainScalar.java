package dev.drydock.yaml;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Origin;
import java.math.BigDecimal;
import java.util.Locale;

/** Decides what an unquoted scalar is, or says why it is not clear. */
final class PlainScalar {
  private static final int SHOWN = 60;

  private PlainScalar() {}

  static Node value(String text, Origin origin, Diagnostics diagnostics) {
    return switch (PlainForm.of(text)) {
      case STRING -> new ScalarNode(text, origin);
      case BOOLEAN -> new ScalarNode(text.equals("true"), origin);
      case NULL -> new ScalarNode(null, origin);
      case INTEGER -> integer(text, origin, diagnostics);
      case DECIMAL -> decimal(text, origin, diagnostics);
      case NULL_LIKE, BOOLEAN_LIKE, NUMBER_LIKE, SEXAGESIMAL, DATE, SIGN -> {
        refuse(text, origin, diagnostics);
        yield new ScalarNode(text, origin);
      }
    };
  }

  static String key(String text, Origin origin, Diagnostics diagnostics) {
    switch (PlainForm.of(text)) {
      case STRING -> {}
      case BOOLEAN, NULL, INTEGER, DECIMAL, NULL_LIKE ->
          diagnostics.add(
              Diagnostic.of(
                      Code.YAML_KEY_NOT_STRING,
                      origin,
                      text.isEmpty()
                          ? "the key is empty; a key must be a string"
                          : "the key `" + shown(text) + "` is not a string")
                  .withHint("quote the key: " + quoted(text)));
      case SIGN -> sign(text, origin, diagnostics);
      case BOOLEAN_LIKE, NUMBER_LIKE, SEXAGESIMAL, DATE ->
          ambiguous(
              "the key `" + shown(text) + "` is a string to some YAML readers only",
              "quote the key: " + quoted(text),
              origin,
              diagnostics);
    }
    return text;
  }

  private static void sign(String text, Origin origin, Diagnostics diagnostics) {
    if (text.equals("<<")) {
      diagnostics.add(
          Diagnostic.of(Code.YAML_MERGE_KEY, origin, "the merge key `<<` is not allowed")
              .withHint("write the keys out where they are needed"));
    } else {
      refuse(text, origin, diagnostics);
    }
  }

  private static Node integer(String text, Origin origin, Diagnostics diagnostics) {
    if (text.equals("-0")) {
      lossy(text, "0", origin, diagnostics);
      return new ScalarNode(0L, origin);
    }
    try {
      return new ScalarNode(Long.parseLong(text), origin);
    } catch (NumberFormatException tooLong) {
      ambiguous(
          "`" + shown(text) + "` does not fit into an integer of 64 bits",
          "quote it if a string is meant: " + quoted(text),
          origin,
          diagnostics);
      return new ScalarNode(text, origin);
    }
  }

  private static Node decimal(String text, Origin origin, Diagnostics diagnostics) {
    double nearest = Double.parseDouble(text);
    String again =
        Double.isInfinite(nearest)
            ? "infinity"
            : new BigDecimal(Double.toString(nearest)).stripTrailingZeros().toPlainString();
    if (!again.equals(text)) {
      lossy(text, again, origin, diagnostics);
    }
    return new ScalarNode(new BigDecimal(text), origin);
  }

  private static void lossy(String text, String again, Origin origin, Diagnostics diagnostics) {
    ambiguous(
        "`" + shown(text) + "` does not survive as a number: it is read as `" + shown(again) + "`",
        "quote it if a string is meant: "
            + quoted(text)
            + (again.equals("infinity") ? "" : "; write `" + shown(again) + "` for the number"),
        origin,
        diagnostics);
  }

  private static void refuse(String text, Origin origin, Diagnostics diagnostics) {
    String name = "`" + shown(text) + "`";
    String quote = "quote it if a string is meant: " + quoted(text);
    switch (PlainForm.of(text)) {
      case NULL_LIKE ->
          diagnostics.add(
              Diagnostic.of(
                      Code.YAML_NULL_SPELLING, origin, name + " is not a way to spell `null` here")
                  .withHint("write `null`, or " + quoted(text) + " for the string"));
      case BOOLEAN_LIKE ->
          ambiguous(
              name + " is a boolean to some YAML readers and a string to others",
              "write `" + truth(text) + "` for the boolean, " + quoted(text) + " for the string",
              origin,
              diagnostics);
      case SEXAGESIMAL ->
          ambiguous(
              name + " is a number to base 60 to some YAML readers and a string to others",
              quote,
              origin,
              diagnostics);
      case DATE ->
          ambiguous(
              name + " is a date to some YAML readers and a string to others",
              quote,
              origin,
              diagnostics);
      case SIGN ->
          ambiguous(
              name + " is a sign to some YAML readers and a string to others",
              quote,
              origin,
              diagnostics);
      case NUMBER_LIKE, STRING, BOOLEAN, NULL, INTEGER, DECIMAL ->
          ambiguous(
              name + " is a number to some YAML readers, and not the same to all",
              quote + "; else write a plain decimal number",
              origin,
              diagnostics);
    }
  }

  private static void ambiguous(
      String message, String hint, Origin origin, Diagnostics diagnostics) {
    diagnostics.add(Diagnostic.of(Code.YAML_AMBIGUOUS_SCALAR, origin, message).withHint(hint));
  }

  private static String truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "y", "yes", "on", "true" -> "true";
      default -> "false";
    };
  }

  private static String quoted(String text) {
    return "`\"" + shown(text) + "\"`";
  }

  /** Returns the start of a text as a message shows it, on one line. */
  static String shown(String text) {
    String start = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    return start.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
  }
}
