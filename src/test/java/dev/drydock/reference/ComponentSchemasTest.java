package dev.drydock.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import dev.drydock.schema.JsonSchema;
import dev.drydock.schema.JsonSchemas;
import dev.drydock.schema.SchemaView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComponentSchemasTest {
  private static final Path TEMPLATES = Path.of("templates");

  private static List<String> valuesSchemas() {
    return files().filter(path -> path.endsWith("/values.schema.json")).toList();
  }

  private static Stream<String> files() {
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      return files
          .filter(Files::isRegularFile)
          .map(Path::toString)
          .filter(path -> path.endsWith(".schema.json"))
          .sorted()
          .toList()
          .stream();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static JsonSchemas schemas() {
    List<SourceFile> sources = files().map(path -> new SourceFile(path, read(path))).toList();
    return switch (JsonSchemas.load(sources)) {
      case Outcome.Ok<JsonSchemas> ok -> ok.value();
      case Outcome.Failed<JsonSchemas> failed ->
          throw new AssertionError(failed.diagnostics().toString());
    };
  }

  private static String read(String path) {
    try {
      return Files.readString(Path.of(path));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  @Test
  void everyComponentHasASchemaOfItsValues() throws IOException {
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      List<String> expected =
          files
              .filter(path -> path.endsWith("component.yaml"))
              .map(path -> path.resolveSibling("values.schema.json").toString())
              .sorted()
              .toList();
      assertThat(expected).hasSizeGreaterThanOrEqualTo(6);
      assertThat(valuesSchemas()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("valuesSchemas")
  void everyValueIsDescribedWithAnExample(String path) {
    JsonSchema schema = schemas().get(path);
    List<String> wrong = new ArrayList<>();
    schema.properties().forEach((name, value) -> describe(name, value, wrong));
    assertThat(wrong).isEmpty();
  }

  private static void describe(String path, SchemaView value, List<String> wrong) {
    if (value.description().isEmpty()) {
      wrong.add(path + " has no description");
    }
    if (value.examples().isEmpty()) {
      wrong.add(path + " has no example");
    }
    value.properties().forEach((name, child) -> describe(path + "." + name, child, wrong));
    value.items().ifPresent(item -> describeParts(path + "[]", item, wrong));
  }

  private static void describeParts(String path, SchemaView item, List<String> wrong) {
    item.properties().forEach((name, child) -> describe(path + "." + name, child, wrong));
  }
}
