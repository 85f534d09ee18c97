package dev.drydock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code init} writes works at once. */
final class InitTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path temporary;

  private String run(Path folder, String line) {
    out.reset();
    err.reset();
    PrintStream outStream = new PrintStream(out, false, StandardCharsets.UTF_8);
    PrintStream errStream = new PrintStream(err, false, StandardCharsets.UTF_8);
    int exit =
        DrydockCli.run(
            line.split(" ", -1),
            new Console(outStream, errStream, folder, new TreeMap<>(), /* terminal= */ false));
    assertThat(exit).as("%s: %s", line, err.toString(StandardCharsets.UTF_8)).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String git(Path folder, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("git", "-c", "user.name=A", "-c", "user.email=a@example.com");
    builder.command().addAll(List.of(arguments));
    Process process = builder.directory(folder.toFile()).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s", text).isZero();
    return text;
  }

  private Path initialised() {
    Path folder = temporary.resolve("flags");
    run(temporary, "init flags");
    return folder;
  }

  @Test
  void checksRendersAndPublishes() throws Exception {
    Path folder = initialised();
    git(folder, "init", "-q", "-b", "main");
    run(folder, "check");
    run(folder, "render");
    git(folder, "add", ".");
    git(folder, "commit", "-q", "-m", "Start the fleet");
    run(folder, "publish");

    assertThat(git(folder, "ls-tree", "-r", "--name-only", "refs/heads/rendered"))
        .contains("eu-central-1/tenants/eu-1/demo/");
    assertThat(git(folder, "ls-files")).doesNotContain("rendered/");
  }

  @Test
  void everySchemaThatIsNamedIsThere() throws IOException {
    Path folder = initialised();
    Pattern line = Pattern.compile("\\$schema=(\\S+)");
    try (Stream<Path> files = Files.walk(folder.resolve("fleet"))) {
      List<Path> documents = files.filter(Files::isRegularFile).toList();
      assertThat(documents).hasSize(5);
      for (Path document : documents) {
        assertThat(line.matcher(Files.readString(document)).results())
            .as("%s", document)
            .singleElement()
            .satisfies(match -> assertThat(named(document, match)).isRegularFile());
      }
    }
    String settings = Files.readString(folder.resolve(".vscode/settings.json"));
    assertThat(Pattern.compile("\"\\./(\\S+\\.json)\"").matcher(settings).results())
        .hasSize(2)
        .allSatisfy(match -> assertThat(folder.resolve(match.group(1))).isRegularFile());
  }

  private static Path named(Path document, MatchResult match) {
    return document.resolveSibling(match.group(1)).normalize();
  }

  @Test
  void itsSchemasAreThoseThatTheCommandPrints() throws IOException {
    Path folder = initialised();
    for (String kind : List.of("fleet", "region", "stack", "document", "component")) {
      assertThat(folder.resolve(".schemas/" + kind + ".schema.json"))
          .hasContent(run(folder, "schema " + kind));
    }
  }

  /** An action is pinned as ours are, and a workflow starts no command that there is not. */
  @Test
  void itsWorkflowsDoWhatOursDo() throws IOException {
    Path folder = initialised();
    for (String name : List.of("check", "publish")) {
      String text = Files.readString(folder.resolve(".github/workflows/" + name + ".yaml"));
      assertThat(Pattern.compile("uses: (.*)").matcher(text).results().map(use -> use.group(1)))
          .hasSizeGreaterThan(2)
          .allMatch(use -> use.matches("actions/[a-z-]+@[0-9a-f]{40} # v.*"));
      assertThat(text).contains("run: drydock/drydock -C fleet-repository " + name + "\n");
    }
  }
}
