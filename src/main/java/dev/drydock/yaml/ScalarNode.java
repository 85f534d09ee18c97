package dev.drydock.yaml;

import dev.drydock.diag.Origin;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A string, boolean, number or null.
 *
 * @param value a {@link String}, {@link Boolean}, {@link Long}, {@link BigInteger} (only beyond
 *     long), {@link BigDecimal} (only with a fraction or an exponent), or null for the literal
 *     {@code null}
 * @param origin where the value came from
 */
public record ScalarNode(@Nullable Object value, Origin origin) implements Node {

  public ScalarNode {
    switch (value) {
      case null -> {}
      case String text -> {}
      case Boolean truth -> {}
      case Long integer -> {}
      case BigInteger integer -> {}
      case BigDecimal decimal -> {}
      default -> throw new IllegalArgumentException("not a scalar: " + value.getClass());
    }
  }

  /** Returns whether this is the literal {@code null}. */
  public boolean isNull() {
    return value == null;
  }

  /** Returns whether this is a string. */
  public boolean isString() {
    return value instanceof String;
  }

  /** Returns the value as messages and mid-scalar holes print it. */
  public String text() {
    return switch (value) {
      case null -> "null";
      case BigDecimal decimal -> decimal.toPlainString();
      default -> value.toString();
    };
  }

  @Override
  public String type() {
    return switch (value) {
      case null -> "null";
      case String text -> "string";
      case Boolean truth -> "boolean";
      case BigDecimal decimal -> "number";
      default -> "integer";
    };
  }
}
