package dev.drydock.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.Related;
import dev.drydock.diag.SourceFile;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictYamlRulesTest {

  static Stream<Arguments> structure() {
    return Stream.of(
        refused(
            "a: 1\nb: 2\na: 3\n",
            "3:1 yaml/duplicate-key: the key `a` stands twice in this map (1:1 the first `a`)"),
        refused(
            "x: {\"a\": 1, 'a': 2}",
            "1:13 yaml/duplicate-key: the key `a` stands twice in this map (1:5 the first `a`)"),
        refused(
            "a: &a [*a]\n",
            "1:4 yaml/anchor: found an anchor or alias; every value is written out",
            "1:8 yaml/anchor: found an anchor or alias; every value is written out"),
        refused(
            "a: !!javax.script.ScriptEngineManager [x]\nb: !secret y2\nc: !",
            "1:4 yaml/tag: found a tag; the type of a value follows from its spelling",
            "2:4 yaml/tag: found a tag; the type of a value follows from its spelling",
            "3:4 yaml/tag: found a tag; the type of a value follows from its spelling"),
        refused(
            "a: &x !!str z",
            "1:4 yaml/anchor: found an anchor or alias; every value is written out",
            "1:7 yaml/tag: found a tag; the type of a value follows from its spelling"),
        refused(
            "%YAML 2.0\n---\na: 1\n",
            "1:1 yaml/directive: found a directive; files start with a document"),
        refused(
            "%YAML 1.1\n---\na: no\n",
            "1:1 yaml/directive: found a directive; files start with a document",
            "3:4 yaml/ambiguous-scalar: `no` is a boolean to some YAML readers and a string to"
                + " others"),
        refused(
            "%UNKNOWN\n---\na: 1\n",
            "1:1 yaml/directive: found a directive; files start with a document"),
        refused("<<: {a: 1}\n", "1:1 yaml/merge-key: the merge key `<<` is not allowed"),
        refused(
            "- a\n", "1:1 yaml/not-a-map: a document must be a map; this one is of type `list`"),
        refused(
            "a: 1\n--- text\n--- 5",
            "2:5 yaml/not-a-map: a document must be a map; this one is of type `string`",
            "3:5 yaml/not-a-map: a document must be a map; this one is of type `integer`"),
        refused(
            "[".repeat(5000),
            "1:65 yaml/too-deep: lists and maps are nested more than 64 levels deep"),
        refused(
            nested(1000),
            "65:65 yaml/too-deep: lists and maps are nested more than 64 levels deep"));
  }

  static Stream<Arguments> keys() {
    return Stream.of(
        refused(
            "1: a\n'1': b\n",
            "1:1 yaml/key-not-string: the key `1` is not a string",
            "2:1 yaml/duplicate-key: the key `1` stands twice in this map (1:1 the first `1`)"),
        refused("true: a", "1:1 yaml/key-not-string: the key `true` is not a string"),
        refused("null: a", "1:1 yaml/key-not-string: the key `null` is not a string"),
        refused("~: a", "1:1 yaml/key-not-string: the key `~` is not a string"),
        refused("1.5: a", "1:1 yaml/key-not-string: the key `1.5` is not a string"),
        refused("{? : a}", "1:3 yaml/key-not-string: the key is empty; a key must be a string"),
        refused(
            "? [a]\n: b\n? {c: no}\n: e\n",
            "1:3 yaml/key-not-string: the key is a list or map; a key must be a string",
            "3:3 yaml/key-not-string: the key is a list or map; a key must be a string",
            "3:7 yaml/ambiguous-scalar: `no` is a boolean to some YAML readers and a string to"
                + " others"),
        refused(
            "on: a",
            "1:1 yaml/ambiguous-scalar: the key `on` is a string to some YAML readers only"),
        refused(
            "0x1: a",
            "1:1 yaml/ambiguous-scalar: the key `0x1` is a string to some YAML readers only"),
        refused(
            "k".repeat(2000) + ": 1",
            "1:2001 yaml/syntax: the key before this `:` has more than 1,024 characters"));
  }

  static Stream<Arguments> characters() {
    return Stream.of(
        refused(
            "a: b\r",
            "1:5 yaml/line-separator: found a carriage return without a line feed after it"),
        refused("a:\n\tb: 1\n", "2:1 yaml/tab: the line is indented with a tab"),
        refused(
            "a:\tb # x\ty\nc: |\n  x\ty\nd: 'x\ty'\n# \t\n",
            "1:3 yaml/tab: found a tab",
            "4:6 yaml/tab: found a tab",
            "5:3 yaml/tab: found a tab"),
        refused("a: |\n  x\n\tb: 1\n", "3:1 yaml/tab: the line is indented with a tab"),
        refused("a: \u0007b", "1:4 yaml/control-character: found the control character U+0007"),
        refused("# \u009B", "1:3 yaml/control-character: found the control character U+009B"),
        refused("a: \u007F", "1:4 yaml/control-character: found the control character U+007F"),
        refused("a: \uFFFEx", "1:4 yaml/control-character: found the control character U+FFFE"),
        refused(
            "a: \"\\0\"\nb: [\"ok\", \"\\e\"]",
            "1:4 yaml/control-character: an escape spells the control character U+0000",
            "2:11 yaml/control-character: an escape spells the control character U+001B"),
        refused(
            "a: \"\\ud83d\"\nb: \"\\ude00\\ud83d\"",
            "1:4 yaml/surrogate: an escape spells U+D83D, half of a surrogate pair",
            "2:4 yaml/surrogate: an escape spells U+DE00, half of a surrogate pair"),
        refused("a: \uD83D x", "1:4 yaml/surrogate: found U+D83D, half of a surrogate pair"),
        refused(
            "a: x\u0085b: y\u2028\nc: z\u2029\n",
            "1:5 yaml/line-separator: found U+0085, which only some readers take for a line end",
            "1:10 yaml/line-separator: found U+2028, which only some readers take for a line end",
            "2:5 yaml/line-separator: found U+2029, which only some readers take for a line end"),
        refused(
            "a: b\rc",
            "1:5 yaml/line-separator: found a carriage return without a line feed after it"),
        refused("a: b\n\uFEFFc: d\n", "2:1 yaml/zero-width: found U+FEFF, which nobody sees"),
        refused(
            "na\u202Eme: \u200Bx\n",
            "1:3 yaml/bidirectional: found U+202E, which changes the order in which people see the"
                + " text",
            "1:8 yaml/zero-width: found U+200B, which nobody sees"),
        refused(
            "a: x\uDB40\uDC41y\uD83D\uDE00\u200D",
            "1:5 yaml/zero-width: found U+E0041, which nobody sees",
            "1:8 yaml/zero-width: found U+200D, which nobody sees"),
        refused(
            "\uD83D\uDE00: {\uD83D\uDE00\uD83D\uDE00: no}",
            "1:9 yaml/ambiguous-scalar: `no` is a boolean to some YAML readers and a string to"
                + " others"));
  }

  static Stream<Arguments> scalars() {
    return Stream.of(
        refused(
            "region: NO",
            "1:9 yaml/ambiguous-scalar: `NO` is a boolean to some YAML readers and a string to"
                + " others"),
        refused(
            "a: True",
            "1:4 yaml/ambiguous-scalar: `True` is a boolean to some YAML readers and a string to"
                + " others"),
        number("0777"),
        number("1_000"),
        number("12e34567"),
        number("1e999"),
        number(".nan"),
        number("-.INF"),
        number("0x1F"),
        number("0o17"),
        number("0b11"),
        number("+1"),
        number(".5"),
        number("5."),
        number("1.5e3"),
        number("09"),
        refused(
            "t: 12:30:45",
            "1:4 yaml/ambiguous-scalar: `12:30:45` is a number to base 60 to some YAML readers and a"
                + " string to others"),
        refused(
            "t: 2027-01-31",
            "1:4 yaml/ambiguous-scalar: `2027-01-31` is a date to some YAML readers and a string to"
                + " others"),
        refused(
            "t: 2027-01-31T10:00:00Z",
            "1:4 yaml/ambiguous-scalar: `2027-01-31T10:00:00Z` is a date to some YAML readers and a"
                + " string to others"),
        refused(
            "v: 1.10",
            "1:4 yaml/ambiguous-scalar: `1.10` does not survive as a number: it is read as `1.1`"),
        refused(
            "v: 1.0",
            "1:4 yaml/ambiguous-scalar: `1.0` does not survive as a number: it is read as `1`"),
        refused(
            "v: -0",
            "1:4 yaml/ambiguous-scalar: `-0` does not survive as a number: it is read as `0`"),
        refused(
            "v: 0.12345678901234567890",
            "1:4 yaml/ambiguous-scalar: `0.12345678901234567890` does not survive as a number: it is"
                + " read as `0.12345678901234568`"),
        refused(
            "v: 123456789012345678901234567890",
            "1:4 yaml/ambiguous-scalar: `123456789012345678901234567890` does not fit into an integer"
                + " of 64 bits"),
        refused(
            "v: [=, <<]",
            "1:5 yaml/ambiguous-scalar: `=` is a sign to some YAML readers and a string to others",
            "1:8 yaml/ambiguous-scalar: `<<` is a sign to some YAML readers and a string to others"),
        refused("v: ~", "1:4 yaml/null-spelling: `~` is not a way to spell `null` here"),
        refused("v: NULL", "1:4 yaml/null-spelling: `NULL` is not a way to spell `null` here"),
        refused(
            "v:\nw:\n  x:\nz: [{a}]",
            "1:1 yaml/null-spelling: `v` has no value",
            "3:3 yaml/null-spelling: `x` has no value",
            "4:6 yaml/null-spelling: `a` has no value"),
        refused(
            "v:\n- a\n-\n- - b\n  -",
            "3:1 yaml/null-spelling: the item has no value",
            "5:3 yaml/null-spelling: the item has no value"),
        refused("\"\":", "1:1 yaml/null-spelling: the key has no value"));
  }

  static Stream<Arguments> syntax() {
    return Stream.of(
        refused(
            "a: !e!x b",
            "1:4 yaml/tag: found a tag; the type of a value follows from its spelling"),
        refused("a: b: c", "1:5 yaml/syntax: found `:` where no key can be"),
        refused("a: 1\nb: [1, 2\n", "2:4 yaml/syntax: the `[` is never closed"),
        refused("a: {b: 2\n", "1:4 yaml/syntax: the `{` is never closed"),
        refused("a: \"x\nb: 1\n", "1:4 yaml/syntax: the quote is never closed"),
        refused("a: 'x", "1:4 yaml/syntax: the quote is never closed"),
        refused("a: @x", "1:4 yaml/syntax: a value cannot start with `@`"),
        refused("a: {b: 1]", "1:9 yaml/syntax: expected `,` or `}`"),
        refused(
            "a:\n  b: 1\n c: 2\n",
            "3:2 yaml/syntax: this does not fit the map or list that it stands in"),
        refused("a: 1\nb\n", "2:1 yaml/syntax: expected `: ` after a key"),
        refused("a: \"\\q\"", "1:6 yaml/syntax: found an escape that YAML does not know"),
        refused("a: - b", "1:4 yaml/syntax: a list cannot start here"),
        refused("a: 1\n...\nb: 2\n", "3:1 yaml/syntax: expected `---` before another document"),
        refused(
            "a: |x\n",
            "1:5 yaml/syntax: the text is not YAML: expected chomping or indentation indicators, but"
                + " found x(120)"),
        refused(
            "a: no\nb: &x 1\na: 2\nc: @\nd: no\n",
            "1:4 yaml/ambiguous-scalar: `no` is a boolean to some YAML readers and a string to"
                + " others",
            "2:4 yaml/anchor: found an anchor or alias; every value is written out",
            "3:1 yaml/duplicate-key: the key `a` stands twice in this map (1:1 the first `a`)",
            "4:4 yaml/syntax: a value cannot start with `@`"));
  }

  private static Arguments number(String text) {
    return refused(
        "v: " + text,
        "1:4 yaml/ambiguous-scalar: `"
            + text
            + "` is a number to some YAML readers, and not the same to all");
  }

  private static Arguments refused(String text, String... diagnostics) {
    return arguments(text, List.of(diagnostics));
  }

  @ParameterizedTest
  @MethodSource({"structure", "keys", "characters", "scalars", "syntax"})
  void refusesEachAtItsPlace(String text, List<String> expected) {
    Outcome<List<MappingNode>> outcome = parse(text);
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    assertThat(outcome.diagnostics().stream().sorted().map(StrictYamlRulesTest::line))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void saysHowToQuote() {
    assertThat(hint("a: NO")).isEqualTo("write `false` for the boolean, `\"NO\"` for the string");
    assertThat(hint("a: 1.10"))
        .isEqualTo("quote it if a string is meant: `\"1.10\"`; write `1.1` for the number");
    assertThat(hint("a: 2027-01-31")).isEqualTo("quote it if a string is meant: `\"2027-01-31\"`");
    assertThat(hint("a: ~")).isEqualTo("write `null`, or `\"~\"` for the string");
    assertThat(hint("a: \u2028"))
        .isEqualTo("remove it; where it is meant, write `\\u2028` in double quotes");
    assertThat(hint("a: \u0001")).isEqualTo("remove it");
    assertThat(hint("on: a")).isEqualTo("quote the key: `\"on\"`");
    assertThat(hint("\ta: 1")).isEqualTo("indent with two spaces");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\n", "# only a comment\n", "---\n", "---\n# nothing\n---\n...\n", "  \n\r\n"})
  void findsNoDocumentWhereThereIsNoContent(String text) {
    assertThat(parse(text)).isEqualTo(Outcome.ok(List.of()));
  }

  @Test
  void refusesATextBeyondTheLimitAndReadsOneAtTheLimit() {
    String atLimit = "a: " + "x".repeat(StrictYaml.SIZE_LIMIT - 3);
    assertThat(parse(atLimit)).isInstanceOf(Outcome.Ok.class);
    assertThat(parse(atLimit + "y").diagnostics().stream().map(StrictYamlRulesTest::line))
        .containsExactly("1:1 yaml/too-large: the text has more than 1 MiB");
    assertThat(parse("# " + "ä".repeat(StrictYaml.SIZE_LIMIT / 2)).diagnostics())
        .extracting(diagnostic -> diagnostic.code().slug())
        .containsExactly("yaml/too-large");
  }

  @Test
  void readsSixtyFourLevels() {
    assertThat(parse(nested(63) + " ".repeat(63) + "a: {}")).isInstanceOf(Outcome.Failed.class);
    assertThat(parse(nested(63) + " ".repeat(63) + "a: 1")).isInstanceOf(Outcome.Ok.class);
  }

  @Test
  void keepsTypesAndStrings() {
    String text =
        """
        integer: -12
        big: 9223372036854775807
        decimal: 0.25
        negative: -1.5
        truth: true
        nothing: null
        quoted: ["true", 'null', "1", '1.10', "~", "", '']
        plain: [8.0.3, v1, 100m, 10.0.0.0/8, "a: b", http://x:80/, 8080:80, -x, 1e, a#b, it's, .a, ...a]
        block: |
          1
        folded: >-
          a
          b
        escaped: "\\u2028\\uFEFF\\uD83D\\uDE00\\t"
        private: \uE000\uF8FF
        several: one
          two
        """;
    assertThat(String.valueOf(NodeValues.plain(Parsed.one(parse(text)))))
        .isEqualTo(
            "{integer=-12, big=9223372036854775807, decimal=0.25, negative=-1.5, truth=true,"
                + " nothing=null, quoted=[true, null, 1, 1.10, ~, , ], plain=[8.0.3, v1, 100m,"
                + " 10.0.0.0/8, a: b, http://x:80/, 8080:80, -x, 1e, a#b, it's, .a, ...a], block=1\n"
                + ", folded=a b, escaped=\u2028\uFEFF\uD83D\uDE00\t, private=\uE000\uF8FF,"
                + " several=one two}");
  }

  @Test
  void acceptsWindowsLineEnds() {
    MappingNode document = Parsed.one(parse("a:\r\n  b: |\r\n    x\r\n    y\r\nc: z\r\n"));
    assertThat(document.string("a", "b")).hasValue("x\ny\n");
    assertThat(document.get("c").orElseThrow().origin().at().line()).isEqualTo(5);
  }

  @Test
  void readsManyDocumentsInOrder() {
    Outcome<List<MappingNode>> outcome = parse("---\na: 1\n---\nb: 2\n...\n---\nc: 3\n");
    assertThat(((Outcome.Ok<List<MappingNode>>) outcome).value())
        .extracting(document -> document.entries().firstEntry().getKey())
        .containsExactly("a", "b", "c");
  }

  @Test
  void knowsThePlaceOfEveryNode() {
    MappingNode document =
        Parsed.one(
            parse("# \uD83D\uDE00\nspec:\n  \uD83D\uDE00: [a, {b: c}]\n  list:\n  - \"x\"\n"));
    MappingNode spec = document.map("spec").orElseThrow();
    assertThat(place(document)).isEqualTo("2:1");
    assertThat(place(spec)).isEqualTo("3:3");
    SequenceNode items = spec.list("\uD83D\uDE00").orElseThrow();
    assertThat(place(items)).isEqualTo("3:6");
    assertThat(place(items.items().get(1))).isEqualTo("3:10");
    assertThat(place(((MappingNode) items.items().get(1)).get("b").orElseThrow()))
        .isEqualTo("3:14");
    assertThat(place(spec.list("list").orElseThrow().items().getFirst())).isEqualTo("5:5");
    assertThat(Objects.requireNonNull(spec.entries().get("list")).keyOrigin().at().line())
        .isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"!%E", "!<%", "&", "*", "%", "%TAG", "? ? ?", "{[", "\"\\U00110000\"", "|9"})
  void neverThrows(String text) {
    assertThat(parse(text)).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void refusesAnAliasBombAtEachOfItsAnchors() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [lol]\n");
    for (int i = 1; i < 10; i++) {
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
    }
    assertThat(parse(bomb.toString()).diagnostics())
        .hasSize(10 + 81)
        .allMatch(diagnostic -> diagnostic.code().slug().equals("yaml/anchor"));
  }

  private static Outcome<List<MappingNode>> parse(String text) {
    return StrictYaml.parse(new SourceFile("fleet/a.yaml", text));
  }

  private static String hint(String text) {
    return parse(text).diagnostics().getFirst().hint().orElseThrow();
  }

  private static String place(Node node) {
    return node.origin().at().line() + ":" + node.origin().at().column();
  }

  private static String line(Diagnostic diagnostic) {
    StringBuilder line = new StringBuilder();
    line.append(diagnostic.at().line()).append(':').append(diagnostic.at().column());
    line.append(' ').append(diagnostic.code()).append(": ").append(diagnostic.message());
    for (Related related : diagnostic.related()) {
      line.append(
          " (%d:%d %s)".formatted(related.at().line(), related.at().column(), related.message()));
    }
    return line.toString();
  }

  private static String nested(int levels) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < levels; i++) {
      text.repeat(' ', i).append("a:\n");
    }
    return text.toString();
  }
}
