package dev.drydock.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlDialectTest {

  /** Holds what it was asked, and answers with the strict meaning. */
  private static final class Recording implements YamlDialect {
    private final SourceFile file = new SourceFile("templates/a.yaml.peb", "");
    private final List<YamlScalar> values = new ArrayList<>();
    private final List<YamlScalar> keys = new ArrayList<>();

    @Override
    public Location locate(int offset) {
      return Location.in(file, /* line= */ offset + 1000, /* column= */ 1);
    }

    @Override
    public Node value(YamlScalar scalar, Diagnostics diagnostics) {
      values.add(scalar);
      return StrictYaml.resolve(scalar, diagnostics);
    }

    @Override
    public String key(YamlScalar scalar, Diagnostics diagnostics) {
      keys.add(scalar);
      return scalar.text() + "!";
    }
  }

  @Test
  void givesEachScalarWithItsRangeInUtf16() {
    String text = "# 😀\nk😀: [\uE000, 'x\uE001', \"\\u0041😀\"]\n\uE002: a\uE003\n";
    Recording dialect = new Recording();
    assertThat(StrictYaml.parse(text, dialect)).isInstanceOf(Outcome.Ok.class);
    assertThat(dialect.values)
        .extracting(scalar -> text.substring(scalar.start(), scalar.end()))
        .containsExactly("\uE000", "'x\uE001'", "\"\\u0041😀\"", "a\uE003");
    assertThat(dialect.values)
        .extracting(YamlScalar::text)
        .containsExactly("\uE000", "x\uE001", "A😀", "a\uE003");
    assertThat(dialect.keys)
        .extracting(scalar -> text.substring(scalar.start(), scalar.end()))
        .containsExactly("k😀", "\uE002");
  }

  @Test
  void tellsTheStylesAndWhetherAScalarRunsOverLines() {
    String text =
        """
        plain: a
        several: a
          b
        single: 'a'
        folding: 'a
          b'
        double: "a"
        literal: |
          a
        folded: >-
          a
        """;
    Recording dialect = new Recording();
    assertThat(StrictYaml.parse(text, dialect)).isInstanceOf(Outcome.Ok.class);
    assertThat(dialect.values)
        .extracting(scalar -> scalar.style() + (scalar.multiline() ? " over lines" : ""))
        .containsExactly(
            "PLAIN",
            "PLAIN over lines",
            "SINGLE_QUOTED",
            "SINGLE_QUOTED over lines",
            "DOUBLE_QUOTED",
            "LITERAL over lines",
            "FOLDED over lines");
  }

  @Test
  void takesKeysAndPlacesFromTheDialect() {
    Recording dialect = new Recording();
    MappingNode document = (MappingNode) Parsed.one(StrictYaml.parse("\n\na: {b: c}\n", dialect));
    assertThat(document.string("a!", "b!")).hasValue("c");
    assertThat(document.origin().at()).isEqualTo(Location.in(dialect.file, 1002, 1));
    assertThat(document.at("a!", "b!").orElseThrow().origin().at().line()).isEqualTo(1009);
  }

  @Test
  void reportsAtThePlacesOfTheDialect() {
    Outcome<List<Node>> outcome = StrictYaml.parse("a: &x\tno\na: \u0001 1.10\n", new Recording());
    assertThat(outcome.diagnostics())
        .extracting(diagnostic -> diagnostic.at().line() + " " + diagnostic.code())
        .containsExactly(
            "1012 " + Code.YAML_CONTROL_CHARACTER,
            "1003 " + Code.YAML_ANCHOR,
            "1003 " + Code.YAML_AMBIGUOUS_SCALAR,
            "1009 " + Code.YAML_DUPLICATE_KEY,
            "1005 " + Code.YAML_TAB);
  }

  @Test
  void leavesDocumentsOfAnyTypeToTheCaller() {
    Outcome<List<Node>> outcome = StrictYaml.parse("[a]\n--- b\n---\nc: d\n", new Recording());
    assertThat(((Outcome.Ok<List<Node>>) outcome).value())
        .extracting(Node::type)
        .containsExactly("list", "string", "map");
  }
}
