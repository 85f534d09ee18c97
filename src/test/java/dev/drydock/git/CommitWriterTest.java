package dev.drydock.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitWriterTest {
  private static final String BRANCH = "refs/heads/rendered";

  @TempDir Path temporary = Path.of("");
  private GitSandbox sandbox = GitSandbox.at(temporary);

  @BeforeEach
  void createRepository() {
    sandbox = GitSandbox.create(temporary.resolve("repo"));
    sandbox.write("fleet/fleet.yaml", "kind: Fleet\n").commit("fleet: begin");
  }

  @Test
  void writesACommitThatGitReads() {
    Outcome<RefMove.Result> moved = publish(files(3), head());

    assertThat(value(moved)).isEqualTo(RefMove.Result.MOVED);
    assertThat(sandbox.git("fsck", "--strict", "--full")).doesNotContain("error", "missing");
    assertThat(sandbox.git("show", "refs/heads/rendered:r/tenants/s/t0/file.yaml"))
        .isEqualTo("name: \"t0\"");
    assertThat(
            sandbox.git("log", "-1", "--format=%an|%ae|%at|%cn|%ce|%cd|%s", "--date=raw", BRANCH))
        .isEqualTo(
            "Ada Author|ada@example.com|1767225600|Drydock|drydock@example.com|1767229200 -0500"
                + "|Render: fleet: begin");
    assertThat(sandbox.git("log", "-1", "--format=%(trailers)", BRANCH).strip())
        .isEqualTo("Drydock-Source-Commit: " + sandbox.git("rev-parse", "main"));
    assertThat(sandbox.git("notes", "--ref=hydrator.metadata", "show", BRANCH)).isEqualTo("a note");
    assertThat(sandbox.git("show", BRANCH + ":hydrator.metadata")).isEqualTo("{}");
    assertThat(sandbox.git("status", "--porcelain")).isEmpty();
  }

  @Test
  void readsBackWhatItWrote() {
    value(publish(files(3), Optional.empty()));

    RenderedHead head = head().orElseThrow();

    assertThat(head.local()).isTrue();
    assertThat(head.content()).isEqualTo(tree(files(3)).id());
    assertThat(head.trailer("Drydock-Source-Commit")).contains(sandbox.git("rev-parse", "main"));
    assertThat(head.note()).contains("a note\n");
    assertThat(value(open().outline(head, path -> !path.endsWith("t1"))).keySet())
        .containsExactly(
            "hydrator.metadata",
            "r/tenants/s/t0/file.yaml",
            "r/tenants/s/t1/",
            "r/tenants/s/t2/file.yaml");
    assertThat(tree(files(3)).outline(path -> path.length() < 10))
        .isEqualTo(value(open().outline(head, path -> path.length() < 10)).tailMap("i"));
    assertThat(open().rendered(head).list("r")).hasSize(3);
  }

  @Test
  void writesManyObjectsAsOnePackAndFewOnTheirOwn() throws IOException {
    value(publish(files(400), Optional.empty()));
    assertThat(packs()).hasSize(2);
    assertThat(sandbox.git("fsck", "--strict", "--full")).doesNotContain("error", "missing");

    SortedMap<String, byte[]> changed = files(400);
    changed.put("r/tenants/s/t7/file.yaml", bytes("name: \"other\"\n"));
    String before = sandbox.git("count-objects");
    value(publish(changed, head()));

    assertThat(packs()).hasSize(2);
    // one blob, its folder, s, tenants, r, the root, the commit; of the note: tree, commit
    assertThat(count(sandbox.git("count-objects")) - count(before)).isEqualTo(9);
    assertThat(sandbox.git("fsck", "--strict", "--full")).doesNotContain("error", "missing");
    assertThat(sandbox.git("diff", "--name-only", BRANCH + "~1", BRANCH))
        .isEqualTo("r/tenants/s/t7/file.yaml");
  }

  @Test
  void givesTheSameIdInAnotherRepositoryUnderAnotherConfiguration() {
    GitSandbox other = sandbox.cloneTo(temporary.resolve("other"));
    for (String setting :
        List.of(
            "user.name=Somebody",
            "user.email=some@body",
            "core.autocrlf=true",
            "commit.gpgsign=true",
            "i18n.commitEncoding=ISO-8859-1",
            "core.compression=0",
            "core.hooksPath=/nowhere",
            "author.name=Author",
            "core.logAllRefUpdates=always")) {
      String[] parts = setting.split("=", 2);
      other.git("config", parts[0], parts[1]);
    }

    value(publish(files(300), Optional.empty()));
    sandbox.git("config", "core.autocrlf", "input");
    GitSandbox first = sandbox;
    sandbox = other;
    value(publish(files(300), Optional.empty()));

    assertThat(other.git("rev-parse", BRANCH)).isEqualTo(first.git("rev-parse", BRANCH));
    assertThat(other.git("rev-parse", "refs/notes/hydrator.metadata"))
        .isEqualTo(first.git("rev-parse", "refs/notes/hydrator.metadata"));
  }

  @Test
  void keepsFilesThatOthersPutAtTheRoot() {
    value(publish(files(3), Optional.empty()));
    sandbox.git("switch", "-q", "rendered");
    sandbox.write("README.md", "hands off\n").write(".github/x.yml", "a: 1\n");
    sandbox.write("gone/components/x/y.yaml", "a: 1\n").commit("by hand");
    sandbox.git("switch", "-q", "main");

    RenderedHead head = head().orElseThrow();
    assertThat(head.kept())
        .extracting(RenderedHead.KeptEntry::name)
        .containsExactly(".github", "README.md");
    assertThat(head.content()).isNotEqualTo(tree(files(3)).id());
    value(publish(files(3), Optional.of(head)));

    assertThat(sandbox.git("ls-tree", "--name-only", BRANCH))
        .isEqualTo(".github\nREADME.md\nhydrator.metadata\nr");
    assertThat(head().orElseThrow().content()).isEqualTo(tree(files(3)).id());
  }

  @Test
  void buildsOnTheRemoteBranchWhereThereIsNoLocalOne() {
    value(publish(files(3), Optional.empty()));
    String published = sandbox.git("rev-parse", BRANCH);
    sandbox = sandbox.cloneTo(temporary.resolve("clone"));

    RenderedHead head = head().orElseThrow();
    assertThat(head.local()).isFalse();
    value(publish(files(4), Optional.of(head)));

    assertThat(sandbox.git("rev-parse", BRANCH + "~1")).isEqualTo(published);
  }

  @Test
  void doesNotMoveABranchThatSomebodyElseMoved() {
    value(publish(files(3), Optional.empty()));
    Optional<RenderedHead> head = head();
    value(publish(files(4), head));
    String winner = sandbox.git("rev-parse", BRANCH);

    assertThat(value(publish(files(5), head))).isEqualTo(RefMove.Result.LOST);
    assertThat(value(publish(files(5), Optional.empty()))).isEqualTo(RefMove.Result.LOST);

    assertThat(sandbox.git("rev-parse", BRANCH)).isEqualTo(winner);
    assertThat(sandbox.git("notes", "--ref=hydrator.metadata", "show", winner)).isEqualTo("a note");
  }

  @Test
  void movesBranchAndNoteTogetherOrNotAtAll() {
    value(publish(files(3), Optional.empty()));
    CommitWriter.Written written = write(files(4), head());
    String before = sandbox.git("show-ref");
    sandbox.git("notes", "--ref=hydrator.metadata", "add", "-f", "-m", "moved", "main");
    String after = sandbox.git("show-ref");

    assertThat(value(move(written.moves()))).isEqualTo(RefMove.Result.LOST);
    assertThat(sandbox.git("show-ref")).isEqualTo(after).isNotEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "refs/heads/rendered.lock",
        "refs/notes/hydrator.metadata.lock",
        "packed-refs.lock"
      })
  void explainsALockThatIsHeld(String lock) throws IOException {
    value(publish(files(3), Optional.empty()));
    Path file = sandbox.folder().resolve(".git").resolve(lock);
    Files.createDirectories(file.getParent());
    Files.createFile(file);
    String before = sandbox.git("show-ref");

    Diagnostic diagnostic = failure(publish(files(4), head()));

    assertThat(diagnostic.code()).isEqualTo(Code.GIT_REF_LOCKED);
    assertThat(diagnostic.message()).contains(lock);
    assertThat(diagnostic.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("delete"));
    assertThat(sandbox.git("show-ref")).isEqualTo(before);
    Files.delete(file);
    assertThat(value(publish(files(4), head()))).isEqualTo(RefMove.Result.MOVED);
  }

  @Test
  void explainsABranchThatStandsInTheWay() {
    sandbox.git("branch", "rendered/old");

    assertThat(failure(publish(files(3), Optional.empty())).code()).isEqualTo(Code.GIT_BRANCH_NAME);
  }

  @Test
  void leavesTheRefsAloneWhereObjectsCannotBeWritten() throws IOException {
    value(publish(files(3), Optional.empty()));
    Optional<RenderedHead> head = head();
    String before = sandbox.git("show-ref");
    Path objects = sandbox.folder().resolve(".git/objects");
    for (int prefix = 0; prefix < 256; prefix++) {
      Path folder = objects.resolve("%02x".formatted(prefix));
      if (Files.notExists(folder)) {
        Files.createFile(folder);
      }
    }

    assertThat(failure(write(files(20), head, open())).code()).isEqualTo(Code.GIT_UNWRITABLE);
    assertThat(sandbox.git("show-ref")).isEqualTo(before);
  }

  @Test
  void writersInParallelGiveALinearHistory() throws Exception {
    List<Future<Integer>> futures = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int writer = 0; writer < 8; writer++) {
        int count = writer + 1;
        futures.add(threads.submit(() -> publishUntilMoved(count)));
      }
    }

    for (Future<Integer> future : futures) {
      assertThat(future.get()).isPositive();
    }
    assertThat(sandbox.git("rev-list", "--count", BRANCH)).isEqualTo("8");
    assertThat(sandbox.git("rev-list", "--count", "refs/notes/hydrator.metadata")).isEqualTo("8");
    assertThat(sandbox.git("fsck", "--strict", "--full")).doesNotContain("error", "missing");
  }

  private int publishUntilMoved(int count) {
    for (int attempt = 1; attempt < 1000; attempt++) {
      Outcome<RefMove.Result> outcome = publish(files(count), head());
      if (outcome instanceof Outcome.Ok<RefMove.Result> ok && ok.value() == RefMove.Result.MOVED) {
        return attempt;
      }
    }
    return -1;
  }

  @Test
  void nothingInATextBecomesATrailer() {
    SequencedMap<String, String> trailers = new LinkedHashMap<>();
    trailers.put("Drydock-Version", "1");
    CommitMessage message =
        new CommitMessage(
            "Evil\n\nDrydock-Source-Commit: fake\r\nX\u2028Y\u0000\u202e",
            List.of("Drydock-Source-Commit: fake", "a\n\nb: c"),
            trailers);

    assertThat(message.text())
        .isEqualTo(
            """
            Evil Drydock-Source-Commit: fake X Y

            Drydock-Source-Commit: fake
            a b: c

            Drydock-Version: 1
            """);
    assertThat(new CommitMessage("x".repeat(1_000_000), List.of(), trailers).subject())
        .hasSize(101);
    SequencedMap<String, String> injected = new LinkedHashMap<>();
    injected.put("Drydock-Version", "1\nDrydock-Source-Commit: fake");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CommitMessage("subject", List.of(), injected));
  }

  @Test
  void refusesToMoveABranchThatIsCheckedOut() {
    value(publish(files(3), Optional.empty()));
    assertThat(value(open().publishable("rendered"))).isEqualTo(BRANCH);
    sandbox.git("worktree", "add", "-q", temporary.resolve("linked").toString(), "rendered");

    assertThat(failure(open().publishable("rendered")).code())
        .isEqualTo(Code.GIT_BRANCH_CHECKED_OUT);
    assertThat(failure(open().publishable("main")).code()).isEqualTo(Code.GIT_BRANCH_CHECKED_OUT);
    assertThat(value(open().publishable("other"))).isEqualTo("refs/heads/other");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-x", "a..b", "@{", "", "a b", "x.lock", "refs/heads/a", "HEAD", "a\nb", "a~1"})
  void refusesABranchNameThatGitRefuses(String branch) {
    assertThat(failure(open().publishable(branch)).code()).isEqualTo(Code.GIT_BRANCH_NAME);
    assertThat(failure(open().renderedHead(branch)).code()).isEqualTo(Code.GIT_BRANCH_NAME);
  }

  private Outcome<RefMove.Result> publish(
      SortedMap<String, byte[]> files, Optional<RenderedHead> head) {
    GitRepository repository = open();
    return write(files, head, repository)
        .then(written -> repository.move(written.moves(), committer(repository), "publish"));
  }

  private Outcome<RefMove.Result> move(List<RefMove> moves) {
    return open().move(moves, committer(open()), "publish");
  }

  private CommitWriter.Written write(SortedMap<String, byte[]> files, Optional<RenderedHead> head) {
    return value(write(files, head, open()));
  }

  private Outcome<CommitWriter.Written> write(
      SortedMap<String, byte[]> files, Optional<RenderedHead> head, GitRepository repository) {
    SourceCommit source = value(repository.resolve("main"));
    SequencedMap<String, String> trailers = new LinkedHashMap<>();
    trailers.put("Drydock-Source-Commit", source.id());
    CommitMessage message =
        new CommitMessage("Render: " + source.subject(), List.of("one line"), trailers);
    RenderedCommit commit =
        new RenderedCommit(
            tree(files), "{}\n", message, source.author(), committer(repository), "a note\n");
    return repository.writer(OneByOne.WORKER).write(commit, BRANCH, head);
  }

  private static Person committer(GitRepository repository) {
    return value(repository.resolve("main")).committer().named("Drydock", "drydock@example.com");
  }

  private static RenderedTree tree(SortedMap<String, byte[]> files) {
    return value(RenderedTree.of(files, OneByOne.WORKER));
  }

  private static SortedMap<String, byte[]> files(int tenants) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (int tenant = 0; tenant < tenants; tenant++) {
      files.put("r/tenants/s/t" + tenant + "/file.yaml", bytes("name: \"t" + tenant + "\"\n"));
    }
    return files;
  }

  private Optional<RenderedHead> head() {
    return value(open().renderedHead("rendered"));
  }

  private List<Path> packs() throws IOException {
    try (Stream<Path> files = Files.list(sandbox.folder().resolve(".git/objects/pack"))) {
      return files.toList();
    }
  }

  private static int count(String output) {
    return Integer.parseInt(output.substring(0, output.indexOf(' ')));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private GitRepository open() {
    return value(GitRepository.open(sandbox.folder()));
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
