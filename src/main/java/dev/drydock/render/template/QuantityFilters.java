package dev.drydock.render.template;

import dev.drydock.diag.Code;
import java.math.BigDecimal;
import java.util.List;

/** What the filters on quantities do. */
final class QuantityFilters {
  private QuantityFilters() {}

  static Value times(Value input, Value factor, List<Read> reads) {
    return quantity(quantity(input).times(Operands.number(factor)), reads);
  }

  static Value plus(Value input, Value more, List<Read> reads) {
    return quantity(quantity(input).plus(quantity(more)), reads);
  }

  static Value bytes(Value input, List<Read> reads) {
    return whole(quantity(input).amount(), "bytes", reads);
  }

  static Value millis(Value input, List<Read> reads) {
    return whole(quantity(input).amount().scaleByPowerOfTen(3), "thousandths", reads);
  }

  private static Quantity quantity(Value input) {
    return Quantity.parse(Operands.printed(input))
        .orElseThrow(() -> Operands.wrong(input, "a quantity such as `250m` or `512Mi`"));
  }

  private static Value quantity(Quantity quantity, List<Read> reads) {
    return Operands.text(
        quantity
            .canonical()
            .orElseThrow(
                () -> Refusal.of(Code.TEMPLATE_NUMBER, "the quantity has too many digits", reads)),
        reads);
  }

  private static Value whole(BigDecimal number, String unit, List<Read> reads) {
    BigDecimal plain = number.stripTrailingZeros();
    if (plain.scale() > 0) {
      throw Refusal.of(
          Code.TEMPLATE_NUMBER, "the quantity is not a whole number of " + unit, reads);
    }
    return Operands.computed(plain, reads);
  }
}
