package dev.drydock.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Outcome;
import dev.drydock.git.GitSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BranchPublisherTest {
  private static final String BRANCH = "refs/heads/rendered";

  @TempDir Path temporary = Path.of("");
  private GitSandbox sandbox = GitSandbox.at(temporary);

  @BeforeEach
  void createRepository() {
    sandbox = GitSandbox.create(temporary.resolve("repo"));
    sandbox.write("fleet/fleet.yaml", "one\n").commit("fleet: add acme\n\nBecause they pay.\n");
  }

  @Test
  void publishesTheFirstCommit() {
    PublishReport report = published(fixture().active("acme", "globex"));

    String source = sandbox.git("rev-parse", "main");
    assertThat(report.commit()).isEqualTo(sandbox.git("rev-parse", BRANCH));
    assertThat(report.text())
        .isEqualTo(
            """
            published %s to the local branch `rendered` from commit %s (fleet: add acme)
              eu: 4 units: 4 added, 0 changed, 0 removed, 0 unchanged; delivery files changed: 2
              us: 2 units: 2 added, 0 changed, 0 removed, 0 unchanged; delivery files changed: 2
              20 files; the first commit of the branch
            """
                .formatted(report.commit().substring(0, 10), source.substring(0, 10)));
    assertThat(sandbox.git("log", "-1", "--format=%B", BRANCH).strip())
        .isEqualTo(
            """
            Render %s: fleet: add acme

            eu: 4 units: 4 added, 0 changed, 0 removed, 0 unchanged
            us: 2 units: 2 added, 0 changed, 0 removed, 0 unchanged

            Drydock-Source-Commit: %s
            Drydock-Inputs-Digest: sha256:abc
            Drydock-Version: 0.1.0"""
                .formatted(source.substring(0, 10), source));
    assertThat(sandbox.git("show", BRANCH + ":hydrator.metadata"))
        .isEqualTo(
            """
            {
              "drySha": "%s",
              "repoURL": "https://git.example.com/fleet.git",
              "author": "Ada Author <ada@example.com>",
              "date": "2026-01-01T01:30:00+01:30",
              "subject": "fleet: add acme"
            }"""
                .formatted(source));
    assertThat(sandbox.git("notes", "--ref=hydrator.metadata", "show", BRANCH))
        .isEqualTo("{\"drySha\": \"" + source + "\"}");
    assertThat(
            sandbox.git("log", "-1", "--format=%an <%ae> %ad|%cn <%ce> %cd", "--date=raw", BRANCH))
        .isEqualTo(
            "Ada Author <ada@example.com> 1767225600 +0130|Drydock <drydock@example.com> 1767229200 -0500");
    assertThat(sandbox.git("fsck", "--strict", "--full")).doesNotContain("error", "missing");
    assertThat(sandbox.git("status", "--porcelain")).isEmpty();
  }

  @Test
  void reportsInJson() {
    PublishReport report = published(fixture().active("acme"));

    assertThat(report.json())
        .startsWith("{\n  \"result\": \"published\",\n  \"branch\": \"rendered\",\n")
        .contains("\"eu\": {\n      \"units\": 3,\n      \"added\": 3,\n");
  }

  @Test
  void aSecondRunChangesNothing() {
    PublishReport first = published(fixture().active("acme"));
    String refs = sandbox.git("show-ref");

    PublishReport second = published(fixture().active("acme"));

    assertThat(second.result()).isEqualTo(PublishReport.Result.UNCHANGED);
    assertThat(second.commit()).isEqualTo(first.commit());
    assertThat(second.text()).startsWith("nothing changed: the local branch `rendered` stays at ");
    assertThat(sandbox.git("show-ref")).isEqualTo(refs);
  }

  @Test
  void anotherVersionWithTheSameOutputMakesNoCommit() {
    PublishReport first = published(fixture().active("acme"));

    assertThat(published(fixture().active("acme").version("0.2.0")).commit())
        .isEqualTo(first.commit());
  }

  @Test
  void onlyTheNoteMovesWhereTheOutputStaysTheSame() {
    PublishReport first = published(fixture().active("acme"));
    String next = sandbox.write("README.md", "x\n").commit("readme");

    PublishReport second = published(fixture().active("acme"));

    assertThat(second.result()).isEqualTo(PublishReport.Result.UNCHANGED);
    assertThat(sandbox.git("rev-parse", BRANCH)).isEqualTo(first.commit());
    assertThat(sandbox.git("notes", "--ref=hydrator.metadata", "show", BRANCH)).contains(next);
  }

  @Test
  void countsWhatBecameOfEachUnit() {
    published(fixture().active("acme", "globex", "initech").tenant("old", "eu-1", "retired"));
    sandbox.commit("next");

    PublishReport report =
        published(
            fixture()
                .active("acme", "hooli")
                .tenant("globex", "eu-1", "suspended")
                .tenant("initech", "eu-2", "active"));

    // hooli is new, globex other, old gone, initech moves: added in one folder, removed in another
    assertThat(report.regions().get("eu")).isEqualTo(new UnitChanges.Counts(2, 1, 2, 3, 1));
    assertThat(report.regions().get("us")).isEqualTo(new UnitChanges.Counts(0, 0, 0, 2, 0));
    assertThat(sandbox.git("rev-list", "--count", BRANCH)).isEqualTo("2");
    assertThat(sandbox.git("ls-tree", "-r", "--name-only", BRANCH)).doesNotContain("old");
  }

  @Test
  void doesNothingForAnOlderSource() {
    String old = sandbox.git("rev-parse", "main");
    sandbox.commit("next");
    published(fixture().active("acme", "globex"));
    String refs = sandbox.git("show-ref");

    Outcome<PublishReport> outcome = fixture().active("acme").publish(sandbox.folder(), old);

    assertThat(value(outcome).result()).isEqualTo(PublishReport.Result.SUPERSEDED);
    assertThat(value(outcome).text()).startsWith("superseded: ");
    assertThat(outcome.diagnostics())
        .singleElement()
        .satisfies(note -> assertThat(note.code()).isEqualTo(Code.PUBLISH_SUPERSEDED));
    assertThat(sandbox.git("show-ref")).isEqualTo(refs);

    Diagnostic failure =
        failure(fixture().active("acme").failIfSuperseded().publish(sandbox.folder(), old));
    assertThat(failure.code().failure().exitCode()).isEqualTo(5);
    assertThat(failure.isError()).isTrue();
  }

  @Test
  void theNoteCountsWhereItIsYoungerThanTheTrailer() {
    published(fixture().active("acme"));
    String between = sandbox.commit("between");
    sandbox.commit("newest");
    published(fixture().active("acme"));

    assertThat(
            value(fixture().active("acme", "globex").publish(sandbox.folder(), between)).result())
        .isEqualTo(PublishReport.Result.SUPERSEDED);
  }

  @Test
  void stopsWhereTheNoteContradictsTheTrailer() {
    published(fixture().active("acme"));
    String main = sandbox.git("rev-parse", "main");
    sandbox.git("checkout", "-q", "--orphan", "side");
    String side = sandbox.commit("side");
    sandbox.git(
        "notes",
        "--ref=hydrator.metadata",
        "add",
        "-f",
        "-m",
        "{\"drySha\": \"" + side + "\"}",
        BRANCH);

    assertThat(failure(fixture().active("acme").publish(sandbox.folder(), main)).code())
        .isEqualTo(Code.PUBLISH_UNRELATED_SOURCE);
  }

  @Test
  void passesOverANoteThatIsTooLongToBeOurs() {
    published(fixture().active("acme"));
    sandbox.write("note", "x".repeat(100 * 1024));
    sandbox.git("notes", "--ref=hydrator.metadata", "add", "-f", "-F", "note", BRANCH);

    assertThat(published(fixture().active("acme")).result())
        .isEqualTo(PublishReport.Result.UNCHANGED);
  }

  @Test
  void stopsWhereTheSourceIsUnrelatedUnlessToldToGoOn() {
    published(fixture().active("acme"));
    String refs = sandbox.git("show-ref", "rendered");
    sandbox.git("commit", "-q", "--amend", "--allow-empty", "-m", "rewritten");

    Diagnostic refusal = failure(publish(fixture().active("acme", "globex")));
    assertThat(refusal.code()).isEqualTo(Code.PUBLISH_UNRELATED_SOURCE);
    assertThat(refusal.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("--adopt"));
    assertThat(sandbox.git("show-ref", "rendered")).isEqualTo(refs);

    assertThat(published(fixture().active("acme", "globex").adopt()).result())
        .isEqualTo(PublishReport.Result.PUBLISHED);
  }

  @Test
  void refusesABranchThatSomebodyElseMadeUnlessToldToAdoptIt() {
    sandbox.git("checkout", "-q", "--orphan", "rendered");
    sandbox.write("apps/x.yaml", "a: 1\n").write("README.md", "ours\n");
    String foreign = sandbox.commit("by hand\n\nDrydock-Source-Commit: not an id\n");
    sandbox.git("checkout", "-q", "main");

    Diagnostic refusal = failure(publish(fixture().active("acme")));
    assertThat(refusal.code()).isEqualTo(Code.PUBLISH_FOREIGN_BRANCH);
    assertThat(refusal.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("--adopt"));
    assertThat(sandbox.git("rev-parse", BRANCH)).isEqualTo(foreign);

    published(fixture().active("acme").adopt());
    assertThat(sandbox.git("rev-parse", BRANCH + "~1")).isEqualTo(foreign);
    assertThat(sandbox.git("ls-tree", "--name-only", BRANCH))
        .isEqualTo("README.md\neu\nhydrator.metadata\nus");
  }

  @Test
  void aHandEditOnTopIsNotOurs() {
    published(fixture().active("acme"));
    sandbox.git("switch", "-q", "rendered");
    sandbox.write("eu/components/edge/configmap-edge.yaml", "kind: Evil\n").commit("by hand");
    sandbox.git("switch", "-q", "main");

    assertThat(failure(publish(fixture().active("acme"))).code())
        .isEqualTo(Code.PUBLISH_FOREIGN_BRANCH);
  }

  @Test
  void aSubjectCannotForgeATrailer() {
    sandbox.commit("Evil\n\nDrydock-Source-Commit: " + "0".repeat(40) + "\n");
    PublishReport first = published(fixture().active("acme"));
    sandbox.commit(
        "Drydock-Source-Commit: " + "1".repeat(40) + "\u0085\u2028" + "x".repeat(1_000_000));
    PublishReport second = published(fixture().active("acme", "globex"));

    assertThat(
            sandbox
                .git(
                    "log", "-1", "--format=%(trailers:key=Drydock-Source-Commit,valueonly)", BRANCH)
                .strip())
        .isEqualTo(sandbox.git("rev-parse", "main"));
    assertThat(second.parent()).contains(first.commit());
    assertThat(sandbox.git("log", "-1", "--format=%s", BRANCH).length()).isLessThan(110);
    assertThat(sandbox.git("fsck", "--strict", "--full")).doesNotContain("error", "missing");
  }

  @Test
  void removesATenantOnlyAfterItWasPublishedAsRetired() {
    published(fixture().active("acme", "globex"));
    String refs = sandbox.git("show-ref");

    assertThat(failure(publish(fixture().active("acme").allow("globex"))).code())
        .isEqualTo(Code.PUBLISH_TENANT_NOT_RETIRED);
    assertThat(failure(publish(fixture().active("acme").tenant("globex", "us-1", "active"))).code())
        .isEqualTo(Code.PUBLISH_TENANT_MOVED);
    assertThat(sandbox.git("show-ref")).isEqualTo(refs);

    published(fixture().active("acme").tenant("globex", "eu-1", "suspended"));
    assertThat(failure(publish(fixture().active("acme"))).code())
        .isEqualTo(Code.PUBLISH_TENANT_NOT_RETIRED);
    published(fixture().active("acme").tenant("globex", "eu-1", "retired"));
    assertThat(published(fixture().active("acme")).result())
        .isEqualTo(PublishReport.Result.PUBLISHED);
  }

  @Test
  void aTenantMovesWithinItsRegionWithoutBeingRetired() {
    published(fixture().active("acme", "globex"));

    assertThat(published(fixture().active("acme").tenant("globex", "eu-2", "active")).result())
        .isEqualTo(PublishReport.Result.PUBLISHED);
  }

  @Test
  void removesOneRetiredTenantAtOnceAndMoreOnlyByName() {
    PublishFixture retired =
        fixture().active("acme").tenant("a", "eu-1", "retired").tenant("b", "eu-1", "retired");
    published(retired);

    Diagnostic refusal = failure(publish(fixture().active("acme")));
    assertThat(refusal.code()).isEqualTo(Code.PUBLISH_REMOVAL_LIMIT);
    assertThat(refusal.hint()).contains("`--allow-delete a,b` removes them");

    assertThat(published(fixture().active("acme").allow("b")).regions().get("eu"))
        .satisfies(counts -> assertThat(counts).extracting("removed").isEqualTo(2));
  }

  @Test
  void removesAComponentOnlyByName() {
    published(fixture().active("acme"));

    List<Diagnostic> refusals =
        publish(fixture().active("acme").withoutComponent("edge")).diagnostics();
    assertThat(refusals)
        .hasSize(2)
        .allSatisfy(one -> assertThat(one.code()).isEqualTo(Code.PUBLISH_REMOVAL_NOT_ALLOWED));
    assertThat(refusals.getFirst().hint())
        .hasValueSatisfying(hint -> assertThat(hint).contains("--allow-delete edge"));
    assertThat(
            publish(fixture().active("acme").withoutComponent("edge").allow("edge.eu"))
                .diagnostics())
        .hasSize(1);
    published(fixture().active("acme").withoutComponent("edge").allow("edge"));
  }

  @Test
  void removesAStackOrRegionOnlyByNameAndAfterItsTenants() {
    published(fixture().active("acme").tenant("globex", "us-1", "retired"));

    assertThat(
            publish(fixture().active("acme").withoutRegion("us").allow("us").without("globex"))
                .diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(Code.PUBLISH_NOT_EMPTY);
    published(fixture().active("acme"));
    assertThat(failure(publish(fixture().active("acme").withoutRegion("us"))).code())
        .isEqualTo(Code.PUBLISH_REMOVAL_NOT_ALLOWED);
    assertThat(failure(publish(fixture().active("acme").withoutStack("us-1"))).code())
        .isEqualTo(Code.PUBLISH_REMOVAL_NOT_ALLOWED);
    published(fixture().active("acme").withoutStack("us-1").allow("us-1"));
    published(fixture().active("acme").withoutRegion("us").allow("us"));
  }

  @Test
  void neverPublishesAnOutputWithoutUnits() {
    assertThat(
            failure(publish(fixture().withoutComponent("edge").withoutComponent("traefik"))).code())
        .isEqualTo(Code.PUBLISH_EMPTY);
  }

  @Test
  void remindsOfAPinOnceItsLastDayIsOver() {
    assertThat(publish(fixture().active("acme").pinnedUntil("2026-01-01")).diagnostics()).isEmpty();
    assertThat(publish(fixture().active("acme").pinnedUntil("2025-12-31")).diagnostics())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.code()).isEqualTo(Code.PUBLISH_PIN_OVERDUE);
              assertThat(warning.isError()).isFalse();
              assertThat(warning.at().path()).isEqualTo("fleet/acme.yaml");
            });
  }

  @Test
  void twoClonesGiveTheSameIds() {
    GitSandbox first = sandbox.cloneTo(temporary.resolve("first"));
    GitSandbox second = sandbox.cloneTo(temporary.resolve("second"), "--config=core.autocrlf=true");
    second.git("config", "user.name", "Somebody Else");

    value(fixture().active("acme").publish(first.folder(), "HEAD"));
    value(fixture().active("acme").publish(second.folder(), "HEAD"));

    assertThat(second.git("show-ref", "rendered", "hydrator.metadata"))
        .isEqualTo(first.git("show-ref", "rendered", "hydrator.metadata"));
  }

  @Test
  void theRemoteBranchIsTheParentWhereTheLocalOneIsMissing() {
    PublishReport first = published(fixture().active("acme"));
    GitSandbox clone = sandbox.cloneTo(temporary.resolve("clone"));
    clone.git("fetch", "-q", "origin", "refs/notes/*:refs/notes/*");

    PublishReport same = value(fixture().active("acme").publish(clone.folder(), "HEAD"));
    assertThat(same.result()).isEqualTo(PublishReport.Result.UNCHANGED);
    assertThat(clone.git("rev-parse", BRANCH)).isEqualTo(first.commit());

    clone.git("update-ref", "-d", BRANCH);
    PublishReport next = value(fixture().active("acme", "globex").publish(clone.folder(), "HEAD"));
    assertThat(next.parent()).contains(first.commit());
    assertThat(clone.git("rev-parse", BRANCH + "~1")).isEqualTo(first.commit());
  }

  @Test
  void stopsInAShallowCloneWithTheCure() {
    published(fixture().active("acme"));
    sandbox.commit("two");
    sandbox.commit("three");
    GitSandbox shallow =
        sandbox.cloneTo(temporary.resolve("shallow"), "--depth=1", "--no-single-branch");

    Diagnostic failure =
        failure(fixture().active("acme", "globex").publish(shallow.folder(), "HEAD"));
    assertThat(failure.code()).isEqualTo(Code.GIT_SHALLOW);

    shallow.git("fetch", "-q", "--unshallow");
    value(fixture().active("acme", "globex").publish(shallow.folder(), "HEAD"));
  }

  @Test
  void aLockThatIsHeldIsExplainedAndNothingMoves() throws IOException {
    Path lock = sandbox.folder().resolve(".git/refs/heads/rendered.lock");
    Files.createFile(lock);
    String refs = sandbox.git("show-ref");

    assertThat(failure(publish(fixture().active("acme"))).code()).isEqualTo(Code.GIT_REF_LOCKED);
    assertThat(sandbox.git("show-ref")).isEqualTo(refs);
  }

  @Test
  void publishersInParallelGiveALinearHistoryThatNeverGoesBack() throws Exception {
    List<String> sources = new ArrayList<>();
    for (int index = 0; index < 8; index++) {
      sources.add(sandbox.commit("source " + index));
    }
    List<Future<Outcome<PublishReport>>> futures = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int index = 7; index >= 0; index--) {
        PublishFixture fixture = fixture().active("acme");
        for (int extra = 0; extra <= index; extra++) {
          fixture.active("tenant-" + extra);
        }
        String source = sources.get(index);
        futures.add(threads.submit(() -> fixture.publish(sandbox.folder(), source)));
      }
    }
    for (Future<Outcome<PublishReport>> future : futures) {
      value(future.get());
    }

    List<String> published =
        sandbox
            .git(
                "log",
                "--reverse",
                "--format=%(trailers:key=Drydock-Source-Commit,valueonly,separator=)",
                BRANCH)
            .lines()
            .toList();
    assertThat(published).isSubsetOf(sources).endsWith(sources.getLast());
    assertThat(published.stream().map(sources::indexOf).toList()).isSorted();
    assertThat(sandbox.git("rev-list", "--count", "--merges", BRANCH)).isEqualTo("0");
    assertThat(sandbox.git("notes", "--ref=hydrator.metadata", "show", BRANCH))
        .contains(sources.getLast());
    assertThat(sandbox.git("fsck", "--strict", "--full")).doesNotContain("error", "missing");
  }

  private static PublishFixture fixture() {
    return new PublishFixture();
  }

  private Outcome<PublishReport> publish(PublishFixture fixture) {
    return fixture.publish(sandbox.folder(), "main");
  }

  private PublishReport published(PublishFixture fixture) {
    return value(publish(fixture));
  }

  private static <T> T value(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Failed<T> failed) {
      throw new AssertionError(failed.diagnostics().toString());
    }
    return ((Outcome.Ok<T>) outcome).value();
  }

  private static Diagnostic failure(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    return outcome.diagnostics().getFirst();
  }
}
