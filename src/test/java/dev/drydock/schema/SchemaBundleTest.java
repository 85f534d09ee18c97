package dev.drydock.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import dev.drydock.yaml.CanonicalJson;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.StrictYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A bundled schema stands alone and judges as the set does. */
final class SchemaBundleTest {
  private static final JsonSchemas SET = schemas();

  private static JsonSchemas schemas() {
    return load(files(Path.of("schemas"), 1, ".schema.json"));
  }

  private static JsonSchemas load(List<SourceFile> files) {
    return value(JsonSchemas.load(files));
  }

  private static List<SourceFile> files(Path folder, int depth, String suffix) {
    try (Stream<Path> walk = Files.walk(folder, depth)) {
      return walk.filter(path -> path.toString().endsWith(suffix))
          .sorted()
          .map(SchemaBundleTest::file)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SourceFile file(Path path) {
    try {
      return new SourceFile(path.toString(), Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T value(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Ok<T> ok -> ok.value();
      case Outcome.Failed<T> failed -> throw new AssertionError(failed.diagnostics().toString());
    };
  }

  private static String text(String path) {
    return CanonicalJson.write(SET.bundle(path));
  }

  private static JsonSchema alone(String path) {
    return load(List.of(new SourceFile("alone.json", text(path)))).get("alone.json");
  }

  /** Documents as they are, and with each of some words spoilt. */
  private static List<MappingNode> documents() {
    List<MappingNode> documents = new ArrayList<>();
    for (SourceFile file : files(Path.of("fleet"), 9, ".yaml")) {
      for (String word : List.of("", "plan", "host", "name", "zones", "description", "path")) {
        String spoilt = word.isEmpty() ? file.text() : file.text().replace(word + ":", word + "x:");
        documents.addAll(value(StrictYaml.parse(new SourceFile(file.path(), spoilt))));
      }
    }
    return documents;
  }

  private static List<String> judged(JsonSchema schema, MappingNode document) {
    return schema.judge(document).stream().map(Diagnostic::toString).toList();
  }

  @Test
  void judgesAsTheSetDoes() {
    JsonSchema alone = alone("schemas/document.schema.json");
    JsonSchema original = SET.get("schemas/document.schema.json");
    int refused = 0;
    for (MappingNode document : documents()) {
      List<String> expected = judged(original, document);
      refused += expected.isEmpty() ? 0 : 1;

      assertThat(judged(alone, document)).isEqualTo(expected);
    }
    assertThat(refused).isGreaterThan(50);
  }

  @Test
  void everyKindStandsAlone() {
    Pattern reference = Pattern.compile("\"\\$ref\": \"([^\"]*)\"");
    for (String path : SET.paths()) {
      assertThat(alone(path)).isNotNull();
      assertThat(reference.matcher(text(path)).results().map(match -> match.group(1)))
          .as("%s", path)
          .allMatch(target -> target.startsWith("#/$defs/"));
    }
  }

  @Test
  void followsReferencesThatLeadBack() {
    JsonSchemas set =
        load(
            List.of(
                new SourceFile("a.json", "{\"properties\": {\"b\": {\"$ref\": \"b.json\"}}}"),
                new SourceFile(
                    "b.json",
                    """
                    {"type": "object", "properties": {"again": {"$ref": "#"}, "up": {"$ref": "a.json"}},
                     "examples": [{"$ref": "b.json"}]}
                    """)));

    assertThat(CanonicalJson.write(set.bundle("a.json")).replaceAll("\\s+", ""))
        .isEqualTo(
            """
            {"properties":{"b":{"$ref":"#/$defs/b.json"}},"$defs":{"b.json":{"type":"object","properties":{\
            "again":{"$ref":"#/$defs/b.json"},"up":{"$ref":"#"}},"examples":[{"$ref":"b.json"}]}}}""");
  }
}
