package dev.drydock.render.template;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.Origin;
import dev.drydock.diag.Suggestion;
import dev.drydock.yaml.ScalarNode;
import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.node.PositionalArgumentNode;
import io.pebbletemplates.pebble.node.TestInvocationExpression;
import io.pebbletemplates.pebble.node.expression.ArrayExpression;
import io.pebbletemplates.pebble.node.expression.BlockFunctionExpression;
import io.pebbletemplates.pebble.node.expression.ConcatenateExpression;
import io.pebbletemplates.pebble.node.expression.ContextVariableExpression;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.FilterExpression;
import io.pebbletemplates.pebble.node.expression.FilterInvocationExpression;
import io.pebbletemplates.pebble.node.expression.FunctionOrMacroInvocationExpression;
import io.pebbletemplates.pebble.node.expression.GetAttributeExpression;
import io.pebbletemplates.pebble.node.expression.LiteralBigDecimalExpression;
import io.pebbletemplates.pebble.node.expression.LiteralBooleanExpression;
import io.pebbletemplates.pebble.node.expression.LiteralNullExpression;
import io.pebbletemplates.pebble.node.expression.LiteralStringExpression;
import io.pebbletemplates.pebble.node.expression.MapExpression;
import io.pebbletemplates.pebble.node.expression.NegativeTestExpression;
import io.pebbletemplates.pebble.node.expression.ParentFunctionExpression;
import io.pebbletemplates.pebble.node.expression.PositiveTestExpression;
import io.pebbletemplates.pebble.node.expression.TernaryExpression;
import io.pebbletemplates.pebble.node.expression.UnaryMinusExpression;
import io.pebbletemplates.pebble.node.expression.UnaryNotExpression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns the expression of one hole or tag into ours, and refuses what the language leaves out. */
final class ExpressionTranslator {
  /**
   * Stands where something was refused, so that the rest is judged all the same. No template can
   * write this character.
   */
  static final Term REFUSED = new Term.Literal(new ScalarNode("\uE000", Origin.unknown()));

  private final Location at;
  private final Diagnostics diagnostics;

  ExpressionTranslator(Location at, Diagnostics diagnostics) {
    this.at = at;
    this.diagnostics = diagnostics;
  }

  Term translate(Expression<?> node) {
    return switch (node) {
      case LiteralStringExpression literal -> literal(literal.getValue());
      case LiteralBooleanExpression literal -> literal(literal.getValue());
      case LiteralBigDecimalExpression literal -> literal(Numbers.normal(literal.getValue()));
      case ContextVariableExpression variable -> new Term.Variable(variable.getName());
      case GetAttributeExpression attribute -> attribute(attribute);
      case PebbleSyntax.Operation operation ->
          binary(
              operation.operator(), operation.getLeftExpression(), operation.getRightExpression());
      case ConcatenateExpression parts ->
          binary(Operator.JOIN, parts.getLeftExpression(), parts.getRightExpression());
      case UnaryNotExpression not -> new Term.Not(translate(not.getChildExpression()));
      case UnaryMinusExpression minus -> new Term.Negative(translate(minus.getChildExpression()));
      case TernaryExpression choice ->
          new Term.Conditional(
              translate(choice.getExpression1()),
              translate(choice.getExpression2()),
              translate(choice.getExpression3()));
      case ArrayExpression list -> list(list);
      case MapExpression map -> map(map);
      case FilterExpression filter -> filter(filter);
      case NegativeTestExpression test -> test(test, /* negated= */ true);
      case PositiveTestExpression test -> test(test, /* negated= */ false);
      case FunctionOrMacroInvocationExpression call -> call(call);
      case LiteralNullExpression none ->
          refuse("there is no `null` in templates", "ask `is defined`, or leave the key out");
      case BlockFunctionExpression block -> unknownFunction("block");
      case ParentFunctionExpression parent -> unknownFunction("parent");
      default -> refuse("the expression is not part of the language", "");
    };
  }

  private Term literal(Object value) {
    return new Term.Literal(new ScalarNode(value, Origin.unknown()));
  }

  private Term binary(Operator operator, Expression<?> left, Expression<?> right) {
    return new Term.Binary(operator, translate(left), translate(right));
  }

  private Term attribute(GetAttributeExpression node) {
    Term base = translate(node.getNode());
    if (node.getArgumentsNode() != null) {
      diagnostics.add(
          Diagnostic.of(Code.TEMPLATE_METHOD_CALL, at, "a value has keys and no methods to call")
              .withHint("use a filter, such as `| length`"));
      return REFUSED;
    }
    return node.getAttributeNameExpression() instanceof LiteralStringExpression key
        ? new Term.Attribute(base, key.getValue())
        : new Term.Item(base, translate(node.getAttributeNameExpression()));
  }

