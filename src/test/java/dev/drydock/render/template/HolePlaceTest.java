package dev.drydock.render.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Diagnostic;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where holes may stand, and what their values become there. */
class HolePlaceTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '¤',
      textBlock =
          """
          a: {{ values.port }} § { "a": 8080 }
          a: "{{ values.port }}" § { "a": "8080" }
          a: '{{ values.enabled }}' § { "a": "true" }
          a: {{ values.enabled }} § { "a": true }
          a: {{ values.name }}.example.com § { "a": "acme.example.com" }
          a: {{ values.name }}{{ values.port }} § { "a": "acme8080" }
          a: 80{{ values.port }} § { "a": "808080" }
          a: {{ values.name }}#c # comment § { "a": "acme#c" }
          [{{ values.name }}, {{ values.port }}] § [ "acme", 8080 ]
          {k: {{ values.port }}} § { "k": 8080 }
          {"x":{{ values.port }}} § { "x": 8080 }
          a: {{ values.hosts }} § { "a": [ { "name": "a.example.com" }, { "certificate": "b-tls", "name": "b.example.com" } ] }
          a: {{ values.env }} § { "a": { "A": "one", "B": "two" } }
          a: {{ {} }} § { "a": {} }
          a:⏎  {{ values.name }}: 1⏎  "{{ values.port }}": 2⏎  x-{{ values.name }}: 3 § { "a": { "acme": 1, "8080": 2, "x-acme": 3 } }
          a:⏎{% for z in values.zones | sort %}⏎- {{ z }}⏎{% endfor %} § { "a": [ "a", "b", "c" ] }
          a: [{% for z in values.zones %}{{ z }},{% endfor %}] § { "a": [ "b", "a", "c" ] }
          a:⏎{% for e in values.env %}⏎  {{ e.key }}: "{{ loop.index }}-{{ loop.last }}-{{ e.value }}"⏎{% endfor %} § { "a": { "A": "0-false-one", "B": "1-true-two" } }
          {% for x in [] %}{% else %}a: none{% endfor %} § { "a": "none" }
          {% set n = 0 %}{% for p in values.numbers %}{% set n = n + p %}{% endfor %}a: {{ n }} § { "a": 21 }
          {% set m = {'k': values.name} %}a: {{ m.k }} § { "a": "acme" }
          {% if values.port > 9000 %}a: 1{% elseif values.enabled %}a: 2{% else %}a: 3{% endif %} § { "a": 2 }
          a: "{{ '{{' }} 7 * 7 }}" § { "a": "{{ 7 * 7 }}" }
          {# {{ comment }} #}a: 1 § { "a": 1 }
          """)
  void fillsHoles(String template, String expected) {
    assertThat(Bench.json(template.replace("⏎", "\n"))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '¤',
      textBlock =
          """
          a: |⏎  x⏎  {{ values.name }} § 3:3 § the hole is in a block scalar § template/hole-in-block
          a: >⏎  {{ values.name }} § 2:3 § the hole is in a block scalar § template/hole-in-block
          a: b⏎  {{ values.name }} § 2:3 § the hole is in a scalar of more than one line § template/hole-folded
          a: "b⏎  {{ values.name }}" § 2:3 § the hole is in a scalar of more than one line § template/hole-folded
          # {{ values.name }}⏎a: 1 § 1:3 § the hole is in a comment § template/hole-in-comment
          a: 1 # x#y {{ values.name }} § 1:12 § the hole is in a comment § template/hole-in-comment
          a: "{{ values.env }}" § 1:5 § the value is a map; a part of a string must be a string, number or boolean § template/hole-value
          a: x{{ values.zones }} § 1:5 § the value is a list; a part of a string must be a string, number or boolean § template/hole-value
          a:⏎  {{ values.port }}: 1 § 2:3 § the key is an integer; a key must be a string § template/key-not-string
          {{ values.name }}: 1 § 1:1 § a top-level key is a hole; it must be written in the template, since the schema goes by it § template/literal-needed
          kind: {{ values.name }} § 1:7 § `kind` is a hole; it must be written in the template, since the schema goes by it § template/literal-needed
          apiVersion: v{{ 1 }} § 1:13 § `apiVersion` is a hole; it must be written in the template, since the schema goes by it § template/literal-needed
          a: "\\uE000" # {{ values.name }} § 1:4 § an escape spells a private-use character § template/character
          a:⏎  {{ values.name }}: 1⏎  acme: 2 § 3:3 § the key `acme` stands twice in this map § yaml/duplicate-key
          a: &x {{ values.name }}⏎b: 1 § 1:4 § found an anchor or alias; every value is written out § yaml/anchor
          a: no § 1:4 § `no` is a boolean to some YAML readers and a string to others § yaml/ambiguous-scalar
          {% if values.enabled %}⏎  {% for z in [1, 2] %}⏎a: ~⏎  {% endfor %}⏎{% endif %} § 3:4 § `~` is not a way to spell `null` here § yaml/null-spelling
          """)
  void refusesPlaces(String template, String place, String message, String code) {
    assertThat(Bench.refusals(template.replace("⏎", "\n")).getFirst())
        .isEqualTo("t.yaml.peb:" + place + ": " + message + " [" + code + "]");
  }

  @Test
  void namesTheTemplateAndTheFleetOfEveryValue() {
    MappingNode document =
        (MappingNode)
            Bench.rendered(
                    """
                    a: {{ values.name }}
                    {% set p = values.port %}
                    b:
                    {% for host in values.hosts %}
                    - "https://{{ host.name }}:{{ p + 1 }}"
                    {% endfor %}
                    env: {{ values.env | entries('name', 'value') }}
                    {% if values.enabled %}
                    literal: yes-sir
                    {% endif %}
                    """)
                .documents()
                .getFirst();
    assertThat(origin(document.at("a").orElseThrow()))
        .containsExactly("t.yaml.peb:1:4", "fleet/values.yaml:1:7 value of `values.name`");
    Node second = document.list("b").orElseThrow().items().getLast();
    assertThat(origin(second))
        .containsExactly(
            "t.yaml.peb:5:3",
            "fleet/values.yaml:9:1 keys of `values.hosts`",
            "fleet/values.yaml:10:10 value of `values.hosts[1].name`",
            "fleet/values.yaml:2:7 value of `values.port`");
    MappingNode first = (MappingNode) document.list("env").orElseThrow().items().getFirst();
    assertThat(origin(first.get("value").orElseThrow()))
        .containsExactly("t.yaml.peb:7:6", "fleet/values.yaml:11:18 part of the value");
    assertThat(origin(document.at("literal").orElseThrow()))
        .containsExactly("t.yaml.peb:9:10", "fleet/values.yaml:5:10 value of `values.enabled`");
  }

  private static List<String> origin(Node node) {
    List<String> places = new java.util.ArrayList<>();
    places.add(
        node.origin().at().path()
            + ":"
            + node.origin().at().line()
            + ":"
            + node.origin().at().column());
    node.origin()
        .inputs()
        .forEach(
            related ->
                places.add(
                    related.at().path()
                        + ":"
                        + related.at().line()
                        + ":"
                        + related.at().column()
                        + " "
                        + related.message()));
    return places;
  }

  @Test
  void relatesAFailureToTheValuesThatFedIt() {
    Diagnostic failure =
        Bench.render(
                "{% if values.enabled %}\na: {{ values.port + values.name }}\n{% endif %}\n",
                "", Bench.values(Bench.VALUES))
            .diagnostics()
            .getFirst();
    assertThat(Bench.shown(failure))
        .isEqualTo("t.yaml.peb:2:4: `values.name` is a string; expected a number [template/value]");
    assertThat(Bench.related(failure))
        .containsExactly("fleet/values.yaml:1:7 value of `values.name`");
  }

  @Test
  void notesWhatWasReadOnceAndOnlyWhatWasUsed() {
    List<Read> reads =
        Bench.rendered(
                """
                {% set unused = values.zones %}
                a: {{ values.deep.er.est }}
                b: {{ values.unset | default('x') }}
                c: {{ values.env is map }}
                d: {{ values.hosts | length }}
                e: {{ values.deep.er.est }}
                {% if values.port > 80 %}
                f: 1
                {% endif %}
                """)
            .reads();
    assertThat(reads.stream().map(read -> read.kind() + " " + read.path()))
        .containsExactly(
            "VALUE values.deep.er.est",
            "ABSENT values.unset",
            "KIND values.env",
            "KEYS values.hosts",
            "VALUE values.port");
  }

  @Test
  void leavesOutDocumentsWithoutContent() {
    assertThat(
            Bench.rendered(
                    """
                    {% if values.port < 80 %}
                    a: 1
                    {% endif %}
                    ---
                    # only a comment
                    ---
                    b: 2
                    """)
                .documents())
        .hasSize(1);
    assertThat(Bench.rendered("{% if false %}\na: 1\n{% endif %}\n").documents()).isEmpty();
    assertThat(Bench.rendered("").documents()).isEmpty();
  }

  @Test
  void keepsColumnsRightBehindCharactersBeyondTheBasicPlane() {
    assertThat(
            Bench.refusals("# \uD83D\uDE80 ok\na: \"\uD83D\uDE80\" {{ values.port }}\n").getFirst())
        .startsWith("t.yaml.peb:2:");
    assertThat(Bench.refusals("a: \uD83D\uDE80{{ values.nam }}\n"))
        .containsExactly(
            "t.yaml.peb:1:5: by its schema `values` has no key `nam` [template/unknown-key]");
  }
}
