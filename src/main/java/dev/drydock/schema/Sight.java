package dev.drydock.schema;

import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;

/**
 * What schemas can tell of a string besides that it is one: the answers to some questions, or every
 * character. Strings with the same answers are alike to them. For any number of threads.
 */
final class Sight {
  /** Nothing. */
  static final Sight NONE = new Sight(/* isWhole= */ false, Collections.emptySortedMap());

  /** Every character. */
  static final Sight WHOLE = new Sight(/* isWhole= */ true, Collections.emptySortedMap());

  /** How many answers are kept before all are dropped. */
  private static final int MOST = 4096;

  private final boolean isWhole;

  /** The questions by keyword and value, which is what makes two of them the same. */
  private final SortedMap<String, Predicate<String>> questions;

  private final ConcurrentMap<String, String> answers = new ConcurrentHashMap<>();

  private Sight(boolean isWhole, SortedMap<String, Predicate<String>> questions) {
    this.isWhole = isWhole;
    this.questions = questions;
  }

  /** Returns what a keyword that looks at strings sees of them. */
  static Sight of(String keyword, Node value) {
    SortedMap<String, Predicate<String>> questions = new TreeMap<>();
    boolean isKnown =
        switch (keyword) {
          case "pattern" -> value instanceof ScalarNode text && pattern(text.text(), questions);
          case "format" -> value instanceof ScalarNode text && format(text.text(), questions);
          case "minLength", "maxLength" -> length(keyword, value, questions);
          case "const" -> choice(List.of(value), questions);
          case "enum" -> value instanceof SequenceNode all && choice(all.items(), questions);
          default -> false;
        };
    return isKnown ? of(questions) : WHOLE;
  }

  private static Sight of(SortedMap<String, Predicate<String>> questions) {
    return questions.isEmpty()
        ? NONE
        : new Sight(/* isWhole= */ false, Collections.unmodifiableSortedMap(questions));
  }

  private static boolean pattern(
      String expression, SortedMap<String, Predicate<String>> questions) {
    BoundedPattern pattern = BoundedPattern.of(expression);
    questions.put(
        "pattern " + expression, text -> pattern.find(text) == BoundedPattern.Verdict.MATCHES);
    return true;
  }

  private static boolean format(String word, SortedMap<String, Predicate<String>> questions) {
    Optional<TextFormat> format =
        TextFormat.all().stream().filter(ours -> ours.word().equals(word)).findFirst();
    format.ifPresent(ours -> questions.put("format " + word, ours::accepts));
    return format.isPresent() || Dialect2020.isOfNumbers(word);
  }

  private static boolean length(
      String keyword, Node value, SortedMap<String, Predicate<String>> questions) {
    if (!(value instanceof ScalarNode scalar && scalar.value() instanceof Long limit)) {
      return false;
    }
    questions.put(
        keyword + " " + limit,
        keyword.equals("minLength")
            ? text -> text.codePointCount(0, text.length()) >= limit
            : text -> text.codePointCount(0, text.length()) <= limit);
    return true;
  }

  private static boolean choice(List<Node> values, SortedMap<String, Predicate<String>> questions) {
    for (Node value : values) {
      if (!(value instanceof ScalarNode scalar)) {
        return false;
      }
      if (scalar.value() instanceof String wanted) {
        questions.put("is " + wanted, wanted::equals);
      }
    }
    return true;
  }

  /** Returns all that the one or the other sees. */
  Sight and(Sight other) {
    if (isWhole || other == NONE) {
      return this;
    }
    if (other.isWhole || this == NONE) {
      return other;
    }
    if (questions.keySet().containsAll(other.questions.keySet())) {
      return this;
    }
    SortedMap<String, Predicate<String>> both = new TreeMap<>(questions);
    both.putAll(other.questions);
    return of(both);
  }

  /** Returns whether every character is seen. */
  boolean isWhole() {
    return isWhole;
  }

  /** Returns the questions, of a sight that is not whole. */
  List<String> questions() {
    return List.copyOf(questions.keySet());
  }

  /** Returns what is seen of a string; it has the same length for all strings, unless whole. */
  String answers(String text) {
    if (questions.isEmpty()) {
      return isWhole ? text : "";
    }
    String known = answers.get(text);
    if (known != null) {
      return known;
    }
    if (answers.size() >= MOST) {
      answers.clear();
    }
    String found = ask(text);
    answers.put(text, found);
    return found;
  }

  private String ask(String text) {
    StringBuilder found = new StringBuilder(questions.size());
    questions.values().forEach(question -> found.append(question.test(text) ? '+' : '-'));
    return found.toString();
  }
}
