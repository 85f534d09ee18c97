package dev.drydock.render.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Location;
import dev.drydock.diag.Origin;
import dev.drydock.diag.SourceFile;
import dev.drydock.yaml.CanonicalYaml;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import dev.drydock.yaml.StrictYaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a value says, the structure of the document is that of the template. */
class StructureInvarianceTest {
  private static final int ROUNDS = 400;

  /** What a value is made of: everything that means something to a parser. */
  static final List<String> PIECES =
      List.of(
          "\n",
          "\r\n",
          "---",
          "\n---\n",
          ": ",
          ":",
          "- ",
          "#",
          " #",
          "{{ 7 * 7 }}",
          "{% include 'x' %}",
          "{{",
          "}}",
          "{#",
          "\"",
          "'",
          "\\",
          "\\u0041",
          "|",
          ">",
          "&a",
          "*a",
          "!!str",
          "<<",
          "%YAML 1.1",
          "[",
          "]",
          "{",
          "}",
          ",",
          "?",
          "\t",
          "\u0000",
          "\uFEFF",
          "\u2028",
          "\u0085",
          "\uE000",
          "\uE001",
          "\uF8FF",
          "\uFFFE",
          "\uD83D\uDE80",
          "null",
          "~",
          "on",
          "1e3",
          "0777",
          " ",
          "a",
          "hostNetwork: true",
          "\n  hostNetwork: true",
          "kind: Secret");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: {{ values.x }}\nb: end\n",
        "a: \"{{ values.x }}\"\nb: end\n",
        "a: '{{ values.x }}'\nb: end\n",
        "a: pre-{{ values.x }}-post\nb: end\n",
        "a: \"pre {{ values.x }} post\"\nb: end\n",
        "a: {{ values.x }}{{ values.x }}\nb: end\n",
        "a: [{{ values.x }}, \"{{ values.x }}\"]\nb: end\n",
        "a: {k: {{ values.x }}, l: end}\nb: end\n",
        "a:\n- {{ values.x }}\n- name: {{ values.x }}\n  value: end\nb: end\n",
        "a:\n  {{ values.x }}: 1\nb: end\n",
        "a: {{ {'k': values.x} }}\nb: end\n",
        "{% set v = values.x ~ '!' %}\na: {{ v }}\n{% for i in 1..2 %}\nb{% if i == 1 %}1{% else %}2{% endif %}: {{ values.x }}\n{% endfor %}\n",
        "a: {{ values.x | split('a') }}\nb: \"{{ values.x | upper }}\"\n---\nc: {{ values.x }}\n",
      })
  void noValueChangesTheStructure(String template) {
    Random random = new Random(template.hashCode());
    TemplateSet templates = load(template);
    String expected = shape(render(templates, "plain"));
    for (int round = 0; round < ROUNDS; round++) {
      String value = hostile(random);
      List<Node> documents = render(templates, value);
      assertThat(shape(documents).replaceAll("\\[s+]", "[s]"))
          .as("value %s", value)
          .isEqualTo(expected.replaceAll("\\[s+]", "[s]"));
      assertIntact(documents, value);
      documents.forEach(StructureInvarianceTest::assertWritable);
    }
  }

  static String hostile(Random random) {
    StringBuilder value = new StringBuilder();
    int pieces = 1 + random.nextInt(6);
    for (int i = 0; i < pieces; i++) {
      value.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return value.toString();
  }

  static TemplateSet load(String template) {
    SortedMap<String, Shape> model = new TreeMap<>();
    model.put("values", Shape.anything());
    SortedMap<String, SourceFile> documents = new TreeMap<>();
    documents.put("t.yaml.peb", new SourceFile("t.yaml.peb", template));
    return Bench.ok(
        TemplateSet.load(
            new TemplateSet.Language(model, new TreeSet<>(), new TreeSet<>()),
            documents,
            new TreeMap<>()));
  }

  static List<Node> render(TemplateSet templates, String value) {
    SequencedMap<String, MappingNode.Entry> values = new LinkedHashMap<>();
    Origin origin = Origin.of(Location.in(new SourceFile("fleet/a.yaml", "x: ..."), 1, 4));
    values.put("x", new MappingNode.Entry(origin, new ScalarNode(value, origin)));
    SortedMap<String, MappingNode> model = new TreeMap<>();
    model.put("values", new MappingNode(values, origin));
    return Bench.ok(templates.render("t.yaml.peb", model, new Nothing())).documents();
  }

  /** Returns what is left of a document without what its strings and keys say. */
  private static String shape(List<Node> documents) {
    StringBuilder shape = new StringBuilder();
    documents.forEach(document -> shape(document, shape));
    return shape.toString();
  }

  private static void shape(Node node, StringBuilder shape) {
    switch (node) {
      case ScalarNode scalar -> shape.append(scalar.type().charAt(0));
      case SequenceNode list -> {
        shape.append('[');
        list.items().forEach(item -> shape(item, shape));
        shape.append(']');
      }
      case MappingNode map -> {
        shape.append('{');
        map.entries().values().forEach(entry -> shape(entry.value(), shape));
        shape.append('}');
      }
    }
  }

  /** Every template above holds the whole value somewhere, as a string or as a key. */
  private static void assertIntact(List<Node> documents, String value) {
    StringBuilder all = new StringBuilder();
    documents.forEach(document -> strings(document, all));
    assertThat(all.toString()).contains(value);
  }

  private static void strings(Node node, StringBuilder all) {
    switch (node) {
      case ScalarNode scalar -> all.append(scalar.text()).append('\u0001');
      case SequenceNode list -> list.items().forEach(item -> strings(item, all));
      case MappingNode map ->
          map.entries()
              .forEach(
                  (key, entry) -> {
                    all.append(key).append('\u0001');
                    strings(entry.value(), all);
                  });
    }
  }

  /** What is written reads back as one document with the same shape. */
  private static void assertWritable(Node document) {
    if (!mentionsUnreadable(document)) {
      String text = CanonicalYaml.write((MappingNode) document);
      List<MappingNode> read = Bench.ok(StrictYaml.parse(new SourceFile("rendered/a.yaml", text)));
      assertThat(read).hasSize(1);
      assertThat(shape(List.copyOf(read))).isEqualTo(shape(List.of(document)));
    }
  }

  /** The strict reader accepts no control and no invisible characters, not even escaped. */
  private static boolean mentionsUnreadable(Node document) {
    StringBuilder all = new StringBuilder();
    strings(document, all);
    return all.chars()
        .anyMatch(c -> c != '\u0001' && "\u0000\uFEFF\u0085\u2028\uFFFE\t\r".indexOf(c) >= 0);
  }

  /** A component without files. */
  static final class Nothing implements Embedder {
    @Override
    public java.util.Optional<Embedded> config(String name) {
      return java.util.Optional.empty();
    }

    @Override
    public java.util.Optional<Embedded> file(String path) {
      return java.util.Optional.empty();
    }

    @Override
    public java.util.Optional<Embedded> digest(String name) {
      return java.util.Optional.empty();
    }
  }
}
