package dev.drydock.render.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What templates may not say: the place, the message and the code of each refusal. */
class TemplateRefusalTest {

  /** The text of a template, on one line, with {@code ⏎} for line ends. */
  private static String text(String cell) {
    return cell.replace("⏎", "\n");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '¤',
      textBlock =
          """
          a: {{ vals.name }} § 1:4 § there is no variable `vals` here § template/unknown-variable
          a: {{ _context }} § 1:4 § there is no variable `_context` here § template/unknown-variable
          a: {{ template }} § 1:4 § there is no variable `template` here § template/unknown-variable
          a: {{ locale }} § 1:4 § there is no variable `locale` here § template/unknown-variable
          a: {{ loop.index }} § 1:4 § there is no variable `loop` here § template/unknown-variable
          a: 1⏎b: {{ values.nam }} § 2:4 § by its schema `values` has no key `nam` § template/unknown-key
          a: {{ values.nam | default('x') }} § 1:4 § by its schema `values` has no key `nam` § template/unknown-key
          a: {{ values.nam is defined }} § 1:4 § by its schema `values` has no key `nam` § template/unknown-key
          a: {{ values.deep.er.es }} § 1:4 § by its schema `values.deep.er` has no key `es` § template/unknown-key
          a: {{ values.hosts[0].nam }} § 1:4 § by its schema `values.hosts[...]` has no key `nam` § template/unknown-key
          a: {{ values.hosts | pick('nam') }} § 1:4 § by its schema `values.hosts` has no key `nam` § template/unknown-key
          a: {{ values.name.length }} § 1:4 § by its schema `values.name` is not a map; it has no key `length` § template/unknown-key
          a: {{ (1).TYPE }} § 1:4 § by its schema the value is not a map; it has no key `TYPE` § template/unknown-key
          a: {{ 'x'.CASE_INSENSITIVE_ORDER }} § 1:4 § by its schema the value is not a map; it has no key `CASE_INSENSITIVE_ORDER` § template/unknown-key
          {% if false %}⏎a: {{ values.nam }}⏎{% endif %} § 2:4 § by its schema `values` has no key `nam` § template/unknown-key
          {% for h in values.hosts %}⏎- {{ h.nam }}⏎{% endfor %} § 2:3 § by its schema `h` has no key `nam` § template/unknown-key
          {% for e in values.env %}⏎- {{ e.name }}⏎{% endfor %} § 2:3 § by its schema `e` has no key `name` § template/unknown-key
          {% set v = values %}⏎a: {{ v.nam }} § 2:4 § by its schema `v` has no key `nam` § template/unknown-key
          a: {{ ''.getClass() }} § 1:4 § a value has keys and no methods to call § template/method-call
          a: {{ values.put('a', 1) }} § 1:4 § a value has keys and no methods to call § template/method-call
          a: {{ values.name | escape }} § 1:4 § there is no filter `escape` § template/unknown-filter
          a: {{ values.name | raw }} § 1:4 § there is no filter `raw` § template/unknown-filter
          a: {{ values.ratio | numberformat }} § 1:4 § there is no filter `numberformat` § template/unknown-filter
          {% if false %}{{ 1 | datee }}{% endif %} § 1:15 § there is no filter `datee` § template/unknown-filter
          a: {{ values.name is iterable }} § 1:4 § there is no test `iterable` § template/unknown-test
          a: {{ now() }} § 1:4 § there is no function `now` § template/unknown-function
          a: {{ i18n('x') }} § 1:4 § there is no function `i18n` § template/unknown-function
          a: {{ block('x') }} § 1:4 § there is no function `block` § template/unknown-function
          a: {{ parent() }} § 1:4 § there is no function `parent` § template/unknown-function
          a: {{ config('agnt.yaml') }} § 1:4 § there is no file `agnt.yaml` in the component § template/unknown-file
          a: {{ file('x') }} § 1:4 § there is no file `x` in the component § template/unknown-file
          a: {{ file(values.name) }} § 1:4 § the argument of `file` is not a literal string § template/arguments
          a: {{ 'a' | lower(1) }} § 1:4 § the filter `lower` takes no arguments; found 1 § template/arguments
          a: {{ min(1) }} § 1:4 § the function `min` takes at least 2 arguments; found 1 § template/arguments
          a: {{ 'a' | default(value='b') }} § 1:4 § arguments have no names; they stand in their order § template/arguments
          a: {{ null }} § 1:4 § there is no `null` in templates § template/expression
          a: {{ 12L }} § 1:4 § the expression is not part of the language § template/expression
          a: {{ {name: 1} }} § 1:4 § a key of a map literal is not a literal string § template/expression
          a: {{ {'a': 1, 'a': 2} }} § 1:4 § the key `a` stands twice in the map literal § template/duplicate-key
          a: {{ values.name }⏎b: 1 § 1:4 § `{{` is not closed § template/syntax
          {% if values.enabled %}⏎a: 1 § 1:1 § `if` has no `endif` § template/syntax
          a: 1⏎{% endif %} § 2:1 § `endif` belongs to no tag before it § template/syntax
          {% for a in [] %}{% elseif true %}{% endfor %} § 1:18 § `elseif` belongs to no tag before it § template/syntax
          {% if true %}{% endfor %} § 1:14 § `endfor` belongs to no tag before it § template/syntax
          {% set a 1 %} § 1:1 § unexpected `1` § template/syntax
          a: {{ 1 + }} § 1:4 § unexpected `}}` § template/syntax
          a: {{ }} § 1:4 § unexpected `}}` § template/syntax
          a: {# never closed § 1:4 § `{#` is not closed § template/syntax
          a: {{- 1 }} § 1:4 § whitespace control (a `-` at a delimiter) is not part of the language § template/whitespace-control
          {% set a = 1 -%} § 1:1 § whitespace control (a `-` at a delimiter) is not part of the language § template/whitespace-control
          {% cache 'x' %}{% endcache %} § 1:1 § there is no tag `cache` § template/unknown-tag
          {% macro m() %}{% endmacro %} § 1:1 § there is no tag `macro` § template/unknown-tag
          {% verbatim %}{% endverbatim %} § 1:1 § there is no tag `verbatim` § template/unknown-tag
          {% autoescape false %}{% endautoescape %} § 1:1 § there is no tag `autoescape` § template/unknown-tag
          a: 1⏎  {% extends 'x' %} § 2:3 § there is no tag `extends` § template/unknown-tag
          {% include values.name %} § 1:1 § the name of an include is not a literal string § template/include
          {% include 'a' ~ 'b' %} § 1:1 § the name of an include is not a literal string § template/include
          {% include '../../etc/passwd' %} § 1:1 § there is no file `../../etc/passwd` in the component § template/include
          {% include 'partials/one.peb' with {'a': 1} %} § 1:1 § an include takes no `with` § template/include
          {% set values = 1 %} § 1:1 § `values` is the name of a variable that a template cannot set § template/reserved-name
          {% for values in [1] %}{% endfor %} § 1:1 § `values` is the name of a variable that a template cannot set § template/reserved-name
          {% set loop = 1 %} § 1:1 § `loop` is the name of a variable that a template cannot set § template/reserved-name
          a: {{ values.unset }} § 1:4 § `values.unset` is not set § template/missing-value
          a: {{ values.zones[7] }} § 1:4 § `values.zones[7]` is not set § template/missing-value
          a: {{ values.port + 'x' }} § 1:4 § the value is a string; expected a number § template/value
          a: {{ values.name + 1 }} § 1:4 § `values.name` is a string; expected a number § template/value
          a: {{ values.port == '8080' }} § 1:4 § `==` compares two strings or two numbers; found an integer and a string § template/value
          a: {{ values.zones ~ 'x' }} § 1:4 § `values.zones` is a list; expected a string, number or boolean § template/value
          {% if values.name %}a: 1{% endif %} § 1:1 § `values.name` is a string; a condition must be a boolean § template/value
          {% if false %}{% elseif values.port %}a: 1{% endif %} § 1:15 § `values.port` is an integer; a condition must be a boolean § template/value
          {% for x in values.name %}{% endfor %} § 1:1 § `values.name` is a string; expected a list or a map § template/value
          a: {{ values.zones.x }} § 1:4 § by its schema `values.zones` is not a map; it has no key `x` § template/unknown-key
          a: {{ [1, 'a'] | sort }} § 1:4 § the value is a list; expected a list of strings or of numbers § template/value
          a: {{ 'x' | bytes }} § 1:4 § the value is a string; expected a quantity such as `250m` or `512Mi` § template/value
          a: {{ values.big + 1 }} § 1:4 § the result does not fit into 64 bits § template/number
          a: {{ 9223372036854775808 }} § 1:4 § the value is an integer beyond 64 bits; a hole takes a string, boolean, integer, exact decimal, list or map § template/hole-value
          a: {{ 5 / 2 }} § 1:4 § `/` has no exact result here § template/number
          a: {{ 1 / 0 }} § 1:4 § `/` has no exact result here § template/number
          a: {{ 1 / 3.5 }} § 1:4 § `/` has no exact result here § template/number
          a: {{ quotient(1, 0) }} § 1:4 § `quotient` divides by zero § template/number
          a: {{ '1.5' | integer }} § 1:4 § the value is not the text of an integer § template/number
          a: {{ '1.5' | bytes }} § 1:4 § the quantity is not a whole number of bytes § template/number
          {% for i in 1..30000000 %}{% endfor %} § 1:1 § the range has more than 100000 items § template/limit
          """)
  void refuses(String template, String place, String message, String code) {
    assertThat(Bench.refusals(text(template)))
        .containsExactly("t.yaml.peb:" + place + ": " + message + " [" + code + "]");
  }

