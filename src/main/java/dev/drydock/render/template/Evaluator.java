package dev.drydock.render.template;

import dev.drydock.diag.Code;
import dev.drydock.diag.Origin;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** Evaluates terms. What it cannot evaluate ends in a {@link Refusal}. */
final class Evaluator {
  private final Embedder embedder;

  Evaluator(Embedder embedder) {
    this.embedder = embedder;
  }

  Value evaluate(Term term, Scope scope) {
    return switch (term) {
      case Term.Literal literal -> Value.computed(literal.node(), List.of());
      case Term.Variable variable -> scope.get(variable.name());
      case Term.Attribute attribute ->
          key(evaluate(attribute.base(), scope), attribute.key(), List.of());
      case Term.Item item -> item(item, scope);
      case Term.Not not -> {
        Value operand = evaluate(not.operand(), scope);
        yield Value.scalar(!truth(operand), operand.used());
      }
      case Term.Negative negative -> {
        Value operand = evaluate(negative.operand(), scope);
        yield number(BigDecimal.ZERO.subtract(number(operand)), operand.used());
      }
      case Term.Binary binary -> binary(binary, scope);
      case Term.Conditional choice -> {
        Value condition = evaluate(choice.condition(), scope);
        Term chosen = truth(condition) ? choice.then() : choice.otherwise();
        yield evaluate(chosen, scope).after(condition.used());
      }
      case Term.ListOf list -> list(list, scope);
      case Term.MapOf map -> map(map, scope);
      case Term.Filtered filtered ->
          Filters.apply(
              filtered.filter(),
              evaluate(filtered.input(), scope),
              all(filtered.arguments(), scope));
      case Term.Tested tested -> tested(tested, scope);
      case Term.Called called -> called(called, scope);
    };
  }

  private List<Value> all(List<Term> terms, Scope scope) {
    return terms.stream().map(term -> evaluate(term, scope)).toList();
  }

  /** Returns the value of a key; absent where the map, or a map on the way, has none. */
  static Value key(Value base, String key, List<Read> more) {
    if (base.node() == null) {
      return base;
    }
    Value part = base.parts().get(key);
    if (part != null) {
      return part.after(base.reads()).after(more);
    }
    if (!(base.node() instanceof MappingNode map)) {
      throw Refusal.of(
          Code.TEMPLATE_VALUE,
          base.name() + " is " + Kinds.of(base.node()) + "; only a map has the key `" + key + "`",
          base.used(Read.Kind.KIND));
    }
    String path = base.path().isEmpty() ? "" : base.path() + "." + key;
    List<Read> reads = Value.joined(more, base.reads());
    return map.get(key)
        .map(node -> Value.of(node, path, reads))
        .orElseGet(
            () -> {
              String name = path.isEmpty() ? key : path;
              Read absence = new Read(Read.Kind.ABSENT, name, map.origin().at());
              return Value.absent(name, Value.joined(reads, List.of(absence)));
            });
  }

  private Value item(Term.Item item, Scope scope) {
    Value base = evaluate(item.base(), scope);
    Value index = evaluate(item.index(), scope);
    if (base.node() instanceof SequenceNode list) {
      BigDecimal position = number(index);
      return Filters.at(base, list, position.intValue(), index.used());
    }
    return key(base, string(index), index.used());
  }

  private Value binary(Term.Binary binary, Scope scope) {
    Value left = evaluate(binary.left(), scope);
    Operator operator = binary.operator();
    if (operator == Operator.AND || operator == Operator.OR) {
      boolean first = truth(left);
      if (first == (operator == Operator.OR)) {
        return Value.scalar(first, left.used());
      }
      Value right = evaluate(binary.right(), scope);
      return Value.scalar(truth(right), Value.joined(left.used(), right.used()));
    }
    return operate(operator, left, evaluate(binary.right(), scope));
  }

