package dev.drydock.render.template;

import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import dev.drydock.schema.JsonSchemas;
import dev.drydock.yaml.CanonicalJson;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.StrictYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Renders templates that are written in tests. */
final class Bench {
  /** What {@code values} may hold. */
  static final String SCHEMA =
      """
      {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "name": {"type": "string"},
          "port": {"type": "integer"},
          "big": {"type": "integer"},
          "ratio": {"type": "number"},
          "enabled": {"type": "boolean"},
          "unset": {"type": "string"},
          "zones": {"type": "array", "items": {"type": "string"}},
          "numbers": {"type": "array", "items": {"type": "integer"}},
          "hosts": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "properties": {"name": {"type": "string"}, "certificate": {"type": "string"}}
            }
          },
          "env": {"type": "object", "additionalProperties": {"type": "string"}},
          "deep": {
            "type": "object",
            "additionalProperties": false,
            "properties": {"er": {"$ref": "#/properties/deep/$defs/er"}},
            "$defs": {"er": {"type": "object", "properties": {"est": {"type": "integer"}}}}
          },
          "either": {
            "oneOf": [
              {"type": "string"},
              {"type": "object", "properties": {"left": {"type": "string"}}},
              {"type": "object", "properties": {"right": {"type": "string"}}}
            ]
          }
        }
      }
      """;

  /** What {@code values} holds. */
  static final String VALUES =
      """
      name: acme
      port: 8080
      big: 9223372036854775807
      ratio: 0.25
      enabled: true
      zones: [b, a, c]
      numbers: [10, 9, 2]
      hosts:
      - {name: a.example.com}
      - {name: b.example.com, certificate: b-tls}
      env: {B: two, A: one}
      deep: {er: {est: 1}}
      either: {left: l}
      """;

  private Bench() {}

  /** Returns the values of a text. */
  static MappingNode values(String text) {
    return ok(StrictYaml.parse(new SourceFile("fleet/values.yaml", text))).getFirst();
  }

  /** Reads one template that may read {@code values} and include {@code partials/one.peb}. */
  static Outcome<TemplateSet> load(String template, String partial) {
    SortedMap<String, Shape> model = new TreeMap<>();
    model.put("values", Shape.of(schema()));
    SortedMap<String, SourceFile> documents = new TreeMap<>();
    documents.put("t.yaml.peb", new SourceFile("t.yaml.peb", template));
    SortedMap<String, SourceFile> partials = new TreeMap<>();
    partials.put("partials/one.peb", new SourceFile("partials/one.peb", partial));
    TemplateSet.Language language =
        new TemplateSet.Language(
            model,
            new TreeSet<>(List.of("agent.yaml")),
            new TreeSet<>(List.of("dashboards/edge.json")));
    return TemplateSet.load(language, documents, partials);
  }

  private static dev.drydock.schema.SchemaView schema() {
    return ok(JsonSchemas.load(List.of(new SourceFile("values.schema.json", SCHEMA))))
        .get("values.schema.json")
        .view();
  }

  static Outcome<TemplateSet.Rendered> render(String template, String partial, MappingNode values) {
    SortedMap<String, MappingNode> model = new TreeMap<>();
    model.put("values", values);
    return load(template, partial)
        .then(templates -> templates.render("t.yaml.peb", model, new NoFiles()));
  }

  static TemplateSet.Rendered rendered(String template) {
    return ok(render(template, "", values(VALUES)));
  }

  /** Returns the JSON of the only document of a template, on one line. */
  static String json(String template) {
    return json(rendered(template).documents().getFirst());
  }

  static String json(Node node) {
    return CanonicalJson.write(node).replaceAll("\\s*\\n\\s*", " ").strip();
  }

  /** Returns everything that is wrong with a template, when it is read or else when rendered. */
  static List<String> refusals(String template) {
    return refusals(template, "");
  }

  static List<String> refusals(String template, String partial) {
    return shown(render(template, partial, values(VALUES)).diagnostics());
  }

  static List<String> shown(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(Bench::shown).toList();
  }

  static String shown(Diagnostic diagnostic) {
    return "%s:%d:%d: %s [%s]"
        .formatted(
            diagnostic.at().path(),
            diagnostic.at().line(),
            diagnostic.at().column(),
            diagnostic.message(),
            diagnostic.code());
  }

  /** Returns the related places of a diagnostic. */
  static List<String> related(Diagnostic diagnostic) {
    List<String> places = new ArrayList<>();
    diagnostic
        .related()
        .forEach(
            related ->
                places.add(
                    "%s:%d:%d %s"
                        .formatted(
                            related.at().path(),
                            related.at().line(),
                            related.at().column(),
                            related.message())));
    return places;
  }

  static <T> T ok(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Ok<T> ok -> ok.value();
      case Outcome.Failed<T> failed ->
          throw new AssertionError(String.join("\n", shown(failed.diagnostics())));
    };
  }

  /** A component without files, since templates here are not rendered with any. */
  static final class NoFiles implements Embedder {
    @Override
    public Optional<Embedded> config(String name) {
      throw new AssertionError(name);
    }

    @Override
    public Optional<Embedded> file(String path) {
      throw new AssertionError(path);
    }

    @Override
    public Optional<Embedded> digest(String name) {
      throw new AssertionError(name);
    }
  }
}
