package dev.drydock.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceTree.Entry;
import dev.drydock.diag.SourceTree.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitRepositoryTest {
  @TempDir Path temporary = Path.of("");
  private GitSandbox sandbox = GitSandbox.at(temporary);

  @BeforeEach
  void createRepository() {
    sandbox = GitSandbox.create(temporary.resolve("repo"));
  }

  @Test
  void readsTheCommitThatHeadNames() {
    String id = sandbox.write("fleet/a.yaml", "a: 1\n").commit("fleet: begin\n\nWith a body.\n");

    SourceCommit commit = value(open().resolve("HEAD"));

    assertThat(commit.id()).isEqualTo(id);
    assertThat(commit.tree()).isEqualTo(sandbox.git("rev-parse", "HEAD^{tree}"));
    assertThat(commit.subject()).isEqualTo("fleet: begin");
    assertThat(commit.author())
        .isEqualTo(
            new Person(
                "Ada Author",
                "ada@example.com",
                Instant.ofEpochSecond(1767225600),
                ZoneOffset.ofHoursMinutes(1, 30)));
    assertThat(commit.committer().zone()).isEqualTo(ZoneOffset.ofHours(-5));
  }

  @Test
  void resolvesBranchesTagsShortIdsAndADetachedHead() {
    String first = sandbox.write("a", "1").commit("one");
    sandbox.git("tag", "-a", "-m", "annotated", "v1");
    String second = sandbox.write("a", "2").commit("two");

    assertThat(value(open().resolve("v1")).id()).isEqualTo(first);
    assertThat(value(open().resolve("HEAD~1")).id()).isEqualTo(first);
    assertThat(value(open().resolve("main")).id()).isEqualTo(second);
    assertThat(value(open().resolve(first.substring(0, 8))).id()).isEqualTo(first);
    sandbox.git("checkout", "-q", "--detach", first);
    assertThat(value(open().resolve("HEAD")).id()).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nowhere", "", " ", "-x", "a..b", "@{", "HEAD^{tree}", "HEAD:a", "~", "^"})
  void refusesWhatIsNotACommit(String revision) {
    sandbox.write("a", "1").commit("one");

    assertThat(failure(open().resolve(revision)).code()).isEqualTo(Code.GIT_UNKNOWN_REVISION);
  }

  @Test
  void saysThatARepositoryHasNoCommitYet() {
    assertThat(failure(open().resolve("HEAD")).code()).isEqualTo(Code.GIT_NO_COMMIT);
  }

  @Test
  void saysThatAFolderIsInNoRepository() throws IOException {
    Path elsewhere = Files.createDirectories(temporary.resolve("elsewhere"));

    assertThat(failure(GitRepository.open(elsewhere)).code()).isEqualTo(Code.GIT_NO_REPOSITORY);
    assertThat(failure(GitRepository.open(elsewhere.resolve("gone"))).code())
        .isEqualTo(Code.GIT_NO_REPOSITORY);
  }

  @Test
  void opensFromAFolderInsideAndFromALinkedWorkTreeAndBare() {
    String id = sandbox.write("sub/folder/a", "1").commit("one");
    sandbox.git("worktree", "add", "-q", "-b", "other", temporary.resolve("linked").toString());
    GitSandbox bare = sandbox.cloneTo(temporary.resolve("bare.git"), "--bare");

    GitRepository inside = value(GitRepository.open(sandbox.folder().resolve("sub/folder")));
    GitRepository linked = value(GitRepository.open(temporary.resolve("linked/sub")));

    assertThat(inside.folder()).isEqualTo("sub/folder");
    assertThat(value(inside.resolve("HEAD")).id()).isEqualTo(id);
    assertThat(linked.folder()).isEqualTo("sub");
    assertThat(value(linked.resolve("HEAD")).id()).isEqualTo(id);
    assertThat(value(value(GitRepository.open(bare.folder())).resolve("HEAD")).id()).isEqualTo(id);
  }

  @Test
  void refusesAnObjectFormatThatItCannotRead() {
    GitSandbox other = GitSandbox.at(temporary);
    other.git("init", "-q", "--object-format=sha256", "longer");

    assertThat(failure(GitRepository.open(temporary.resolve("longer"))).code())
        .isEqualTo(Code.GIT_UNSUPPORTED);
  }

  @Test
  void listsFilesLinksAndSubmodulesInTheOrderOfTheirBytes() throws IOException {
    sandbox.write("fleet/b.yaml", "b").write("fleet/b/c.yaml", "c").write("fleet/b-d.yaml", "d");
    sandbox.write("fleet/é.yaml", "e").write("other/x", "x");
    Files.createSymbolicLink(sandbox.folder().resolve("fleet/link.yaml"), Path.of("b.yaml"));
    String id = sandbox.commit("one");
    sandbox.git("update-index", "--add", "--cacheinfo", "160000," + id + ",fleet/module");
    sandbox.git("commit", "-q", "-m", "two");

    CommitTree tree = tree("");

    assertThat(tree.list("fleet"))
        .containsExactly(
            new Entry("fleet/b-d.yaml", Kind.FILE),
            new Entry("fleet/b.yaml", Kind.FILE),
            new Entry("fleet/b/c.yaml", Kind.FILE),
            new Entry("fleet/link.yaml", Kind.LINK),
            new Entry("fleet/module", Kind.SPECIAL),
            new Entry("fleet/é.yaml", Kind.FILE));
    assertThat(tree.list("").getLast()).isEqualTo(new Entry("other/x", Kind.FILE));
    assertThat(tree.list("nowhere")).isEmpty();
    assertThat(text(tree.read("fleet/b/c.yaml", 10))).isEqualTo("c");
    assertThat(text(tree("").read("fleet/é.yaml", 10))).isEqualTo("e");
    assertThat(failure(tree.read("fleet/link.yaml", 10)).code()).isEqualTo(Code.IO_UNREADABLE);
    assertThat(text(tree("fleet").read("b/c.yaml", 10))).isEqualTo("c");
    assertThat(failure(open().tree(value(open().resolve("HEAD")), "gone")).code())
        .isEqualTo(Code.FLEET_EMPTY);
  }

  @Test
  void readsAFileUpToTheLimitAndNotBeyond() {
    sandbox.write("a", "x".repeat(1000)).commit("one");

    assertThat(text(tree("").read("a", 1000))).hasSize(1000);
    assertThat(failure(tree("").read("a", 999)).message()).contains("larger than 999 bytes");
  }

  @Test
  void readsBytesAsTheyAreCommittedWhateverTheConfigurationSays() {
    sandbox.git("config", "core.autocrlf", "true");
    sandbox.write("a", "one\ntwo\n").commit("one");

    assertThat(text(tree("").read("a", 100))).isEqualTo("one\ntwo\n");
  }

  @Test
  void saysWhichObjectIsMissingAndListsWhatCannotBeLookedInto() throws IOException {
    sandbox.write("fleet/a.yaml", "a: 1\n").commit("one");
    String blob = sandbox.git("rev-parse", "HEAD:fleet/a.yaml");
    CommitTree tree = tree("");
    Files.delete(objectFile(blob));

    Diagnostic missing = failure(tree.read("fleet/a.yaml", 100));
    assertThat(missing.code()).isEqualTo(Code.GIT_MISSING_OBJECT);
    assertThat(missing.message()).contains(blob);

    Files.delete(objectFile(sandbox.git("rev-parse", "HEAD:fleet")));
    assertThat(tree("").list("fleet")).containsExactly(new Entry("fleet", Kind.UNREADABLE));
    assertThat(tree("").list("")).containsExactly(new Entry("fleet", Kind.UNREADABLE));
  }

  @Test
  void saysThatAnObjectIsDamaged() throws IOException {
    sandbox.write("a", "some text\n").commit("one");
    String blob = sandbox.git("rev-parse", "HEAD:a");
    Path file = objectFile(blob);
    Files.delete(file);
    Files.write(file, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, StandardOpenOption.CREATE);

    assertThat(failure(tree("").read("a", 100)).code()).isEqualTo(Code.GIT_UNREADABLE);

    Files.write(
        objectFile(sandbox.git("rev-parse", "HEAD")), new byte[0], StandardOpenOption.APPEND);
  }

  @Test
  void knowsHowCommitsStandToEachOther() {
    String first = sandbox.write("a", "1").commit("one");
    String second = sandbox.write("a", "2").commit("two");
    sandbox.git("checkout", "-q", "-b", "side", first);
    String side = sandbox.write("a", "3").commit("three");

    GitRepository repository = open();

    assertThat(value(repository.relation(first, first))).isEqualTo(Relation.SAME);
    assertThat(value(repository.relation(first, second))).isEqualTo(Relation.ANCESTOR);
    assertThat(value(repository.relation(second, first))).isEqualTo(Relation.DESCENDANT);
    assertThat(value(repository.relation(second, side))).isEqualTo(Relation.UNRELATED);
    assertThat(value(repository.relation(first, side))).isEqualTo(Relation.ANCESTOR);
    assertThat(failure(repository.relation("0".repeat(39) + "1", first)).code())
        .isEqualTo(Code.GIT_MISSING_OBJECT);
  }

  @Test
  void doesNotGuessWhereTheHistoryIsCutOff() {
    String first = sandbox.write("a", "1").commit("one");
    String second = sandbox.write("a", "2").commit("two");
    String third = sandbox.write("a", "3").commit("three");
    GitSandbox shallow = sandbox.cloneTo(temporary.resolve("shallow"), "--depth=2");

    GitRepository repository = value(GitRepository.open(shallow.folder()));

    assertThat(value(repository.relation(second, third))).isEqualTo(Relation.ANCESTOR);
    Diagnostic unknown = failure(repository.relation(first, third));
    assertThat(unknown.code()).isEqualTo(Code.GIT_SHALLOW);
    assertThat(unknown.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("fetch-depth"));
  }

  @Test
  void leavesNoFilesBehindWhenItOnlyReads() throws IOException {
    sandbox.write("a", "1").commit("one");
    List<Path> before = files();

    assertThat(text(tree("").read("a", 10))).isEqualTo("1");

    assertThat(files()).isEqualTo(before);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(sandbox.folder())) {
      return all.sorted().toList();
    }
  }

  private Path objectFile(String id) {
    return sandbox
        .folder()
        .resolve(".git/objects")
        .resolve(id.substring(0, 2))
        .resolve(id.substring(2));
  }

  private GitRepository open() {
    return value(GitRepository.open(sandbox.folder()));
  }

  private CommitTree tree(String folder) {
    GitRepository repository = open();
    return value(repository.tree(value(repository.resolve("HEAD")), folder));
  }

  private static String text(Outcome<byte[]> outcome) {
    return new String(value(outcome), StandardCharsets.UTF_8);
  }

  private static <T> T value(Outcome<T> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Ok.class);
    return ((Outcome.Ok<T>) outcome).value();
  }

  private static Diagnostic failure(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    return outcome.diagnostics().getFirst();
  }
}
