package dev.drydock.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.SourceFile;
import org.junit.jupiter.api.Test;

class CanonicalYamlTest {

  @Test
  void writesOneWayForEveryWayToWrite() {
    String text =
        """
        # a comment
        spec: {b: [1, 'two', {x: 1, 'y': [ ]}, [a, [b]]], a: {}, 'on': "yes", t: true, z: null}
        metadata:
            name:   "acme"
            annotations: {text: "first\\n  second\\n", keep: "a\\n\\n", strip: "a\\nb", nel: "\\u0085"}
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
                nel: "\\u0085"
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

  private static MappingNode parse(String text) {
    return Parsed.one(StrictYaml.parse(new SourceFile("fleet/a.yaml", text)));
  }
}
