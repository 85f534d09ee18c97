package dev.drydock.manifest;

import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The exact number that a quantity such as {@code 250m} or {@code 128Mi} stands for. */
public final class Quantity {
  private static final Pattern FORM =
      Pattern.compile("([+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+))([a-zA-Z]*)([+-]?[0-9]{1,3})?");
  private static final String BINARY = "KMGTPE";
  private static final String DECIMAL = "numkMGTPE";

  private Quantity() {}

  /** Returns the number, or nothing where the text is no quantity. */
  public static Optional<BigDecimal> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(matcher.group(1));
    String suffix = matcher.group(2);
    if (matcher.group(3) != null) {
      return suffix.toLowerCase(Locale.ROOT).equals("e")
          ? Optional.of(number.scaleByPowerOfTen(Integer.parseInt(matcher.group(3))))
          : Optional.empty();
    }
    return scaled(number, suffix);
  }

  /** Returns the number of a string or integer node. */
  static Optional<BigDecimal> parse(Node node) {
    return node instanceof ScalarNode scalar ? parse(scalar.text()) : Optional.empty();
  }

  private static Optional<BigDecimal> scaled(BigDecimal number, String suffix) {
    if (suffix.isEmpty()) {
      return Optional.of(number);
    }
    if (suffix.length() == 2 && suffix.endsWith("i")) {
      int power = BINARY.indexOf(suffix.charAt(0));
      return power < 0
          ? Optional.empty()
          : Optional.of(number.multiply(BigDecimal.valueOf(1024).pow(power + 1)));
    }
    int power = suffix.length() == 1 ? DECIMAL.indexOf(suffix.charAt(0)) : -1;
    return power < 0
        ? Optional.empty()
        : Optional.of(number.scaleByPowerOfTen(power < 3 ? 3 * power - 9 : 3 * (power - 2)));
  }
}
