package dev.drydock.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.JsonScalarResolver;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.resolver.Resolver;

class PlainFormTest {
  private static final String ALPHABET =
      "00112345678999+-+-.._:::eExXobBnNaAiIfFuUlLtTrRyYsSoO~=<- ";

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          acme, STRING
          8.0.3, STRING
          8080:80, STRING
          1e, STRING
          -, STRING
          --x, STRING
          1-2-3, STRING
          2027-01-31-rc1, STRING
          12345-01-01, STRING
          nope, STRING
          true, BOOLEAN
          tRue, BOOLEAN_LIKE
          Off, BOOLEAN_LIKE
          Y, BOOLEAN_LIKE
          null, NULL
          nUll, NULL_LIKE
          ~, NULL_LIKE
          0, INTEGER
          -0, INTEGER
          -12, INTEGER
          0.5, DECIMAL
          -10.25, DECIMAL
          00, NUMBER_LIKE
          1.5e+3, NUMBER_LIKE
          ._, NUMBER_LIKE
          0x_f, NUMBER_LIKE
          1:59, SEXAGESIMAL
          1:60, STRING
          -1:2:3.5, SEXAGESIMAL
          2027-1-3, DATE
          2027-01-31 10:00, DATE
          =, SIGN
          <<, SIGN
          """)
  void tellsTheForm(String text, PlainForm form) {
    assertThat(PlainForm.of(text)).isEqualTo(form);
  }

  @Test
  void callsStringOnlyWhatEveryReaderCallsString() {
    Random random = new Random(20261126);
    int strings = 0;
    for (int round = 0; round < 400_000; round++) {
      String text = word(random);
      if (PlainForm.of(text) == PlainForm.STRING) {
        strings++;
        assertThat(new Verdicts(text)).isEqualTo(new Verdicts(text, "str", "str", "str"));
      }
    }
    assertThat(strings).isBetween(100_000, 399_000);
  }

  @Test
  void callsIntegerOnlyWhatEveryReaderCallsInteger() {
    Random random = new Random(20261127);
    int integers = 0;
    for (int round = 0; round < 400_000; round++) {
      String text = word(random);
      if (PlainForm.of(text) == PlainForm.INTEGER) {
        integers++;
        assertThat(new Verdicts(text)).isEqualTo(new Verdicts(text, "int", "int", "int"));
      }
    }
    assertThat(integers).isGreaterThan(1_000);
  }

  private static String word(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = 1 + random.nextInt(6); length > 0; length--) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString().strip().isEmpty() ? "x" : text.toString().strip();
  }

  /** What readers of YAML 1.1, of YAML 1.2 and of its JSON schema take a plain scalar for. */
  private record Verdicts(String text, String yaml11, String core, String json) {
    private static final Resolver YAML_11 = new Resolver();
    private static final CoreScalarResolver CORE = new CoreScalarResolver(/* supportMerge= */ true);
    private static final JsonScalarResolver JSON = new JsonScalarResolver();

    Verdicts(String text) {
      this(
          text,
          shortened(YAML_11.resolve(NodeId.scalar, text, /* implicit= */ true).getValue()),
          shortened(resolved(CORE.resolve(text, /* implicit= */ true))),
          shortened(resolved(JSON.resolve(text, /* implicit= */ true))));
    }

    private static String resolved(Tag tag) {
      return tag.getValue();
    }

    private static String shortened(String tag) {
      return tag.substring(tag.lastIndexOf(':') + 1);
    }
  }
}
