package dev.drydock.render.template;

import dev.drydock.yaml.Node;
import java.util.List;
import java.util.SortedMap;

/** An expression of the template language. */
sealed interface Term {

  /** A string, number or boolean. */
  record Literal(Node node) implements Term {}

  /** A variable. */
  record Variable(String name) implements Term {}

  /** The value of a key that is written in the template. */
  record Attribute(Term base, String key) implements Term {}

  /** The value of a key or index that is computed. */
  record Item(Term base, Term index) implements Term {}

  /** The opposite of a boolean. */
  record Not(Term operand) implements Term {}

  /** The negative of a number. */
  record Negative(Term operand) implements Term {}

  /** Two operands and what is done with them. */
  record Binary(Operator operator, Term left, Term right) implements Term {}

  /** One of two values. */
  record Conditional(Term condition, Term then, Term otherwise) implements Term {}

  /** A list. */
  record ListOf(List<Term> items) implements Term {}

  /** A map, ordered by key. */
  record MapOf(SortedMap<String, Term> entries) implements Term {}

  /** A value passed through a filter. */
  record Filtered(Filter filter, Term input, List<Term> arguments) implements Term {}

  /** A question about a value. */
  record Tested(Test test, boolean negated, Term input, List<Term> arguments) implements Term {}

  /** A function. */
  record Called(Function function, List<Term> arguments) implements Term {}
}
