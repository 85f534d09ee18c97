package dev.drydock.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.drydock.diag.Origin;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class RoundTripTest {

  /** Strings that broke writers of YAML, ours or others'. */
  private static final List<String> KNOWN =
      List.of(
          "",
          " ",
          "\n",
          "\n\n",
          "a\n",
          "a\n\n\n",
          "\na",
          " a\nb",
          "\ta\nb",
          "a\n b",
          "a\n\tb",
          "a \nb",
          "a\n  \nb",
          "a\n  ",
          "a\n ",
          "a\t\n",
          "#\n#",
          "---\na",
          "a\n---\nb",
          "...\n",
          "%a\nb",
          "a: b\nc: d\n",
          "- a\n- b",
          "a\n\u2028b",
          "a\n\uFEFFb",
          "a\r\nb",
          "\uFEFF",
          "\u0000",
          "\u001B[0m",
          "\u007F\u009B",
          "\uFFFE\n\uFFFF",
          "=",
          "<<",
          "~",
          "null",
          "y",
          "N",
          "Off",
          "0",
          "-0",
          "1e3",
          "0777",
          "1_000",
          "12:30:45",
          "2027-01-31",
          ".",
          "..",
          "...",
          "....",
          "-",
          "--",
          "---",
          "--- a",
          "... a",
          "---a",
          "-a",
          "- a",
          "?",
          "? a",
          "?a",
          ":",
          ":a",
          "a:",
          "a: b",
          "a :b",
          "a #b",
          "a#b",
          "#a",
          "!a",
          "&a",
          "*a",
          "|",
          ">",
          "%",
          "@",
          "`",
          "{a",
          "[a",
          "a, b",
          "'a'",
          "\"a\"",
          "\\",
          "a\\",
          "{{ a }}",
          "${A}",
          "a\"b",
          "a b ",
          "\u00A0a",
          "\u3000",
          "漢字",
          "😀\n😀",
          "\uDB40\uDC41",
          "\uE000\n\uF8FF",
          "x".repeat(5000),
          "word ".repeat(500),
          "é".repeat(400),
          "\u200B".repeat(300));

  /** Control characters can be written, but the strict reader refuses them even as escapes. */
  private static final Pattern CONTROL = Pattern.compile("\\\\u(00[01]|007F|008[0-46-9A-F]|009)");

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  @Test
  void knownStringsComeBackAsValuesKeysAndItems() {
    for (String text : KNOWN) {
      ScalarNode scalar = new ScalarNode(text, Origin.unknown());
      assertComesBack(document(text, scalar));
      assertComesBack(document("a", document(text, document(text, scalar))));
      SequenceNode list = new SequenceNode(List.of(scalar, scalar), Origin.unknown());
      SequenceNode lists = new SequenceNode(List.of(list, document(text, list)), Origin.unknown());
      assertComesBack(document(text, lists));
    }
  }

  @Test
  void hostileTreesComeBack() {
    LongStream.range(0, 2_000)
        .mapToObj(seed -> new HostileTrees(seed).document())
        .forEach(RoundTripTest::assertComesBack);
  }

  @Test
  void hostileStringsComeBack() {
    HostileTrees trees = new HostileTrees(7);
    for (int round = 0; round < 10_000; round++) {
      assertComesBack(document("a", new ScalarNode(trees.string(), Origin.unknown())));
    }
  }

  /** Text of any kind, half surrogate pairs included, is refused or means the same when written. */
  @Test
  void soupIsRefusedOrComesBack() {
    HostileTrees trees = new HostileTrees(11);
    int accepted = 0;
    for (int round = 0; round < 30_000; round++) {
      String text = trees.soup();
      switch (StrictYaml.parse(new SourceFile("fleet/a.yaml", text))) {
        case Outcome.Failed<List<MappingNode>> failed ->
            assertThat(failed.diagnostics()).isNotEmpty();
        case Outcome.Ok<List<MappingNode>> ok -> {
          ok.value().forEach(RoundTripTest::assertComesBack);
          accepted += ok.value().size();
        }
      }
    }
    assertThat(accepted).isGreaterThan(1_000);
  }

  @Test
  void writingIsStable() {
    for (long seed = 0; seed < 500; seed++) {
      String once = CanonicalYaml.write(new HostileTrees(seed).document());
      assertThat(CanonicalYaml.write(strict(once))).isEqualTo(once);
    }
  }

  private static void assertComesBack(MappingNode document) {
    String text = CanonicalYaml.write(document);
    String shown = text.substring(0, Math.min(text.length(), 500));
    assertThat(text.endsWith("\n") && isVisible(text)).as(shown).isTrue();
    if (!CONTROL.matcher(text).find()) {
      assertThat(NodeValues.equal(strict(text), document)).as(shown).isTrue();
    }
    assertThat(SecondReader.difference(text, document)).as(shown).isEmpty();
    assertThat(NodeValues.equal(third(text), document)).as(shown).isTrue();
    assertThat(NodeValues.equal(json(CanonicalJson.write(document)), document)).as(shown).isTrue();
  }

  private static boolean isVisible(String text) {
    return text.codePoints().allMatch(c -> Invisible.refusal(c) == null);
  }

  private static MappingNode strict(String text) {
    return Parsed.one(StrictYaml.parse(new SourceFile("rendered/a.yaml", text)));
  }

  /** Reads with SnakeYAML itself, which follows YAML 1.1 to the letter. */
  private static Node third(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    return PlainNodes.of(new Yaml(new SafeConstructor(options)).load(text));
  }

  private static Node json(String text) {
    try {
      return PlainNodes.of(JSON.readValue(text, Object.class));
    } catch (JsonProcessingException error) {
      throw new AssertionError(text.substring(0, Math.min(text.length(), 500)), error);
    }
  }

  private static MappingNode document(String key, Node value) {
    var entries = new LinkedHashMap<String, MappingNode.Entry>();
    entries.put(key, new MappingNode.Entry(Origin.unknown(), value));
    return new MappingNode(entries, Origin.unknown());
  }
}
