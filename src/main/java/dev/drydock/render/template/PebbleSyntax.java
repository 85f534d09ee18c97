package dev.drydock.render.template;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.lexer.LexerImpl;
import io.pebbletemplates.pebble.lexer.Syntax;
import io.pebbletemplates.pebble.node.RootNode;
import io.pebbletemplates.pebble.node.expression.BinaryExpression;
import io.pebbletemplates.pebble.node.expression.FilterExpression;
import io.pebbletemplates.pebble.node.expression.NegativeTestExpression;
import io.pebbletemplates.pebble.node.expression.PositiveTestExpression;
import io.pebbletemplates.pebble.node.expression.UnaryMinusExpression;
import io.pebbletemplates.pebble.node.expression.UnaryNotExpression;
import io.pebbletemplates.pebble.operator.Associativity;
import io.pebbletemplates.pebble.operator.BinaryOperator;
import io.pebbletemplates.pebble.operator.BinaryOperatorImpl;
import io.pebbletemplates.pebble.operator.BinaryOperatorType;
import io.pebbletemplates.pebble.operator.UnaryOperator;
import io.pebbletemplates.pebble.operator.UnaryOperatorImpl;
import io.pebbletemplates.pebble.parser.ParserImpl;
import io.pebbletemplates.pebble.parser.ParserOptions;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.pebbletemplates.pebble.tokenParser.ForTokenParser;
import io.pebbletemplates.pebble.tokenParser.IfTokenParser;
import io.pebbletemplates.pebble.tokenParser.IncludeTokenParser;
import io.pebbletemplates.pebble.tokenParser.SetTokenParser;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.io.StringReader;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Pebble's lexer and parser with the tags and operators of our language and no others. Nothing of
 * Pebble evaluates: its tree is translated, and what it made of a template ends there.
 */
final class PebbleSyntax {
  private static final Syntax DELIMITERS =
      new Syntax.Builder().setEnableNewLineTrimming(false).build();
  private static final SortedMap<String, BinaryOperator> BINARY = binary();
  private static final SortedMap<String, UnaryOperator> UNARY = unary();

  /** How Pebble speaks of a token that it did not expect. */
  private static final Pattern TOKEN =
      Pattern.compile("Unexpected token(?: \"[A-Z_]+\")? of value \"(.*?)\"(?: and type .*)?");

  private PebbleSyntax() {}

  /** What came of a text: a tree or the reason why there is none. */
  sealed interface Parsed {
    /** A tree. */
    record Tree(RootNode root) implements Parsed {}

    /**
     * No tree.
     *
     * @param line 1-based, or 0 where Pebble does not say
     */
    record Wrong(String message, int line) implements Parsed {}
  }

  /** Reads a text. */
  static Parsed parse(String text) {
    try {
      LexerImpl lexer = new LexerImpl(DELIMITERS, UNARY.values(), BINARY.values());
      ParserOptions options = new ParserOptions().setLiteralNumbersAsBigDecimals(true);
      ParserImpl parser = new ParserImpl(UNARY, BINARY, tags(), options);
      return new Parsed.Tree(parser.parse(lexer.tokenize(new StringReader(text), "template")));
    } catch (PebbleException wrong) {
      Integer line = wrong.getLineNumber();
      return new Parsed.Wrong(words(wrong.getPebbleMessage()), line == null ? 0 : line);
    } catch (RuntimeException wrong) { // Pebble runs off the ends of texts that stop too early
      return new Parsed.Wrong("the expression is not complete", 0);
    }
  }

  private static String words(@Nullable String message) {
    String bare = message == null ? "" : message.replaceAll("[.\\s]+$", "");
    String sentence = TOKEN.matcher(bare).replaceAll("unexpected `$1`");
    return sentence.isEmpty()
        ? "the expression is not well-formed"
        : sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }

  private static SortedMap<String, TokenParser> tags() {
    SortedMap<String, TokenParser> tags = new TreeMap<>();
    tags.put("if", new IfTokenParser());
    tags.put("for", new ForTokenParser());
    tags.put("set", new SetTokenParser());
    tags.put("include", new IncludeTokenParser());
    return tags;
  }

  private static SortedMap<String, UnaryOperator> unary() {
    SortedMap<String, UnaryOperator> operators = new TreeMap<>();
    operators.put("not", new UnaryOperatorImpl("not", 500, UnaryNotExpression.class));
    operators.put("-", new UnaryOperatorImpl("-", 500, UnaryMinusExpression.class));
    return operators;
  }

  private static SortedMap<String, BinaryOperator> binary() {
    SortedMap<String, BinaryOperator> operators = new TreeMap<>();
    for (Operator operator : Operator.values()) {
      put(
          operators,
          operator.symbol(),
          operator.precedence(),
          () -> new Operation(operator),
          BinaryOperatorType.NORMAL);
    }
    put(operators, "|", 100, FilterExpression::new, BinaryOperatorType.FILTER);
    put(operators, "is", 20, PositiveTestExpression::new, BinaryOperatorType.TEST);
    put(operators, "is not", 20, NegativeTestExpression::new, BinaryOperatorType.TEST);
    return operators;
  }

  private static void put(
      SortedMap<String, BinaryOperator> operators,
      String symbol,
      int precedence,
      Supplier<? extends BinaryExpression<?>> supplier,
      BinaryOperatorType type) {
    operators.put(
        symbol, new BinaryOperatorImpl(symbol, precedence, supplier, type, Associativity.LEFT));
  }

  /** The node of one of our operators. */
  static final class Operation extends BinaryExpression<Object> {
    private final Operator operator;

    Operation(Operator operator) {
      this.operator = operator;
    }

    Operator operator() {
      return operator;
    }

    @Override
    public Object evaluate(PebbleTemplateImpl self, EvaluationContextImpl context) {
      throw new UnsupportedOperationException("Pebble evaluates nothing here");
    }
  }
}