  private Term list(ArrayExpression node) {
    List<Term> items = new ArrayList<>();
    node.getValues().forEach(item -> items.add(translate(item)));
    return new Term.ListOf(List.copyOf(items));
  }

  private Term map(MapExpression node) {
    SortedMap<String, Term> entries = new TreeMap<>(CodePoints.ORDER);
    node.getEntries()
        .forEach(
            (key, value) -> {
              if (!(key instanceof LiteralStringExpression name)) {
                refuse("a key of a map literal is not a literal string", "write `{'key': value}`");
              } else if (entries.put(name.getValue(), translate(value)) != null) {
                diagnostics.add(
                    Code.TEMPLATE_DUPLICATE_KEY,
                    at,
                    "the key `" + name.getValue() + "` stands twice in the map literal");
              }
            });
    return new Term.MapOf(entries);
  }

  private Term filter(FilterExpression node) {
    FilterInvocationExpression invocation = (FilterInvocationExpression) node.getRightExpression();
    Term input = translate(node.getLeftExpression());
    List<Term> arguments = arguments(invocation.getArgs());
    String word = invocation.getFilterName();
    Optional<Filter> filter = Filter.of(word);
    if (filter.isEmpty()) {
      return unknown(
          Code.TEMPLATE_UNKNOWN_FILTER,
          "there is no filter `" + word + "`",
          word,
          Arrays.stream(Filter.values()).map(Filter::word).toList());
    }
    checkArity("the filter", word, filter.get().arity(), invocation.getArgs());
    return new Term.Filtered(filter.get(), input, arguments);
  }

  private Term test(PositiveTestExpression node, boolean negated) {
    TestInvocationExpression invocation = (TestInvocationExpression) node.getRightExpression();
    Term input = translate(node.getLeftExpression());
    List<Term> arguments = arguments(invocation.getArgs());
    String word = invocation.getTestName();
    Optional<Test> test = Test.of(word);
    if (test.isEmpty()) {
      return unknown(
          Code.TEMPLATE_UNKNOWN_TEST,
          "there is no test `" + word + "`",
          word,
          Arrays.stream(Test.values()).map(Test::word).toList());
    }
    checkArity("the test", word, test.get().arity(), invocation.getArgs());
    return new Term.Tested(test.get(), negated, input, arguments);
  }

  private Term call(FunctionOrMacroInvocationExpression node) {
    String word = node.getFunctionName();
    List<Term> arguments = arguments(node.getArguments());
    Optional<Function> function = Function.of(word);
    if (function.isEmpty()) {
      return unknownFunction(word);
    }
    checkArity("the function", word, function.get().arity(), node.getArguments());
    return new Term.Called(function.get(), arguments);
  }

  private Term unknownFunction(String word) {
    return unknown(
        Code.TEMPLATE_UNKNOWN_FUNCTION,
        "there is no function `" + word + "`",
        word,
        Arrays.stream(Function.values()).map(Function::word).toList());
  }

  private List<Term> arguments(ArgumentsNode node) {
    List<Term> arguments = new ArrayList<>();
    if (node.getPositionalArgs() != null) {
      for (PositionalArgumentNode argument : node.getPositionalArgs()) {
        arguments.add(translate(argument.getValueExpression()));
      }
    }
    return List.copyOf(arguments);
  }

  private void checkArity(String what, String word, Arity arity, ArgumentsNode arguments) {
    int count = size(arguments.getPositionalArgs());
    if (size(arguments.getNamedArgs()) > 0) {
      diagnostics.add(
          Code.TEMPLATE_ARGUMENTS, at, "arguments have no names; they stand in their order");
    } else if (!arity.allows(count)) {
      diagnostics.add(
          Code.TEMPLATE_ARGUMENTS,
          at,
          String.format(
              Locale.ROOT, "%s `%s` takes %s; found %d", what, word, arity.words(), count));
    }
  }

  private static int size(@Nullable List<?> arguments) {
    return arguments == null ? 0 : arguments.size();
  }

  private Term unknown(Code code, String message, String word, List<String> known) {
    Diagnostic unknown = Diagnostic.of(code, at, message);
    diagnostics.add(
        Suggestion.hint(word, known)
            .map(unknown::withHint)
            .orElse(unknown.withHint("there are " + listed(known))));
    return REFUSED;
  }

  private static String listed(List<String> words) {
    return String.join(", ", words.stream().map(word -> "`" + word + "`").toList());
  }

  private Term refuse(String message, String hint) {
    Diagnostic refusal = Diagnostic.of(Code.TEMPLATE_EXPRESSION, at, message);
    diagnostics.add(hint.isEmpty() ? refusal : refusal.withHint(hint));
    return REFUSED;
  }
}
