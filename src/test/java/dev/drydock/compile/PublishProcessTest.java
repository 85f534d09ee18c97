package dev.drydock.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Outcome;
import dev.drydock.git.GitSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What publishing owes to nothing but its inputs, and what it leaves behind when it is killed. */
class PublishProcessTest {
  private static final String BRANCH = "refs/heads/rendered";

  @TempDir Path temporary = Path.of("");
  private GitSandbox sandbox = GitSandbox.at(temporary);

  @BeforeEach
  void createRepository() {
    sandbox = GitSandbox.create(temporary.resolve("repo"));
    sandbox.write("fleet/fleet.yaml", "one\n").commit("fleet: İstanbul, Ærø and 東京\n");
  }

  @Test
  void givesTheSameIdUnderAnotherEnvironment() throws IOException {
    GitSandbox other = sandbox.cloneTo(temporary.resolve("other"));
    String here = publishHere(200);
    Path home = Files.createDirectories(temporary.resolve("home"));
    Path hooks = Files.createDirectories(home.resolve("hooks"));
    Path hook = hooks.resolve("reference-transaction");
    Files.writeString(hook, "#!/bin/sh\nexit 1\n");
    assertThat(hook.toFile().setExecutable(true)).isTrue();
    Files.writeString(
        home.resolve(".gitconfig"),
        """
        [user]
          name = Somebody
          email = some@body.example
          signingKey = none
        [core]
          autocrlf = true
          hooksPath = %s
        [commit]
          gpgSign = true
        [i18n]
          commitEncoding = ISO-8859-9
        """
            .formatted(hooks));
    Map<String, String> environment = new TreeMap<>();
    environment.put("HOME", home.toString());
    environment.put("XDG_CONFIG_HOME", home.toString());
    environment.put("TZ", "Asia/Kathmandu");
    environment.put("LC_ALL", "tr_TR.ISO-8859-9");
    environment.put("GIT_AUTHOR_NAME", "Env Author");
    environment.put("GIT_AUTHOR_DATE", "1 +0000");
    environment.put("GIT_COMMITTER_EMAIL", "env@example.com");
    environment.put("GIT_DIR", "/nowhere");
    environment.put("GIT_OBJECT_DIRECTORY", "/nowhere");
    environment.put("GIT_CONFIG_GLOBAL", home.resolve(".gitconfig").toString());
    List<String> options =
        List.of(
            "-Duser.home=" + home,
            "-Duser.language=tr",
            "-Duser.timezone=Asia/Kathmandu",
            "-Dfile.encoding=ISO-8859-9");

    Process process =
        PublishProcess.start(
            "umask 077", options, environment, other.folder().toString(), "main", "200");

    assertThat(PublishProcess.output(process)).isEqualTo(here);
    assertThat(other.git("show-ref", "rendered", "hydrator.metadata"))
        .isEqualTo(sandbox.git("show-ref", "rendered", "hydrator.metadata"));
    assertThat(other.git("log", "-1", "--format=%s", BRANCH)).contains("İstanbul, Ærø and 東京");
    assertThat(home.toFile().list()).containsExactlyInAnyOrder(".gitconfig", "hooks");
  }

  @Test
  void leavesTheRepositoryAsItWasWhenTheDiskIsFull() throws IOException {
    String before = publishHere(5);
    String refs = sandbox.git("show-ref");

    Process process =
        PublishProcess.start(
            "ulimit -f 16", List.of(), Map.of(), sandbox.folder().toString(), "main", "600");

    assertThat(PublishProcess.output(process)).isEqualTo("git/disk-full");
    assertThat(sandbox.git("show-ref")).isEqualTo(refs).contains(before);
    assertThat(filesThatAreNoObjects()).isEmpty();
    assertThat(sandbox.git("fsck", "--strict", "--full")).doesNotContain("error", "missing");
    publishHere(600);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 20, 60, 150, 400})
  void isSafeToKill(int millis) throws Exception {
    String first = publishHere(150);
    Process process =
        PublishProcess.start(
            "true", List.of(), Map.of(), sandbox.folder().toString(), "main", "150", "for ever");
    // The first line says that the process works; from then on it writes all the time.
    assertThat(process.inputReader().readLine()).isEqualTo(first);

    process.waitFor(millis, TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor();

    assertThat(sandbox.git("fsck", "--strict", "--full"))
        .doesNotContain("error", "missing", "broken");
    assertThat(sandbox.git("notes", "--ref=hydrator.metadata", "show", BRANCH)).contains("drySha");
    for (Path lock : locks()) {
      Files.delete(lock); // as the diagnostic says
    }
    publishHere(151);
    assertThat(sandbox.git("fsck", "--strict", "--full"))
        .doesNotContain("error", "missing", "broken");
  }

  private String publishHere(int tenants) {
    Outcome<PublishReport> outcome =
        PublishProcess.output(tenants).allow("other").publish(sandbox.folder(), "main");
    if (outcome instanceof Outcome.Failed<PublishReport> failed) {
      throw new AssertionError(failed.diagnostics().toString());
    }
    return ((Outcome.Ok<PublishReport>) outcome).value().commit();
  }

  private List<Path> filesThatAreNoObjects() throws IOException {
    try (Stream<Path> files = Files.walk(sandbox.folder().resolve(".git/objects"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().matches("[0-9a-f]{38}|pack-.*"))
          .toList();
    }
  }

  private List<Path> locks() throws IOException {
    try (Stream<Path> files = Files.walk(sandbox.folder().resolve(".git"))) {
      return files.filter(file -> file.toString().endsWith(".lock")).toList();
    }
  }
}
