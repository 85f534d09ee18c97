package dev.drydock.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import dev.drydock.schema.JsonSchemas;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.NodeValues;
import dev.drydock.yaml.StrictYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaDocumentationTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fleet",
        "region",
        "stack",
        "tenant",
        "plan",
        "channel",
        "release",
        "component",
        "inline-tenant"
      })
  void describesEveryPropertyAndGivesExamples(String kind) {
    SortedMap<String, JsonNode> properties = SchemaProperties.of(kind + ".schema.json");
    List<String> silent = new ArrayList<>();
    properties.forEach(
        (path, schema) -> {
          if (schema.path("description").asText().isBlank() || schema.path("examples").isEmpty()) {
            silent.add(path);
          }
        });

    assertThat(properties).hasSizeGreaterThan(5);
    assertThat(silent).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fleet", "region", "stack", "tenant", "plan", "channel", "release"})
  void givesExamplesThatTheSchemaAccepts(String kind) {
    String pointer = "#/properties/spec";
    SortedMap<String, JsonNode> properties = SchemaProperties.of(kind + ".schema.json");
    JsonNode spec = java.util.Objects.requireNonNull(properties.get("spec"));

    assertThat(judged(kind, pointer, spec.path("examples"))).isEmpty();
    properties.forEach(
        (path, schema) -> {
          if (path.matches("spec\\.[a-zA-Z]+")) {
            String below = pointer + "/properties/" + path.substring("spec.".length());
            assertThat(judged(kind, below, schema.path("examples"))).as(path).isEmpty();
          }
        });
  }

  private static List<String> judged(String kind, String pointer, JsonNode examples) {
    List<SourceFile> files = new ArrayList<>(schemaFiles());
    files.add(
        new SourceFile(
            "schemas/example.schema.json",
            "{\"properties\": {\"examples\": {\"items\": {\"$ref\": \"%s.schema.json%s\"}}}}"
                .formatted(kind, pointer)));
    JsonSchemas schemas = ok(JsonSchemas.load(files));
    MappingNode document =
        ok(StrictYaml.parse(new SourceFile("examples", "{\"examples\": " + examples + "}")))
            .getFirst();
    return FleetFixture.shown(schemas.get("schemas/example.schema.json").judge(document));
  }

  private static List<SourceFile> schemaFiles() {
    try (Stream<Path> paths = Files.list(Path.of("schemas"))) {
      return paths
          .filter(path -> path.toString().endsWith(".schema.json"))
          .map(path -> new SourceFile("schemas/" + path.getFileName(), ReferenceFleet.text(path)))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void setsEveryPropertyOfTheFleetKindsInTheReferenceFleet() {
    List<Object> documents = ReferenceFleet.plainDocuments();
    List<String> unset = new ArrayList<>();
    for (FleetKind kind : FleetKind.values()) {
      SchemaProperties.of(kind.noun() + ".schema.json").keySet().stream()
          .filter(path -> documents.stream().noneMatch(document -> sets(document, kind, path)))
          .forEach(path -> unset.add(kind.word() + "." + path));
    }

    assertThat(documents).hasSizeGreaterThan(15);
    assertThat(unset).isEmpty();
  }

  private static boolean sets(Object document, FleetKind kind, String path) {
    return document instanceof java.util.Map<?, ?> map
        && kind.word().equals(map.get("kind"))
        && SchemaProperties.isSet(document, path);
  }

  @Test
  void setsEveryPropertyOfComponentsInTheReferenceTemplates() throws IOException {
    List<Object> components = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(Path.of("templates"))) {
      paths
          .filter(path -> path.endsWith("component.yaml"))
          .map(path -> new SourceFile(path.toString(), ReferenceFleet.text(path)))
          .forEach(file -> components.add(plain(ok(StrictYaml.parse(file)).getFirst())));
    }
    List<String> unset =
        SchemaProperties.of("component.schema.json").keySet().stream()
            .filter(path -> components.stream().noneMatch(it -> SchemaProperties.isSet(it, path)))
            .toList();

    assertThat(components).isNotEmpty();
    assertThat(unset).isEmpty();
  }

  @Test
  void tellsAPropertyThatIsSetFromOneThatIsNot() {
    SortedMap<String, Object> document = new TreeMap<>();
    document.put("list", List.of(new TreeMap<>(java.util.Map.of("name", "x"))));

    assertThat(SchemaProperties.isSet(document, "list[].name")).isTrue();
    assertThat(SchemaProperties.isSet(document, "list[].*")).isTrue();
    assertThat(SchemaProperties.isSet(document, "list[].other")).isFalse();
    assertThat(SchemaProperties.isSet(document, "list.name")).isFalse();
  }

  static Object plain(MappingNode document) {
    return java.util.Objects.requireNonNull(NodeValues.plain(document));
  }

  static <T> T ok(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Ok<T> ok -> ok.value();
      case Outcome.Failed<T> failed ->
          throw new AssertionError(String.join("\n", FleetFixture.shown(failed.diagnostics())));
    };
  }
}
