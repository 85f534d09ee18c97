package dev.drydock.render.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What expressions give. */
class TemplateExpressionTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          values.name; "acme"
          values['name']; "acme"
          values.zones[1]; "a"
          values.hosts[1].certificate; "b-tls"
          values.env; { "A": "one", "B": "two" }
          12; 12
          1.50; 1.5
          2.0; 2
          -3; -3
          9223372036854775807; 9223372036854775807
          true; true
          "port #{values.port + 1}!"; "port 8081!"
          values.port + 1; 8081
          values.port - 1 - 1; 8078
          1 + 2 * 3; 7
          0.1 + 0.2; 0.3
          1.5 * 2; 3
          6 / 3; 2
          1 / 0.5; 2
          0.5 / 4; 0.125
          7 % 3; 1
          -7 % 3; 2
          quotient(7, 2); 3
          quotient(-7, 2); -4
          min(3, 1, 2); 1
          max(values.port, 9000); 9000
          values.name ~ '-' ~ values.port; "acme-8080"
          values.port == 8080; true
          values.ratio < 1; true
          'b' > 'a'; true
          'a' != 'b'; true
          values.enabled == false; false
          values.enabled and values.port > 80; true
          values.enabled or values.unset == 'x'; true
          not values.enabled; false
          values.enabled ? 'yes' : 'no'; "yes"
          values.zones contains 'a'; true
          values.env contains 'Z'; false
          values.name contains 'cm'; true
          values.unset is defined; false
          values.unset is not defined; true
          values.unset | default('none'); "none"
          '' | default('none'); ""
          values.zones is empty; false
          [] is empty; true
          values.env is map; true
          values.zones is list; true
          values.name is string; true
          values.port is number; true
          values.port is even; true
          values.port is odd; false
          values.name is startingWith('ac'); true
          values.name is endingWith('x'); false
          values.name | upper; "ACME"
          'TITLE' | lower; "title"
          ' a ' | trim; "a"
          'a.b.c' | replace('.', '-'); "a-b-c"
          'a,b' | split(','); [ "a", "b" ]
          'x' | sha256; "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
          '17' | integer; 17
          values.port | string; "8080"
          values.zones | length; 3
          values.name | length; 4
          values.zones | first; "b"
          values.zones | last; "c"
          values.env | keys; [ "A", "B" ]
          values.zones | sort; [ "a", "b", "c" ]
          values.numbers | sort; [ 2, 9, 10 ]
          values.zones | reverse; [ "c", "a", "b" ]
          [1, 1, 2] | unique; [ 1, 2 ]
          values.zones | sort | join(','); "a,b,c"
          values.zones | concat(['d']); [ "b", "a", "c", "d" ]
          values.env | merge({'A': 'new'}); { "A": "new", "B": "two" }
          values.env | without('A'); { "B": "two" }
          values.env | only('A', 'Z'); { "A": "one" }
          values.hosts | pick('name'); [ "a.example.com", "b.example.com" ]
          values.numbers | wrap('n'); [ { "n": 10 }, { "n": 9 }, { "n": 2 } ]
          values.env | entries('name', 'value') | first; { "name": "A", "value": "one" }
          '250m' | times(8); "2"
          '250m' | times(3); "750m"
          '512Mi' | times(8); "4Gi"
          '1536Mi' | times(1); "1536Mi"
          '1Gi' | plus('512Mi'); "1536Mi"
          1 | times(1500); "1500"
          '0.5' | plus('1500m'); "2"
          '1Gi' | bytes; 1073741824
          '1.5' | millis; 1500
          range(1, 3); [ 1, 2, 3 ]
          1..3; [ 1, 2, 3 ]
          3..1; []
          {'b': 1, 'a': 2}; { "a": 2, "b": 1 }
          values.either.right | default('none'); "none"
          """)
  void evaluates(String expression, String expected) {
    assertThat(Bench.json("value: {{ " + expression + " }}"))
        .isEqualTo("{ \"value\": " + expected + " }");
  }
}
