package dev.drydock.render.template;

import java.util.Arrays;
import java.util.Optional;

/** The filters of the language. */
enum Filter {
  DEFAULT("default", 1),
  STRING("string", 0),
  JSON("json", 0),
  LOWER("lower", 0),
  UPPER("upper", 0),
  TRIM("trim", 0),
  REPLACE("replace", 2),
  SPLIT("split", 1),
  SHA256("sha256", 0),
  INTEGER("integer", 0),
  LENGTH("length", 0),
  FIRST("first", 0),
  LAST("last", 0),
  KEYS("keys", 0),
  SORT("sort", 0),
  REVERSE("reverse", 0),
  UNIQUE("unique", 0),
  JOIN("join", 1),
  CONCAT("concat", 1),
  MERGE("merge", 1),
  WITHOUT("without", 1, Integer.MAX_VALUE),
  ONLY("only", 1, Integer.MAX_VALUE),
  PICK("pick", 1),
  WRAP("wrap", 1),
  ENTRIES("entries", 2),
  TIMES("times", 1),
  PLUS("plus", 1),
  BYTES("bytes", 0),
  MILLIS("millis", 0);

  private final String word;
  private final int fewest;
  private final int most;

  Filter(String word, int count) {
    this(word, count, count);
  }

  Filter(String word, int fewest, int most) {
    this.word = word;
    this.fewest = fewest;
    this.most = most;
  }

  String word() {
    return word;
  }

  Arity arity() {
    return new Arity(fewest, most);
  }

  static Optional<Filter> of(String word) {
    return Arrays.stream(values()).filter(filter -> filter.word.equals(word)).findFirst();
  }
}
