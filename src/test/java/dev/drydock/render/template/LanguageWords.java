package dev.drydock.render.template;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The words of the language, for the test of its page. */
public final class LanguageWords {
  private LanguageWords() {}

  /** Returns every filter, test and function. */
  public static List<String> all() {
    return Stream.of(
            Arrays.stream(Filter.values()).map(Filter::word),
            Arrays.stream(Test.values()).map(Test::word),
            Arrays.stream(Function.values()).map(Function::word))
        .flatMap(words -> words)
        .toList();
  }
}
