package dev.drydock.render.template;

import dev.drydock.diag.Code;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the functions do. */
final class Functions {
  private final Embedder embedder;

  Functions(Embedder embedder) {
    this.embedder = embedder;
  }

  Value call(Function function, List<Value> arguments) {
    return switch (function) {
      case CONFIG -> embedded(embedder.config(Operands.string(arguments.getFirst())));
      case FILE -> embedded(embedder.file(Operands.string(arguments.getFirst())));
      case DIGEST -> embedded(embedder.digest(Operands.string(arguments.getFirst())));
      case MIN -> extreme(arguments, /* sign= */ -1);
      case MAX -> extreme(arguments, /* sign= */ 1);
      case QUOTIENT -> quotient(arguments.getFirst(), arguments.getLast());
      case RANGE -> Filters.range(arguments.getFirst(), arguments.getLast());
    };
  }

  private static Value embedded(Optional<Embedder.Embedded> embedded) {
    return embedded
        .map(text -> Value.computed(text.text(), text.reads()))
        .orElseThrow(Refusal::told);
  }

  private static Value extreme(List<Value> arguments, int sign) {
    List<Read> reads = new ArrayList<>();
    BigDecimal best = Operands.number(arguments.getFirst());
    for (Value argument : arguments) {
      reads.addAll(argument.used());
      BigDecimal number = Operands.number(argument);
      best = number.compareTo(best) * sign > 0 ? number : best;
    }
    return Operands.computed(best, reads);
  }

  private static Value quotient(Value left, Value right) {
    List<Read> reads = Value.joined(left.used(), right.used());
    long divisor = Operands.integer(right);
    if (divisor == 0) {
      throw Refusal.of(Code.TEMPLATE_NUMBER, "`quotient` divides by zero", reads);
    }
    BigDecimal dividend = BigDecimal.valueOf(Operands.integer(left));
    return Operands.computed(Numbers.quotient(dividend, BigDecimal.valueOf(divisor)), reads);
  }
}