  @Test
  void tellsEverythingAtOnce() {
    assertThat(Bench.refusals("a: {{ values.nam }}\nb: {{ 1 | nope }}\nc: {{ values.name }}\n"))
        .containsExactly(
            "t.yaml.peb:2:4: there is no filter `nope` [template/unknown-filter]",
            "t.yaml.peb:1:4: by its schema `values` has no key `nam` [template/unknown-key]");
    assertThat(Bench.refusals("a: {{ values.nam }}\nb: {{ values.unset }}\nc: {{ values.hots }}\n"))
        .containsExactly(
            "t.yaml.peb:1:4: by its schema `values` has no key `nam` [template/unknown-key]",
            "t.yaml.peb:3:4: by its schema `values` has no key `hots` [template/unknown-key]");
    assertThat(Bench.refusals("a: {{ values.unset }}\nb: {{ 1 / 0 }}\n"))
        .containsExactly(
            "t.yaml.peb:1:4: `values.unset` is not set [template/missing-value]",
            "t.yaml.peb:2:4: `/` has no exact result here [template/number]");
    assertThat(Bench.refusals("a: {{ 1 + }}\nb: {{ 2 * }} {{ 3 }}\n"))
        .containsExactly(
            "t.yaml.peb:1:4: unexpected `}}` [template/syntax]",
            "t.yaml.peb:2:4: unexpected `}}` [template/syntax]");
  }

