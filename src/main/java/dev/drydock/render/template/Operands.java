package dev.drydock.render.template;

import dev.drydock.diag.Code;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a value must be to be used, and what comes of a computation. */
final class Operands {
  private Operands() {}

  /** Returns the node of a value that must be there. */
  static Node need(Value value) {
    if (value.node() == null) {
      throw Refusal.of(
          Code.TEMPLATE_MISSING_VALUE,
          value.name() + " is not set",
          value.reads(),
          "give it a default (`| default(...)`), or ask `is defined` first");
    }
    return value.node();
  }

  static Object scalar(Value value) {
    if (need(value) instanceof ScalarNode scalar && scalar.value() != null) {
      return scalar.value();
    }
    throw wrong(value, "a string, number or boolean");
  }

  static boolean truth(Value value) {
    if (scalarOrNull(value) instanceof Boolean truth) {
      return truth;
    }
    throw Refusal.of(
        Code.TEMPLATE_VALUE,
        value.name() + " is " + Kinds.of(need(value)) + "; a condition must be a boolean",
        value.used(),
        "compare it, or ask `is defined` or `is not empty`");
  }

  static BigDecimal number(Value value) {
    Object scalar = scalarOrNull(value);
    return Optional.ofNullable(scalar)
        .flatMap(Numbers::of)
        .orElseThrow(() -> wrong(value, "a number"));
  }

  static long integer(Value value) {
    if (scalarOrNull(value) instanceof Long integer) {
      return integer;
    }
    throw wrong(value, "an integer");
  }

  static String string(Value value) {
    if (scalarOrNull(value) instanceof String text) {
      return text;
    }
    throw wrong(value, "a string");
  }

  /** Returns a scalar as it stands in the middle of a text. */
  static String printed(Value value) {
    scalar(value);
    return ((ScalarNode) need(value)).text();
  }

  /** Returns a string that came of a computation. */
  static Value text(String text, List<Read> reads) {
    if (text.length() > Limits.STRING) {
      throw Refusal.of(
          Code.TEMPLATE_LIMIT, "the string has more than " + Limits.STRING + " characters", reads);
    }
    return Value.scalar(text, reads);
  }

  private static @Nullable Object scalarOrNull(Value value) {
    return need(value) instanceof ScalarNode scalar ? scalar.value() : null;
  }

  static Refusal wrong(Value value, String expected) {
    return Refusal.of(
        Code.TEMPLATE_VALUE,
        value.name() + " is " + Kinds.of(need(value)) + "; expected " + expected,
        value.used());
  }

  /** Returns a number that came of a computation. */
  static Value computed(BigDecimal number, List<Read> reads) {
    return bounded(Numbers.normal(number), reads);
  }

  static Value bounded(Object number, List<Read> reads) {
    if (!Numbers.isBounded(number)) {
      throw Refusal.of(Code.TEMPLATE_NUMBER, "the result does not fit into 64 bits", reads);
    }
    return Value.scalar(number, reads);
  }
}