  private static Value operate(Operator operator, Value left, Value right) {
    List<Read> reads = Value.joined(left.used(), right.used());
    return switch (operator) {
      case EQUAL -> Value.scalar(compared(operator, left, right) == 0, reads);
      case UNEQUAL -> Value.scalar(compared(operator, left, right) != 0, reads);
      case GREATER -> Value.scalar(compared(operator, left, right) > 0, reads);
      case LESS -> Value.scalar(compared(operator, left, right) < 0, reads);
      case AT_LEAST -> Value.scalar(compared(operator, left, right) >= 0, reads);
      case AT_MOST -> Value.scalar(compared(operator, left, right) <= 0, reads);
      case CONTAINS -> contains(left, right);
      case JOIN -> text(printed(left) + printed(right), reads);
      case RANGE -> Filters.range(left, right);
      case PLUS, MINUS, TIMES, DIVIDED, REMAINDER -> arithmetic(operator, left, right, reads);
      case AND, OR -> throw new IllegalStateException("evaluated on the way");
    };
  }

  private static Value arithmetic(Operator operator, Value left, Value right, List<Read> reads) {
    BigDecimal first = number(left);
    BigDecimal second = number(right);
    try {
      return bounded(Numbers.calculate(operator, first, second), reads);
    } catch (ArithmeticException inexact) {
      throw Refusal.of(
          Code.TEMPLATE_NUMBER,
          "`" + operator.symbol() + "` has no exact result here",
          reads,
          "`quotient(a, b)` divides integers and rounds down");
    }
  }

  /** Returns a number that came of a computation. */
  static Value number(BigDecimal number, List<Read> reads) {
    return bounded(Numbers.normal(number), reads);
  }

  private static Value bounded(Object number, List<Read> reads) {
    if (!Numbers.isBounded(number)) {
      throw Refusal.of(Code.TEMPLATE_NUMBER, "The result does not fit into 64 bits", reads);
    }
    return Value.scalar(number, reads);
  }

  private static int compared(Operator operator, Value left, Value right) {
    Object first = scalar(left);
    Object second = scalar(right);
    Optional<BigDecimal> number = Numbers.of(first);
    Optional<BigDecimal> other = Numbers.of(second);
    if (number.isPresent() && other.isPresent()) {
      return number.get().compareTo(other.get());
    }
    if (first instanceof String text && second instanceof String with) {
      return CodePoints.ORDER.compare(text, with);
    }
    boolean equality = operator == Operator.EQUAL || operator == Operator.UNEQUAL;
    if (equality && first instanceof Boolean truth && second instanceof Boolean with) {
      return truth.compareTo(with);
    }
    throw Refusal.of(
        Code.TEMPLATE_VALUE,
        "`"
            + operator.symbol()
            + "` compares two strings or two numbers; found "
            + Kinds.of(need(left))
            + " and "
            + Kinds.of(need(right)),
        Value.joined(left.used(), right.used()));
  }

  private static Value contains(Value left, Value right) {
    List<Read> reads = Value.joined(left.used(), right.used());
    return switch (need(left)) {
      case SequenceNode list -> {
        Object wanted = scalar(right);
        yield Value.scalar(list.items().stream().anyMatch(item -> isSame(item, wanted)), reads);
      }
      case MappingNode map ->
          Value.scalar(
              map.entries().containsKey(string(right)),
              Value.joined(left.used(Read.Kind.KEYS), right.used()));
      case ScalarNode scalar -> Value.scalar(string(left).contains(string(right)), reads);
    };
  }

  private static boolean isSame(Node item, Object wanted) {
    return item instanceof ScalarNode scalar && wanted.equals(scalar.value());
  }

  private Value list(Term.ListOf list, Scope scope) {
    List<Value> values = all(list.items(), scope);
    List<Node> nodes = values.stream().map(Evaluator::need).toList();
    List<Read> reads = new ArrayList<>();
    values.forEach(value -> reads.addAll(value.used()));
    return Value.computed(new SequenceNode(nodes, Origin.unknown()), reads);
  }

