package dev.drydock.render.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Outcome;
import dev.drydock.yaml.CanonicalYaml;
import dev.drydock.yaml.Cast;
import dev.drydock.yaml.MappingNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was rendered before changes nothing in what is rendered now, its places included. */
class MoldTest {
  private static final String TEMPLATE =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: {{ values.name }}
        quoted: "{{ values.port }}"
        joined: a-{{ values.name }}.{{ values.port }}.example.com
      {% if values.enabled %}
      enabled: {{ values.enabled }}
      {% endif %}
      {% for zone in values.zones %}
      zone: {z: '{{ zone }}'}
      {% endfor %}
      nested:
        {{ values.name }}: {{ values.env }}
        list: {{ values.zones }}
        items:
        - first
      {% for host in values.hosts %}
        - {{ host.name }}
        - plain
      {% endfor %}
      ---
      second: [1, {{ values.ratio }}, "{{ values.name }}"]
      """;

  private static String values(String name, int port, boolean enabled, String more) {
    return "name: %s\nport: %d\nratio: 0.5\nenabled: %s\n%s".formatted(name, port, enabled, more);
  }

  private static Outcome<TemplateSet.Rendered> render(TemplateSet templates, String values) {
    SortedMap<String, MappingNode> model = new TreeMap<>();
    model.put("values", Bench.values(values));
    return templates.render("t.yaml.peb", model, new Bench.NoFiles());
  }

  private static TemplateSet templates(String template) {
    return Bench.ok(Bench.load(template, ""));
  }

  private static void assertSameAsAlone(String template, List<String> inputs) {
    TemplateSet shared = templates(template);
    List<Outcome<TemplateSet.Rendered>> expected = new ArrayList<>();
    List<Outcome<TemplateSet.Rendered>> found = new ArrayList<>();
    for (String input : inputs) {
      expected.add(render(templates(template), input));
      found.add(withoutCasts(render(shared, input)));
      found.add(withoutCasts(render(shared, input)));
      expected.add(expected.getLast());
    }
    assertThat(found).isEqualTo(expected);
  }

  /** Returns what was rendered as if it were the first, whose form is not known. */
  private static Outcome<TemplateSet.Rendered> withoutCasts(
      Outcome<TemplateSet.Rendered> rendered) {
    return rendered.map(
        all ->
            new TemplateSet.Rendered(
                all.documents(),
                Collections.nCopies(all.documents().size(), Optional.empty()),
                all.log()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"n1", "'y: z'", "'7'", "'two words '"})
  void aDocumentByItsFormIsTheDocument(String name) {
    TemplateSet shared = templates(TEMPLATE.replace("{{ values.name }}: {{", "key: {{"));
    String more = "zones: [b]\nhosts: [{name: x}]\nenv: {B: two, A: '- one'}\n";
    render(shared, values("first", 1, true, more));

    TemplateSet.Rendered rendered = Bench.ok(render(shared, values(name, 2, true, more)));

    assertThat(rendered.casts()).hasSize(2).allMatch(Optional::isPresent);
    for (int index = 0; index < 2; index++) {
      MappingNode node = (MappingNode) rendered.documents().get(index);
      assertThat(CanonicalYaml.write(rendered.casts().get(index).orElseThrow()))
          .isEqualTo(CanonicalYaml.write(node));
    }
  }

  @Test
  void aDocumentWithHolesInItsKeysHasNoForm() {
    TemplateSet shared = templates("a:\n  {{ values.name }}: 1\n---\nb: {{ values.name }}\n");
    render(shared, "name: first\n");

    List<Optional<Cast>> casts = Bench.ok(render(shared, "name: second\n")).casts();

    assertThat(casts.getFirst()).isEmpty();
    assertThat(casts.getLast()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aFilledMoldIsWhatTheParserReads(long seed) {
    Random random = new Random(seed);
    List<String> inputs = new ArrayList<>();
    for (int round = 0; round < 60; round++) {
      String zones = random.nextBoolean() ? "zones: [b]\n" : "zones: []\n";
      String hosts = random.nextBoolean() ? "hosts: [{name: x}, {name: 'y: z'}]\n" : "hosts: []\n";
      String environment = random.nextBoolean() ? "env: {B: two, A: '- one'}\n" : "env: {}\n";
      inputs.add(
          values("n" + random.nextInt(9), random.nextInt(99), random.nextBoolean(), zones)
              + hosts
              + environment);
    }
    assertSameAsAlone(TEMPLATE, inputs);
  }

  @Test
  void keysThatCollideAreRefusedWithTheSameWords() {
    String template = "a:\n  {{ values.name }}: 1\n  other: 2\n";
    assertSameAsAlone(template, List.of("name: first\n", "name: other\n", "name: third\n"));
    assertThat(render(templates(template), "name: other\n").diagnostics()).hasSize(1);
  }

  @Test
  void aPartOfATextThatIsAMapIsRefusedWithTheSameWords() {
    String template = "a: x-{{ values.either }}\nb: {{ values.either }}\n";
    assertSameAsAlone(
        template, List.of("either: text\n", "either: {left: l}\n", "either: again\n"));
    assertThat(render(templates(template), "either: {left: l}\n").diagnostics()).isNotEmpty();
  }

  @Test
  void aKeyThatIsNoStringIsRefusedWithTheSameWords() {
    String template = "a:\n  {{ values.either }}: 1\n";
    assertSameAsAlone(template, List.of("either: text\n", "either: {left: l}\n"));
    assertThat(render(templates(template), "either: {left: l}\n").diagnostics()).isNotEmpty();
  }
}
