package dev.drydock.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Origin;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import dev.drydock.yaml.Cast;
import dev.drydock.yaml.Form;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import dev.drydock.yaml.StrictYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A schema that remembers what it accepted says what one that remembers nothing says. */
class AcceptedValuesTest {
  private static final List<Object> WRONG =
      List.of("", "a", "Not_A-name!", "x".repeat(300), 7L, -1L, true, "Allow", "10.0.0.0/33");

  @ParameterizedTest
  @ValueSource(strings = {"kubernetes", "crds", "overlay"})
  void everyMutationOfARenderedObjectIsJudgedAsIfItWereTheFirst(String source) throws IOException {
    SortedMap<String, JsonSchema> schemas = schemas(source);
    int refused = 0;
    for (MappingNode object : objects()) {
      JsonSchema schema = schemas.get(schemaOf(source, object));
      if (schema == null) {
        continue;
      }
      assertThat(schema.judge(object)).isEmpty();
      for (Node mutation : mutations(object)) {
        assertThat(schema.judge(mutation)).isEqualTo(schema.judgeAnew(mutation, ""));
        refused += schema.judge(mutation).size();
      }
    }
    assertThat(refused).isGreaterThan(100);
  }

  @Test
  void aPairSaysWhatEachOfItsSchemasSays() {
    JsonSchema first =
        schema("{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\"}}}");
    JsonSchema second = schema("{\"properties\": {\"a\": {\"maxLength\": 2}}}");
    SchemaPair pair = new SchemaPair(first, Optional.of(second));

    for (String text : List.of("a: ab\n", "a: bc\n", "a: abc\n", "a: 1\n", "a: cd\n", "a: abc\n")) {
      MappingNode node = yaml(text);
      assertThat(pair.judge(node, Optional.empty()))
          .isEqualTo(
              new SchemaPair.Judgement(first.judgeAnew(node, ""), second.judgeAnew(node, "")));
    }
    assertThat(pair.judge(yaml("a: abc\n"), Optional.empty()).second()).hasSize(1);
    assertThat(pair.judge(yaml("a: 1\n"), Optional.empty()).first()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kubernetes", "overlay"})
  void everyMutationOfAValueInASlotIsJudgedAsIfItWereTheFirst(String source) throws IOException {
    SortedMap<String, JsonSchema> schemas = schemas(source);
    int refused = 0;
    for (MappingNode object : objects()) {
      JsonSchema schema = schemas.get(schemaOf(source, object));
      if (schema == null || object.get("spec").isEmpty()) {
        continue;
      }
      SchemaPair pair = new SchemaPair(schema, Optional.empty());
      Form form = new Form((MappingNode) with(object, "spec", Form.slot(0)), 1);
      for (Node mutation : mutations(object.get("spec").orElseThrow())) {
        MappingNode changed = (MappingNode) with(object, "spec", mutation);
        SchemaPair.Judgement expected = pair.judgeAnew(changed);
        Optional<Cast> cast = Optional.of(new Cast(form, List.of(mutation)));
        assertThat(pair.judge(changed, cast)).isEqualTo(expected);
        assertThat(pair.judge(changed, cast)).isEqualTo(expected);
        refused += expected.first().size();
      }
    }
    assertThat(refused).isGreaterThan(50);
  }

  /** Returns a map with another value of a key, in the same place. */
  private static Node with(MappingNode map, String key, Node value) {
    SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>(map.entries());
    entries.put(key, new MappingNode.Entry(map.origin(), value));
    return new MappingNode(entries, map.origin());
  }

  @Test
  void stringsAreSeenOnlyWhereASchemaLooksAtThem() {
    JsonSchema schema =
        schema(
            """
            {
              "type": "object",
              "properties": {
                "free": {"type": "string"},
                "short": {"$ref": "#/$defs/short"},
                "list": {"type": "array", "items": {"$ref": "#/$defs/pair"}}
              },
              "$defs": {
                "short": {"type": "string", "maxLength": 2},
                "pair": {"type": "object", "properties": {"left": {"$ref": "#/$defs/short"}}}
              }
            }
            """);
    assertThat(schema.judge(yaml("free: anything\nshort: ab\nlist: [{left: a}]\n"))).isEmpty();
    assertThat(schema.judge(yaml("free: something\nshort: ab\nlist: [{left: a}]\n"))).isEmpty();
    assertThat(schema.judge(yaml("free: something\nshort: abc\nlist: [{left: a}]\n"))).hasSize(1);
    assertThat(schema.judge(yaml("free: something\nshort: ab\nlist: [{left: abc}]\n"))).hasSize(1);
    assertThat(schema.judge(yaml("free: 1\nshort: ab\nlist: [{left: a}]\n"))).hasSize(1);
  }

  @Test
  void stringsWithTheSameAnswersAreJudgedOnce() {
    AcceptedValues accepted = accepted();
    String outline = accepted.outline(yaml(NAMED));

    assertThat(accepted.outline(yaml(NAMED.replace("acme", "globex")))).isEqualTo(outline);
    assertThat(accepted.outline(yaml(NAMED.replace("acme", "Acme")))).isNotEqualTo(outline);
    assertThat(accepted.outline(yaml(NAMED.replace("acme", "x".repeat(10))))).isNotEqualTo(outline);
    assertThat(accepted.outline(yaml(NAMED.replace("Never", "Always")))).isNotEqualTo(outline);
    assertThat(accepted.outline(yaml(NAMED.replace("one", "two")))).isNotEqualTo(outline);
    assertThat(accepted.outline(yaml(NAMED.replace("any}", "all}")))).isEqualTo(outline);
    assertThat(accepted.outline(yaml(NAMED.replace("any:", "all:")))).isNotEqualTo(outline);
  }

  @Test
  void aKeyInsideAnotherOneIsSeenAsBothSee() {
    AcceptedValues accepted = accepted();
    String outline = accepted.outline(yaml("policy: {name: acme}\n"));

    assertThat(accepted.outline(yaml("policy: {name: other}\n"))).isEqualTo(outline);
    assertThat(accepted.outline(yaml("policy: {name: Never}\n"))).isNotEqualTo(outline);
    assertThat(accepted.outline(yaml("policy: {name: \"9\"}\n"))).isNotEqualTo(outline);
  }

  private static final String NAMED = "name: acme\npolicy: Never\nset: [one]\nlabels: {any: any}\n";

  private static AcceptedValues accepted() {
    return new AcceptedValues(
        WatchedKeys.of(
                file(
                    """
                    {"properties": {
                      "name": {"allOf": [{"pattern": "^[a-z]+$"}, {"maxLength": 9}]},
                      "policy": {"enum": ["Always", "Never"]},
                      "set": {"uniqueItems": true},
                      "labels": {"propertyNames": {"pattern": "^[a-z]+$"}}}}
                    """),
                "s.json")
            .orElseThrow());
  }

  @Test
  void aSchemaThatLooksAtTheWholeValueRemembersNothing() {
    assertThat(WatchedKeys.of(file("{\"enum\": [\"a\"]}"), "s.json")).isEmpty();
    assertThat(WatchedKeys.of(file("{\"properties\": {\"a\": {\"type\": \"string\"}}}"), "s.json"))
        .hasValueSatisfying(keys -> assertThat(keys).isEmpty());
  }

  @Test
  void onlyFilesThatAreReferredToCount() {
    SortedMap<String, Node> files = file("{\"$ref\": \"t.json#/$defs/a\"}");
    files.put("t.json", file("{\"$defs\": {\"a\": {\"type\": \"object\"}}}").get("s.json"));
    files.put("u.json", file("{\"enum\": [\"a\"]}").get("s.json"));

    assertThat(WatchedKeys.of(files, "t.json")).isPresent();
    assertThat(WatchedKeys.of(files, "u.json")).isEmpty();
    files.put("t.json", file("{\"$defs\": {\"a\": {\"$ref\": \"u.json\"}}}").get("s.json"));
    assertThat(WatchedKeys.of(files, "t.json")).isEmpty();
  }

  private static SortedMap<String, Node> file(String text) {
    SortedMap<String, Node> files = new TreeMap<>();
    files.put("s.json", ok(JsonText.parse(new SourceFile("s.json", text))));
    return files;
  }

  private static JsonSchema schema(String text) {
    return ok(JsonSchemas.load(List.of(new SourceFile("s.json", text)))).get("s.json");
  }

  private static MappingNode yaml(String text) {
    return ok(StrictYaml.parse(new SourceFile("o.yaml", text))).getFirst();
  }

  private static SortedMap<String, JsonSchema> schemas(String source) throws IOException {
    SortedMap<String, JsonSchema> schemas = new TreeMap<>();
    List<SourceFile> files = new ArrayList<>();
    for (Path path : files(Path.of("schemas", source), ".json")) {
      files.add(new SourceFile(path.toString(), Files.readString(path)));
    }
    files.removeIf(file -> file.path().endsWith("SOURCE.json"));
    JsonSchemas all = ok(JsonSchemas.load(files));
    files.forEach(file -> schemas.put(file.path(), all.get(file.path())));
    return schemas;
  }

  private static String schemaOf(String source, MappingNode object) {
    String version = object.string("apiVersion").orElseThrow();
    String folder = version.contains("/") ? version.toLowerCase(Locale.ROOT) : "core/" + version;
    return "schemas/%s/%s/%s.json".formatted(source, folder, object.string("kind").orElseThrow());
  }

  private static List<MappingNode> objects() throws IOException {
    List<MappingNode> objects = new ArrayList<>();
    Path tenants = Path.of("rendered/eu-central-1/tenants");
    for (String folder : List.of("eu-1/acme", "eu-2/larch-labs", "eu-2/edge-cases")) {
      for (Path path : files(tenants.resolve(folder), ".yaml")) {
        objects.add(yaml(Files.readString(path)));
      }
    }
    return objects;
  }

  private static List<Path> files(Path folder, String suffix) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(path -> path.toString().endsWith(suffix)).sorted().toList();
    }
  }

