package dev.drydock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With {@code --format json} both streams hold JSON or nothing, whatever happens. */
final class JsonFormatTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path root;

  @BeforeEach
  void begin() throws IOException {
    Files.createDirectories(root.resolve("fleet"));
  }

  @Test
  void aMistakeBeforeTheOptionIsToldAsJson() throws IOException {
    for (String line :
        new String[] {"list bogus --format json", "lst --format=JSON", "--bogus --format json"}) {
      assertThat(run(line)).isEqualTo(ExitCode.USAGE);
      assertThat(json(err).at("/diagnostics/0/code").asText()).isEqualTo("cli/usage");
      assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }
  }

  @Test
  void aMistakeWithoutTheOptionIsToldAsText() {
    assertThat(run("list bogus")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("error: ").contains("`bogus`");
  }

  @Test
  void whatWasDoneIsData() throws IOException {
    assertThat(run("release cut 1.0.0 --format json")).isEqualTo(ExitCode.FINE);
    assertThat(json(out).get("release").asText()).isEqualTo("1.0.0");
    assertThat(json(out).get("files").asInt()).isGreaterThan(3);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void whatWasDoneIsToldToAPerson() {
    assertThat(run("release cut 1.0.0")).isEqualTo(ExitCode.FINE);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("cut release 1.0.0: ");
  }

  @Test
  void anInvalidFleetIsToldAsJson() throws IOException {
    Files.writeString(root.resolve("fleet/a.yaml"), "kind: Flet\n");
    assertThat(run("check --format json")).isEqualTo(3);
    assertThat(json(err).get("diagnostics").findValuesAsText("code"))
        .contains("fleet/unknown-kind");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  /** The same data, read by another reader of YAML than the writer's own. */
  @Test
  void yamlSaysWhatJsonSays() throws IOException {
    Files.writeString(root.resolve("fleet/a.yaml"), "kind: Flet\n");
    for (String line : new String[] {"schema", "schema tenant", "lst", "check", "explain a"}) {
      run(line + " --format json");
      JsonNode data = json(out.size() > 0 ? out : err);
      run(line + " --format yaml");
      byte[] yaml = (out.size() > 0 ? out : err).toByteArray();

      assertThat(new YAMLMapper().readTree(yaml)).as(line).isEqualTo(data);
      assertThat(new String(yaml, StandardCharsets.UTF_8)).doesNotStartWith("{");
    }
  }

  private int run(String line) {
    out.reset();
    err.reset();
    Console console =
        new Console(
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            root,
            new TreeMap<>(),
            /* terminal= */ false);
    return DrydockCli.run(line.split(" ", -1), console);
  }

  private static JsonNode json(ByteArrayOutputStream stream) throws IOException {
    return new ObjectMapper().readTree(stream.toByteArray());
  }
}
