package dev.drydock.render.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Kubernetes quantity.
 *
 * @param amount the number that it stands for
 * @param binary whether it is written with powers of 1024
 */
record Quantity(BigDecimal amount, boolean binary) {
  private static final Pattern FORM =
      Pattern.compile("([+-]?(?:[0-9]{1,30}(?:\\.[0-9]{0,30})?|\\.[0-9]{1,30}))(.{0,2})");
  private static final List<String> DECIMAL =
      List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");
  private static final List<String> BINARY = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
  private static final BigDecimal KIBI = BigDecimal.valueOf(1024);

  /** Reads a quantity without an exponent. */
  static Optional<Quantity> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(matcher.group(1));
    String suffix = matcher.group(2);
    int decimal = DECIMAL.indexOf(suffix);
    if (decimal >= 0) {
      return Optional.of(new Quantity(number.scaleByPowerOfTen(3 * (decimal - 3)), false));
    }
    int binary = BINARY.indexOf(suffix);
    return binary < 0
        ? Optional.empty()
        : Optional.of(new Quantity(number.multiply(KIBI.pow(binary)), true));
  }

  Quantity times(BigDecimal factor) {
    return new Quantity(amount.multiply(factor), binary);
  }

  Quantity plus(Quantity other) {
    return new Quantity(amount.add(other.amount), binary || other.binary);
  }

  /**
   * Returns the quantity as the API server writes it, with the largest suffix that leaves an
   * integer; empty where it has a fraction below a billionth.
   */
  Optional<String> canonical() {
    if (amount.signum() == 0) {
      return Optional.of("0");
    }
    BigDecimal plain = amount.stripTrailingZeros();
    return binary && plain.scale() <= 0 ? Optional.of(binaryText(plain)) : decimalText(plain);
  }

  private static String binaryText(BigDecimal plain) {
    BigInteger number = plain.toBigIntegerExact();
    BigInteger step = KIBI.toBigIntegerExact();
    int suffix = 0;
    while (suffix + 1 < BINARY.size() && number.mod(step).signum() == 0) {
      number = number.divide(step);
      suffix++;
    }
    return number + BINARY.get(suffix);
  }

  private static Optional<String> decimalText(BigDecimal plain) {
    for (int suffix = DECIMAL.size() - 1; suffix >= 0; suffix--) {
      BigDecimal number = plain.scaleByPowerOfTen(-3 * (suffix - 3)).stripTrailingZeros();
      if (number.scale() <= 0) {
        return Optional.of(number.toBigIntegerExact() + DECIMAL.get(suffix));
      }
    }
    return Optional.empty();
  }
}
