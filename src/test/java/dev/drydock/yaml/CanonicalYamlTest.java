package dev.drydock.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.diag.Origin;
import dev.drydock.diag.SourceFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalYamlTest {

  @Test
  void writesOneWayForEveryWayToWrite() {
    String text =
        """
        # a comment
        spec: {b: [1, 'two', {x: 1, 'y': [ ]}, [a, [b]]], a: {}, 'on': "yes", t: true, z: null}
        metadata:
            name:   "acme"
            annotations: {text: "first\\n  second\\n", keep: "a\\n\\n", strip: "a\\nb", separator: "\\u2028"}
        kind: 'Thing'
        apiVersion: v1
        """;
    assertThat(CanonicalYaml.write(parse(text)))
        .isEqualTo(
            """
            apiVersion: v1
            kind: Thing
            metadata:
              name: acme
              annotations:
                text: |
                  first
                    second
                keep: |+
                  a

                strip: |-
                  a
                  b
                separator: "\\u2028"
            spec:
              b:
              - 1
              - two
              - x: 1
                "y": []
              - - a
                - - b
              a: {}
              "on": "yes"
              t: true
              z: null
            """);
  }

  @Test
  void escapesWhatPeopleOrReadersDoNotSee() {
    MappingNode document =
        parse("a: \"\\u2028\\u2029\\uFEFF\\uFFFE\\u202E\\U000E0041\\xAD\\t\\r\\\"\\\\\"\n");
    assertThat(CanonicalYaml.write(document))
        .isEqualTo("a: \"\\u2028\\u2029\\uFEFF\\uFFFE\\u202E\\U000E0041\\u00AD\\t\\r\\\"\\\\\"\n");
    assertThat(CanonicalJson.write(document))
        .isEqualTo(
            "{\n  \"a\": \"\\u2028\\u2029\\uFEFF\\uFFFE\\u202E\\uDB40\\uDC41\\u00AD\\t\\r\\\"\\\\\"\n}\n");
  }

  /** C and Go readers refuse a block whose first line starts with a tab. */
  @ParameterizedTest
  @ValueSource(strings = {"\\ta\\nb", " a\\nb", "\\na", "a\\n ", "a\\n\\t", "a\\r\\nb"})
  void quotesLinesThatNotEveryReaderTakesAsABlock(String escaped) {
    String text = "a: \"" + escaped + "\"\n";
    assertThat(CanonicalYaml.write(parse(text))).isEqualTo(text);
  }

  @Test
  void writesJsonInOrder() {
    assertThat(CanonicalJson.write(parse("z: [1, 0.5, true, null, 'é\"']\na: {b: [], c: {}}\n")))
        .isEqualTo(
            """
            {
              "z": [
                1,
                0.5,
                true,
                null,
                "é\\""
              ],
              "a": {
                "b": [],
                "c": {}
              }
            }
            """);
  }

  @Test
  void writesNumbersWithoutExponentsAndTrailingZeros() {
    assertThat(CanonicalYaml.write(numbers("1E+3", "1.50", "0.0", "-1E-7", "100")))
        .isEqualTo("numbers:\n- 1000\n- 1.5\n- 0\n- -0.0000001\n- 100\n");
  }

  @Test
  void writesALongKeyInTheExplicitForm() {
    String key = "k".repeat(1001);
    MappingNode inner = parse("a: 1\nb: [c]\n");
    MappingNode document = parse("? " + key + "\n: {a: 1, b: [c]}\n");
    assertThat(CanonicalYaml.write(document))
        .isEqualTo("? \"" + key + "\"\n:\n  a: 1\n  b:\n  - c\n");
    assertThat(NodeValues.equal(document.get(key).orElseThrow(), inner)).isTrue();
  }

  @Test
  void refusesHalfOfASurrogatePair() {
    ScalarNode half = new ScalarNode("\uD83D", Origin.unknown());
    assertThatThrownBy(() -> CanonicalJson.write(half))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static MappingNode numbers(String... numbers) {
    List<Node> items = new ArrayList<>();
    for (String number : numbers) {
      items.add(new ScalarNode(new BigDecimal(number), Origin.unknown()));
    }
    var entries = new LinkedHashMap<String, MappingNode.Entry>();
    entries.put(
        "numbers",
        new MappingNode.Entry(Origin.unknown(), new SequenceNode(items, Origin.unknown())));
    return new MappingNode(entries, Origin.unknown());
  }

  private static MappingNode parse(String text) {
    return Parsed.one(StrictYaml.parse(new SourceFile("fleet/a.yaml", text)));
  }
}