  private Value map(Term.MapOf map, Scope scope) {
    SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>();
    SortedMap<String, Value> parts = new TreeMap<>();
    map.entries()
        .forEach(
            (key, term) -> {
              Value value = evaluate(term, scope);
              entries.put(key, new MappingNode.Entry(Origin.unknown(), need(value)));
              parts.put(key, value);
            });
    return new Value(new MappingNode(entries, Origin.unknown()), "", List.of(), parts);
  }

  private Value tested(Term.Tested tested, Scope scope) {
    Value input = evaluate(tested.input(), scope);
    List<Value> arguments = all(tested.arguments(), scope);
    List<Read> reads = new ArrayList<>(input.used(aspect(tested.test())));
    arguments.forEach(argument -> reads.addAll(argument.used()));
    return Value.scalar(holds(tested.test(), input, arguments) != tested.negated(), reads);
  }

  private static Read.Kind aspect(Test test) {
    return switch (test) {
      case DEFINED, MAP, LIST, STRING, NUMBER -> Read.Kind.KIND;
      case EMPTY -> Read.Kind.KEYS;
      case EVEN, ODD, STARTING_WITH, ENDING_WITH -> Read.Kind.VALUE;
    };
  }

  private static boolean holds(Test test, Value input, List<Value> arguments) {
    return switch (test) {
      case DEFINED -> !input.isAbsent();
      case EMPTY -> Value.isEmpty(need(input));
      case MAP -> need(input) instanceof MappingNode;
      case LIST -> need(input) instanceof SequenceNode;
      case STRING -> need(input) instanceof ScalarNode scalar && scalar.isString();
      case NUMBER ->
          need(input) instanceof ScalarNode scalar
              && scalar.value() != null
              && Numbers.of(scalar.value()).isPresent();
      case EVEN -> integer(input) % 2 == 0;
      case ODD -> integer(input) % 2 != 0;
      case STARTING_WITH -> string(input).startsWith(string(arguments.getFirst()));
      case ENDING_WITH -> string(input).endsWith(string(arguments.getFirst()));
    };
  }

  private Value called(Term.Called called, Scope scope) {
    List<Value> arguments = all(called.arguments(), scope);
    return switch (called.function()) {
      case CONFIG -> embedded(embedder.config(string(arguments.getFirst())));
      case FILE -> embedded(embedder.file(string(arguments.getFirst())));
      case DIGEST -> embedded(embedder.digest(string(arguments.getFirst())));
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
    BigDecimal best = number(arguments.getFirst());
    for (Value argument : arguments) {
      reads.addAll(argument.used());
      BigDecimal number = number(argument);
      best = number.compareTo(best) * sign > 0 ? number : best;
    }
    return number(best, reads);
  }

  private static Value quotient(Value left, Value right) {
    List<Read> reads = Value.joined(left.used(), right.used());
    long divisor = integer(right);
    if (divisor == 0) {
      throw Refusal.of(Code.TEMPLATE_NUMBER, "`quotient` divides by zero", reads);
    }
    BigDecimal dividend = BigDecimal.valueOf(integer(left));
    return number(Numbers.quotient(dividend, BigDecimal.valueOf(divisor)), reads);
  }

  // ---- what a value must be ------------------------------------------------------------------

  /** Returns the node of a value that must be there. */
  static Node need(Value value) {
    if (value.node() == null) {
      throw Refusal.of(
          Code.TEMPLATE_MISSING_VALUE,
          value.name() + " is not set",
          value.reads(),
          "Give it a default (`| default(...)`), or ask `is defined` first");
    }
    return value.node();
  }

  private static Object scalar(Value value) {
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
        "Compare it, or ask `is defined` or `is not empty`");
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
          Code.TEMPLATE_LIMIT, "The string has more than " + Limits.STRING + " characters", reads);
    }
    return Value.scalar(text, reads);
  }

  private static @org.jspecify.annotations.Nullable Object scalarOrNull(Value value) {
    return need(value) instanceof ScalarNode scalar ? scalar.value() : null;
  }

  static Refusal wrong(Value value, String expected) {
    return Refusal.of(
        Code.TEMPLATE_VALUE,
        value.name() + " is " + Kinds.of(need(value)) + "; expected " + expected,
        value.used());
  }
}
