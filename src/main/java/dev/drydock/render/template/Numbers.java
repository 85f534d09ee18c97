package dev.drydock.render.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Exact arithmetic: a result is right to the last digit or there is none. */
final class Numbers {
  private static final int SCALE_LIMIT = 64;

  private Numbers() {}

  /** Returns a number as nodes hold it: an integer where it has no fraction. */
  static Object normal(BigDecimal number) {
    BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    if (plain.scale() > 0) {
      return plain;
    }
    BigInteger integer = plain.toBigIntegerExact();
    return isLong(integer) ? (Object) integer.longValue() : integer;
  }

  /** Returns the number that a scalar holds, if it holds one. */
  static Optional<BigDecimal> of(Object value) {
    return switch (value) {
      case Long integer -> Optional.of(BigDecimal.valueOf(integer));
      case BigInteger integer -> Optional.of(new BigDecimal(integer));
      case BigDecimal decimal -> Optional.of(decimal);
      default -> Optional.empty();
    };
  }

  /** Returns the result of an operation, or why there is none. */
  static Object calculate(Operator operator, BigDecimal left, BigDecimal right) {
    return switch (operator) {
      case PLUS -> normal(left.add(right));
      case MINUS -> normal(left.subtract(right));
      case TIMES -> normal(left.multiply(right));
      case DIVIDED -> normal(divided(left, right));
      case REMAINDER -> normal(remainder(left, right));
      default -> throw new IllegalArgumentException("not arithmetic: " + operator);
    };
  }

  /** Returns whether a result can be a value: an integer of 64 bits or a short decimal. */
  static boolean isBounded(Object number) {
    return switch (number) {
      case Long integer -> true;
      case BigDecimal decimal ->
          decimal.scale() <= SCALE_LIMIT && decimal.precision() <= SCALE_LIMIT;
      default -> false;
    };
  }

  static BigDecimal quotient(BigDecimal left, BigDecimal right) {
    BigInteger[] parts = left.toBigIntegerExact().divideAndRemainder(right.toBigIntegerExact());
    boolean below = parts[1].signum() != 0 && left.signum() * right.signum() < 0;
    return new BigDecimal(below ? parts[0].subtract(BigInteger.ONE) : parts[0]);
  }

  private static BigDecimal divided(BigDecimal left, BigDecimal right) {
    boolean integers = left.scale() <= 0 && right.scale() <= 0;
    if (integers && left.remainder(right).signum() != 0) {
      throw new ArithmeticException("a remainder");
    }
    return left.divide(right);
  }

  private static BigDecimal remainder(BigDecimal left, BigDecimal right) {
    return left.subtract(quotient(left, right).multiply(right));
  }

  private static boolean isLong(BigInteger integer) {
    return integer.bitLength() < Long.SIZE;
  }
}