  @Test
  void saysNothingMoreOfAVariableThatCouldNotBeSet() {
    assertThat(Bench.refusals("{% set x = 1 / 0 %}\na: {{ x + 1 }}\nb: {{ x }}\n"))
        .containsExactly("t.yaml.peb:1:1: `/` has no exact result here [template/number]");
  }

  @Test
  void refusesCharactersThatEndLinesOrHide() {
    assertThat(Bench.refusals("a: 1\r\n"))
        .containsExactly(
            "t.yaml.peb:1:5: found a line end that is not LF (U+000D) [template/character]");
    assertThat(Bench.refusals("# \u2028\na: \uE000\nb: \u202E\nc: \u0007\nd: \uD800\n"))
        .containsExactly(
            "t.yaml.peb:1:3: found a line end that is not LF (U+2028) [template/character]",
            "t.yaml.peb:2:4: found a private-use character (U+E000) [template/character]",
            "t.yaml.peb:3:4: found an invisible character (U+202E) [template/character]",
            "t.yaml.peb:4:4: found a control character (U+0007) [template/character]",
            "t.yaml.peb:5:4: found half of a character (U+D800) [template/character]");
  }

  @Test
  void followsIncludesToTheirOwnPlaces() {
    assertThat(
            Bench.refusals(
                "{% set given = 1 %}\n{% include 'partials/one.peb' %}\n",
                "a: {{ given }}\nb: {{ absent }}\n"))
        .containsExactly(
            "partials/one.peb:2:4: there is no variable `absent` here"
                + " [template/unknown-variable]");
  }

  @Test
  void refusesIncludesOfThemselves() {
    assertThat(
            Bench.refusals(
                "{% include 'partials/one.peb' %}\n", "{% include 'partials/one.peb' %}\n"))
        .containsExactly(
            "partials/one.peb:1:1: `partials/one.peb` includes itself:"
                + " `partials/one.peb` -> `partials/one.peb` [template/include-cycle]");
  }

  @Test
  void boundsLoopsTextAndStrings() {
    String loops = "{% for i in 1..1000 %}{% for j in 1..1000 %}{% endfor %}{% endfor %}\na: 1\n";
    assertThat(Bench.refusals(loops))
        .containsExactly(
            "t.yaml.peb:1:23: the loops of the file have more than 100000 rounds"
                + " [template/limit]");
    assertThat(
            Bench.refusals(
                "{% set s = 'xxxxxxxxxx' %}{% for i in 1..30 %}{% set s = s ~ s %}{% endfor %}\n"))
        .containsExactly(
            "t.yaml.peb:1:47: the string has more than 1048576 characters [template/limit]");
    assertThat(Bench.refusals("{% for i in 1..6401 %}- {{ i }}\n{% endfor %}"))
        .containsExactly("t.yaml.peb:1:25: the file has more than 6400 holes [template/limit]");
    assertThat(Bench.refusals("{% for i in 1..90000 %}# a line of some length\n{% endfor %}"))
        .containsExactly(
            "t.yaml.peb:1:24: the text has more than 1048576 characters [template/limit]");
    assertThat(Bench.refusals("a: {{ " + "(".repeat(70) + "1" + ")".repeat(70) + " }}"))
        .containsExactly("t.yaml.peb:1:4: `{{` is not closed [template/syntax]");
    assertThat(Bench.refusals("{% if true %}".repeat(70) + "{% endif %}".repeat(70)))
        .containsExactly(
            "t.yaml.peb:1:833: tags are nested more than 64 levels deep [template/limit]");
  }

  @Test
  void takesAsManyHolesAsThereAreSentinels() {
    assertThat(Bench.json("a: [{% for i in 1..6400 %}{{ i }}, {% endfor %}]"))
        .endsWith("6399, 6400 ] }");
  }
}
