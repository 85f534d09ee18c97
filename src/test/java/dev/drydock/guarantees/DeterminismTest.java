package dev.drydock.guarantees;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.git.GitSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same input gives the same tree and the same commit, whatever surrounds the run. */
final class DeterminismTest {
  private static final String BRANCH = "refs/heads/rendered";

  @TempDir Path temporary;

  @Test
  void noSettingOfAProcessReachesTheOutput() throws IOException {
    GitSandbox one = FleetRepository.ofFleet(temporary.resolve("one")).committed();
    GitSandbox other = one.cloneTo(temporary.resolve("other"));
    makeHostile(other);

    DrydockProcess plain = plain();
    DrydockProcess hostile = hostile();
    plain.run(one.folder(), "publish").fine();
    hostile.run(other.folder(), "publish").fine();

    assertThat(other.git("rev-parse", BRANCH)).isEqualTo(one.git("rev-parse", BRANCH));
    assertThat(one.git("fsck", "--strict", "--full")).doesNotContain("error", "warning");
    assertThat(TreeChange.between(FleetRepository.golden(), published(one))).isEmpty();

    hostile.run(other.folder(), "render").fine();
    SortedMap<String, String> written = FleetRepository.files(other.folder().resolve("rendered"));
    assertThat(TreeChange.between(FleetRepository.golden(), written)).isEmpty();
  }

  private static DrydockProcess plain() {
    return new DrydockProcess()
        .environment("LANG", "C.UTF-8")
        .option("-Duser.language=en")
        .option("-Duser.timezone=UTC")
        .option("-XX:ActiveProcessorCount=1");
  }

  /** Everything that a machine can have otherwise. */
  private DrydockProcess hostile() throws IOException {
    Path home = Files.createDirectories(temporary.resolve("home"));
    Files.writeString(home.resolve(".gitconfig"), configuration());
    Files.createDirectories(home.resolve(".config/git"));
    Files.writeString(home.resolve(".config/git/config"), configuration());
    Files.writeString(home.resolve(".config/git/attributes"), "* text eol=crlf\n");
    return new DrydockProcess()
        .fromJar(temporary.resolve("drydock.jar"))
        .umask("077")
        .environment("LANG", "C")
        .environment("LC_ALL", "C")
        .environment("TZ", "Pacific/Kiritimati")
        .environment("HOME", home.toString())
        .environment("XDG_CONFIG_HOME", home.resolve(".config").toString())
        .environment("GIT_DIR", temporary.resolve("nowhere").toString())
        .environment("GIT_INDEX_FILE", temporary.resolve("no-index").toString())
        .environment("GIT_OBJECT_DIRECTORY", temporary.resolve("no-objects").toString())
        .environment("GIT_AUTHOR_NAME", "Mallory")
        .environment("GIT_AUTHOR_DATE", "1000000000 +0900")
        .environment("GIT_COMMITTER_NAME", "Mallory")
        .environment("GIT_COMMITTER_EMAIL", "mallory@example.com")
        .environment("GIT_COMMITTER_DATE", "1000000000 +0900")
        .environment("GIT_CONFIG_COUNT", "1")
        .environment("GIT_CONFIG_KEY_0", "commit.gpgsign")
        .environment("GIT_CONFIG_VALUE_0", "true")
        .option("-Duser.home=" + home)
        .option("-Duser.language=tr")
        .option("-Duser.country=TR")
        .option("-Duser.timezone=Pacific/Kiritimati")
        .option("-Dfile.encoding=COMPAT")
        .option("-Dline.separator=\r\n")
        .option("-XX:ActiveProcessorCount=7");
  }

  private static String configuration() {
    return """
        [user]
        	name = Mallory
        	email = mallory@example.com
        	signingkey = none
        [commit]
        	gpgsign = true
        [gpg]
        	program = /bin/false
        [core]
        	autocrlf = true
        	eol = crlf
        	logAllRefUpdates = always
        [i18n]
        	commitEncoding = ISO-8859-1
        """;
  }

