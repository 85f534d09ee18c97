package dev.drydock.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Outcome;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SelectorTest {
  private static final SortedMap<String, String> LABELS = labels();

  private static SortedMap<String, String> labels() {
    SortedMap<String, String> labels = new TreeMap<>();
    labels.put("plan", "large");
    labels.put("example.com/team", "blue");
    return labels;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | true",
        "plan=large | true",
        "plan == large | true",
        "plan=small | false",
        "plan!=small | true",
        "plan!=large | false",
        "region!=large | true",
        "region=large | false",
        "plan in (small, large) | true",
        "plan in (small) | false",
        "plan notin (small,medium) | true",
        "region notin (small) | true",
        "plan | true",
        "region | false",
        "!region | true",
        "! plan | false",
        "plan=large,example.com/team=blue | true",
        "plan in (a,large),!example.com/team | false",
      })
  void matches(String selector, boolean expected) {
    assertThat(parsed(selector).matches(LABELS)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=large", "plan=a b", "plan in large", "plan,", "plan>3", "plan in (a", "a,,b"})
  void refusesWhatIsNoSelector(String selector) {
    assertThat(Selector.parse(selector)).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void namesTheRequirementThatIsWrong() {
    assertThat(Selector.parse("plan=large, region is x").diagnostics().getFirst().message())
        .isEqualTo("`region is x` is not a requirement of a selector");
  }

  private static Selector parsed(String text) {
    return switch (Selector.parse(text)) {
      case Outcome.Ok<Selector> ok -> ok.value();
      case Outcome.Failed<Selector> failed -> throw new AssertionError(failed.diagnostics());
    };
  }
}
