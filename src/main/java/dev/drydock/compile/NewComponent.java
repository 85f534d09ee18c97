package dev.drydock.compile;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;

/**
 * Writes a component that renders one object, to be filled.
 *
 * @param source the repository over what the program brings
 * @param options what to write
 */
record NewComponent(SourceTree source, NewOptions.Component options) {
  private static final String DESCRIPTION =
      """
      apiVersion: drydock.dev/v1
      kind: Component
      metadata:
        name: NAME
      spec:
        scope: SCOPE
        description: Says one sentence in every SCOPE.
      NAMESPACE  values:
          sentence: All is well
      """;
  private static final String SCHEMA =
      """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Values of the SCOPE component `NAME`",
        "description": "What may be said under `values.NAME`, judged after merging.",
        "type": "object",
        "additionalProperties": false,
        "required": ["sentence"],
        "properties": {
          "sentence": {
            "description": "What it says.",
            "examples": ["All is well"],
            "type": "string",
            "maxLength": 1000
          }
        }
      }
      """;
  private static final String TEMPLATE =
      """
      {# A template is text with holes: the text is parsed first, then the values go in. #}
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: NAME
        namespace: IN
        labels:
          app.kubernetes.io/name: NAME
      data:
        sentence: "{{ values.sentence }}"
        where: "{{ WHERE }}"
      """;

  /** Returns the files; none where a component has the name, also one that the program brings. */
  Outcome<FileChanges> files() {
    for (String scope : List.of("region", "tenant")) {
      String folder = "templates/" + scope + "/" + options.name();
      if (!source.list(folder).isEmpty()) {
        return Outcome.failed(
            Diagnostic.of(
                    Code.NEW_EXISTS,
                    Location.of(folder),
                    "there is a component `" + options.name() + "` already")
                .withHint("`drydock list components` shows them"));
      }
    }
    String folder = "templates/" + options.scope() + "/" + options.name() + "/";
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put(folder + "component.yaml", filled(DESCRIPTION));
    files.put(folder + "values.schema.json", filled(SCHEMA));
    files.put(folder + options.name() + ".yaml.peb", filled(TEMPLATE));
    return Outcome.ok(FileChanges.create(files));
  }

  private byte[] filled(String text) {
    boolean isOfRegion = options.scope().equals("region");
    String namespace = options.namespace().orElse("");
    return text.replace("NAMESPACE", isOfRegion ? "  namespace: " + namespace + "\n" : "")
        .replace("IN\n", (isOfRegion ? namespace : "\"{{ tenant.namespace }}\"") + "\n")
        .replace("WHERE", isOfRegion ? "region.name" : "tenant.name")
        .replace("SCOPE", options.scope())
        .replace("NAME", options.name())
        .getBytes(StandardCharsets.UTF_8);
  }
}
