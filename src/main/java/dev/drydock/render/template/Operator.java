package dev.drydock.render.template;

/** What two operands can be joined with. */
enum Operator {
  OR("or", 10),
  AND("and", 15),
  CONTAINS("contains", 20),
  EQUAL("==", 30),
  UNEQUAL("!=", 30),
  GREATER(">", 30),
  LESS("<", 30),
  AT_LEAST(">=", 30),
  AT_MOST("<=", 30),
  PLUS("+", 40),
  MINUS("-", 40),
  TIMES("*", 60),
  DIVIDED("/", 60),
  REMAINDER("%", 60),
  JOIN("~", 110),
  RANGE("..", 120);

  private final String symbol;
  private final int precedence;

  Operator(String symbol, int precedence) {
    this.symbol = symbol;
    this.precedence = precedence;
  }

  /** Returns how templates write it. */
  String symbol() {
    return symbol;
  }

  /** Returns how tightly it binds, as in Pebble. */
  int precedence() {
    return precedence;
  }
}
