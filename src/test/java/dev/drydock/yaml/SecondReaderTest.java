package dev.drydock.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondReaderTest {

  @Test
  void findsNothingWhereTheTextSaysWhatWasMeant() {
    String text = "a: {b: [1, 0.5, true, null, \"on\", '1']}\nc: |\n  x\n  y\n";
    assertThat(SecondReader.difference(text, parse(text))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '%',
      textBlock =
          """
          a: 1          | a: 2           | `/a` is `1` where `2` was meant
          a: '1'        | a: 1           | `/a` is `"1"` where `1` was meant
          a: 1          | a: '1'         | `/a` is `1` where `"1"` was meant
          a: true       | a: 'true'      | `/a` is `true` where `"true"` was meant
          a: [x, {b: c}]| a: [x, {b: d}] | `/a/1/b` is `"c"` where `"d"` was meant
          a: [x]        | a: [x, z]      | `/a` is a list of 1 where a list of 2 was meant
          a: {}         | a: []          | `/a` is a map where a list of 0 was meant
          a: x          | a: {b: c}      | `/a` is a scalar where a map was meant
          a: {b: c, d: e} | a: {b: c}    | `/a/d` was not meant
          a: {b: c}     | a: {b: c, d: e} | `/a/d` is missing
          a: null       | {}             | `/a` was not meant
          """)
  void saysWhereTheTextDiffers(String text, String meant, String difference) {
    assertThat(SecondReader.difference(text, parse(meant))).hasValue(difference);
  }

  @Test
  void refusesWhatCannotBeRead() {
    MappingNode meant = parse("a: 1");
    assertThat(SecondReader.difference("a: [", meant))
        .get()
        .asString()
        .startsWith("it cannot be read: ");
    assertThat(SecondReader.difference("a: 1\na: 1\n", meant))
        .get()
        .asString()
        .startsWith("it cannot be read: ");
    assertThat(SecondReader.difference("", meant)).hasValue("it holds 0 documents");
    assertThat(SecondReader.difference("a: 1\n---\na: 1\n", meant))
        .hasValue("it holds 2 documents");
  }

  private static MappingNode parse(String text) {
    return Parsed.one(StrictYaml.parse(new SourceFile("rendered/a.yaml", text)));
  }
}