  /** Returns a value with each of its scalars replaced in turn, and each of its keys renamed. */
  private static List<Node> mutations(Node node) {
    List<Node> mutations = new ArrayList<>();
    switch (node) {
      case ScalarNode scalar ->
          WRONG.forEach(value -> mutations.add(new ScalarNode(value, scalar.origin())));
      case SequenceNode list -> {
        for (int index = 0; index < Math.min(3, list.items().size()); index++) {
          for (Node inner : mutations(list.items().get(index))) {
            List<Node> items = new ArrayList<>(list.items());
            items.set(index, inner);
            mutations.add(new SequenceNode(items, list.origin()));
          }
        }
      }
      case MappingNode map ->
          map.entries()
              .forEach(
                  (key, entry) -> {
                    for (Node inner : mutations(entry.value())) {
                      mutations.add(with(map, key, Optional.of(key), entry.keyOrigin(), inner));
                    }
                    mutations.add(
                        with(map, key, Optional.of(key + "x"), entry.keyOrigin(), entry.value()));
                    mutations.add(
                        with(map, key, Optional.empty(), entry.keyOrigin(), entry.value()));
                  });
    }
    return mutations;
  }

  private static MappingNode with(
      MappingNode map, String key, Optional<String> name, Origin keyOrigin, Node value) {
    SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>(map.entries());
    entries.remove(key);
    name.ifPresent(other -> entries.put(other, new MappingNode.Entry(keyOrigin, value)));
    return new MappingNode(entries, map.origin());
  }

  private static <T> T ok(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Ok<T> ok -> ok.value();
      case Outcome.Failed<T> failed -> throw new AssertionError(failed.diagnostics());
    };
  }
}
