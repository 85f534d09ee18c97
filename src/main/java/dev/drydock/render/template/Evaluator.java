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
  private final Functions functions;

  Evaluator(Embedder embedder) {
    this.functions = new Functions(embedder);
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
        yield Value.scalar(!Operands.truth(operand), operand.used());
      }
      case Term.Negative negative -> {
        Value operand = evaluate(negative.operand(), scope);
        yield Operands.computed(BigDecimal.ZERO.subtract(Operands.number(operand)), operand.used());
      }
      case Term.Binary binary -> binary(binary, scope);
      case Term.Conditional choice -> {
        Value condition = evaluate(choice.condition(), scope);
        Term chosen = Operands.truth(condition) ? choice.then() : choice.otherwise();
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
      case Term.Called called -> functions.call(called.function(), all(called.arguments(), scope));
    };
  }

  private List<Value> all(List<Term> terms, Scope scope) {
    if (terms.isEmpty()) {
      return List.of();
    }
    List<Value> values = new ArrayList<>(terms.size());
    terms.forEach(term -> values.add(evaluate(term, scope)));
    return values;
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
      BigDecimal position = Operands.number(index);
      return Filters.at(base, list, position.intValue(), index.used());
    }
    return key(base, Operands.string(index), index.used());
  }

  private Value binary(Term.Binary binary, Scope scope) {
    Value left = evaluate(binary.left(), scope);
    Operator operator = binary.operator();
    if (operator == Operator.AND || operator == Operator.OR) {
      boolean first = Operands.truth(left);
      if (first == (operator == Operator.OR)) {
        return Value.scalar(first, left.used());
      }
      Value right = evaluate(binary.right(), scope);
      return Value.scalar(Operands.truth(right), Value.joined(left.used(), right.used()));
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
      case JOIN -> Operands.text(Operands.printed(left) + Operands.printed(right), reads);
      case RANGE -> Filters.range(left, right);
      case PLUS, MINUS, TIMES, DIVIDED, REMAINDER -> arithmetic(operator, left, right, reads);
      case AND, OR -> throw new IllegalStateException("evaluated on the way");
    };
  }

  private static Value arithmetic(Operator operator, Value left, Value right, List<Read> reads) {
    BigDecimal first = Operands.number(left);
    BigDecimal second = Operands.number(right);
    try {
      return Operands.bounded(Numbers.calculate(operator, first, second), reads);
    } catch (ArithmeticException inexact) {
      throw Refusal.of(
          Code.TEMPLATE_NUMBER,
          "`" + operator.symbol() + "` has no exact result here",
          reads,
          "`quotient(a, b)` divides integers and rounds down");
    }
  }

  private static int compared(Operator operator, Value left, Value right) {
    Object first = Operands.scalar(left);
    Object second = Operands.scalar(right);
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
            + Kinds.of(Operands.need(left))
            + " and "
            + Kinds.of(Operands.need(right)),
        Value.joined(left.used(), right.used()));
  }

  private static Value contains(Value left, Value right) {
    List<Read> reads = Value.joined(left.used(), right.used());
    return switch (Operands.need(left)) {
      case SequenceNode list -> {
        Object wanted = Operands.scalar(right);
        yield Value.scalar(list.items().stream().anyMatch(item -> isSame(item, wanted)), reads);
      }
      case MappingNode map ->
          Value.scalar(
              map.entries().containsKey(Operands.string(right)),
              Value.joined(left.used(Read.Kind.KEYS), right.used()));
      case ScalarNode scalar ->
          Value.scalar(Operands.string(left).contains(Operands.string(right)), reads);
    };
  }

  private static boolean isSame(Node item, Object wanted) {
    return item instanceof ScalarNode scalar && wanted.equals(scalar.value());
  }

  private Value list(Term.ListOf list, Scope scope) {
    List<Value> values = all(list.items(), scope);
    List<Node> nodes = values.stream().map(Operands::need).toList();
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
              entries.put(key, new MappingNode.Entry(Origin.unknown(), Operands.need(value)));
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
      case EMPTY -> Value.isEmpty(Operands.need(input));
      case MAP -> Operands.need(input) instanceof MappingNode;
      case LIST -> Operands.need(input) instanceof SequenceNode;
      case STRING -> Operands.need(input) instanceof ScalarNode scalar && scalar.isString();
      case NUMBER ->
          Operands.need(input) instanceof ScalarNode scalar
              && scalar.value() != null
              && Numbers.of(scalar.value()).isPresent();
      case EVEN -> Operands.integer(input) % 2 == 0;
      case ODD -> Operands.integer(input) % 2 != 0;
      case STARTING_WITH ->
          Operands.string(input).startsWith(Operands.string(arguments.getFirst()));
      case ENDING_WITH -> Operands.string(input).endsWith(Operands.string(arguments.getFirst()));
    };
  }
}
