package dev.drydock.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads sizes as programs write them: {@code 4GB} is decimal and {@code 4GiB} binary. Of a bare
 * letter, {@code 4G}, programs think differently; the larger meaning counts.
 */
final class ByteSize {

  private static final Pattern FORM =
      Pattern.compile(
          "([0-9]{1,15}(?:\\.[0-9]{1,6})?)\\s*([kmgt]?)(i?b?)", Pattern.CASE_INSENSITIVE);

  private ByteSize() {}

  /** Returns the number of bytes, or nothing where the text is no size. */
  static Optional<BigDecimal> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int power = "kmgt".indexOf(matcher.group(2).toLowerCase(Locale.ROOT)) + 1;
    boolean isDecimal = matcher.group(3).equalsIgnoreCase("b");
    BigDecimal unit = BigDecimal.valueOf(isDecimal ? 1000 : 1024);
    boolean hasLetter = !matcher.group(2).isEmpty();
    return Optional.of(
        hasLetter
            ? new BigDecimal(matcher.group(1)).multiply(unit.pow(power))
            : new BigDecimal(matcher.group(1)));
  }

  /** Returns a number of bytes as messages print it, in GiB with two places. */
  static String print(BigDecimal bytes) {
    BigDecimal gibi = BigDecimal.valueOf(1024L * 1024L * 1024L);
    return bytes
            .divide(gibi, /* scale= */ 2, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString()
        + " GiB";
  }
}