  /** Configures the clone against us, and hooks every hook. */
  private static void makeHostile(GitSandbox clone) throws IOException {
    for (String hook : List.of("pre-commit", "commit-msg", "reference-transaction", "update")) {
      Path file = clone.folder().resolve(".git/hooks").resolve(hook);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "#!/bin/sh\nexit 1\n");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Path configuration = clone.folder().resolve(".git/config");
    Files.writeString(configuration, Files.readString(configuration) + configuration());
  }

  /** Returns the files of the rendered branch, without what is not part of the output. */
  private static SortedMap<String, String> published(GitSandbox git) throws IOException {
    Path folder = git.folder().resolveSibling("published");
    git.git("worktree", "add", "-q", "--detach", folder.toString(), BRANCH);
    SortedMap<String, String> files = new TreeMap<>(FleetRepository.files(folder));
    files.remove(".git");
    assertThat(files.remove("hydrator.metadata")).isNotNull();
    git.git("worktree", "remove", "--force", folder.toString());
    return files;
  }

  @Test
  void aCloneThatHasOnlyTheRemoteBranchGivesTheSameCommit() {
    FleetRepository repository = FleetRepository.ofFleet(temporary.resolve("one"));
    GitSandbox one = repository.committed();
    repository.run("publish").fine();
    GitSandbox other = one.cloneTo(temporary.resolve("other"));
    repository.replace("fleet/stacks/eu-1.yaml", "databasePool: 6", "databasePool: 5");
    one.commit("A smaller pool");
    repository.run("publish").fine();
    other.git("fetch", "-q", "origin", "main");
    other.git("merge", "-q", "--ff-only", "FETCH_HEAD");
    assertThat(other.git("branch", "--list", "rendered")).isEmpty();

    new FleetRepository(other.folder()).run("publish", "--jobs", "5").fine();

    assertThat(other.git("rev-parse", BRANCH)).isEqualTo(one.git("rev-parse", BRANCH));
    assertThat(other.git("rev-list", "--count", BRANCH)).isEqualTo("2");
  }

  @Test
  void aSecondRunChangesNothingAndSaysSo() {
    FleetRepository repository = FleetRepository.ofFleet(temporary.resolve("one"));
    GitSandbox git = repository.committed();
    repository.run("publish").fine();
    String references = git.git("for-each-ref");

    Answer second = repository.run("publish").fine();

    assertThat(second.out()).contains("nothing changed");
    assertThat(git.git("for-each-ref")).isEqualTo(references);
    assertThat(second.out()).contains(git.git("rev-parse", "--short=10", BRANCH));
  }

  @Test
  void aNameThatTheLocaleCannotSayIsAMistakeAndNoCrash() throws IOException, InterruptedException {
    FleetRepository repository = FleetRepository.ofFleet(temporary.resolve("one"));
    ProcessBuilder rename =
        new ProcessBuilder(
            "sh", "-c", "mv fleet/tenants/demo.yaml \"fleet/tenants/$(printf '\\303\\251').yaml\"");
    assertThat(rename.directory(repository.folder().toFile()).start().waitFor()).isZero();

    plain().run(repository.folder(), "render").fine();
    Answer ascii =
        new DrydockProcess()
            .environment("LC_ALL", "C")
            .run(repository.folder(), "render", "--check")
            .exits(1);

    assertThat(TreeChange.between(FleetRepository.golden(), repository.files("rendered")))
        .isEmpty();
    assertThat(ascii.err()).contains("cannot be read [io/unreadable]").doesNotContain("internal");
  }

  @Test
  void theOrderOfDocumentsAndFilesDoesNotMatter() {
    FleetRepository repository = FleetRepository.ofFleet(temporary.resolve("one"));
    StringBuilder all = new StringBuilder();
    for (String file : new TreeMap<>(repository.files("fleet")).descendingMap().keySet()) {
      if (!file.startsWith("releases/")) {
        List<String> documents = List.of(repository.read("fleet/" + file).split("(?m)^---$"));
        documents.reversed().forEach(document -> all.append(document).append("\n---\n"));
        repository.delete("fleet/" + file);
      }
    }
    repository.writeText("fleet/all.yaml", all.substring(0, all.length() - "---\n".length()));

    assertThat(TreeChange.between(FleetRepository.golden(), repository.render())).isEmpty();
  }
}
