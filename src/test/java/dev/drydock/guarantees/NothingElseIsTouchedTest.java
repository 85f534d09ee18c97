package dev.drydock.guarantees;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.git.GitSandbox;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run writes what it was asked for and nothing else; one that fails writes nothing at all. */
final class NothingElseIsTouchedTest {
  private static final String BRANCH = "refs/heads/rendered";

  @TempDir Path temporary;

  @Test
  void whatIsNotCommittedIsNeitherReadNorTouchedByPublish() {
    FleetRepository repository = FleetRepository.ofEverything(temporary.resolve("one"));
    GitSandbox git = repository.committed();
    GitSandbox clean = git.cloneTo(temporary.resolve("clean"));
    // Staged, changed, deleted and new files; each would change the output or fail the compile.
    repository.replace("fleet/stacks/eu-1.yaml", "databasePool: 6", "databasePool: 5");
    git.git("add", "-A");
    repository.replace("fleet/stacks/eu-1.yaml", "databasePool: 5", "databasePool: broken: 3");
    repository.writeText("fleet/new.yaml", "kind: [");
    repository.delete("fleet/tenants/demo.yaml");
    String template = "templates/tenant/instance/deployment.yaml.peb";
    repository.replace(template, "minReadySeconds: 5", "minReadySeconds: 6");
    repository.writeText("templates/region/new/component.yaml", "kind: [");
    repository.delete("schemas/plan.schema.json");
    SortedMap<String, String> before = state(repository, git);

    DrydockProcess process = new DrydockProcess();
    process
        .option("-Ddrydock.home=" + repository.folder())
        .run(repository.folder(), "publish")
        .fine();
    new FleetRepository(clean.folder()).run("publish").fine();

    assertThat(TreeChange.between(before, state(repository, git))).isEmpty();
    assertThat(git.git("rev-parse", BRANCH)).isEqualTo(clean.git("rev-parse", BRANCH));
    assertThat(git.git("fsck", "--strict", "--full")).doesNotContain("error", "warning");
  }

  /** Everything in the folder but what publish may add to. */
  private static SortedMap<String, String> state(FleetRepository repository, GitSandbox git) {
    // First of all, since it brings the index up to date.
    String status = git.git("status", "--porcelain");
    SortedMap<String, String> state = new TreeMap<>(repository.files(""));
    state
        .keySet()
        .removeIf(path -> path.matches("\\.git/(objects|refs|logs)/.*|\\.git/packed-refs"));
    state.put("HEAD is", git.git("rev-parse", "HEAD") + git.git("symbolic-ref", "HEAD"));
    state.put("status", status);
    return state;
  }

  @Test
  void renderLeavesTheStatusOfACommittedOutputClean() {
    FleetRepository repository = FleetRepository.ofFleet(temporary.resolve("one"));
    repository.render();
    GitSandbox git = repository.committed();

    repository.run("render").fine();

    assertThat(git.git("status", "--porcelain", "--ignored")).isEmpty();
  }

  /** Each row is one mistake: the file, what is replaced in it, and what must be answered. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fleet/tenants/demo.yaml         | plan: small               | plan: smal               | 3 | fleet/unknown-plan",
        "fleet/tenants/demo.yaml         | plan: small               | plan: &a small           | 3 | yaml/",
        "fleet/tenants/demo.yaml         | plan: small               | plan: small\\n  flavour: x | 3 | schema/",
        "fleet/stacks/eu-1.yaml          | maxConnections: 2000      | maxConnections: 100      | 4 | check/database-connections",
        "fleet/regions/eu-central-1.yaml | unhealthyDrainingSeconds: 90 | unhealthyDrainingSeconds: 89 | 4 | check/reset-on-drain",
        "fleet/releases/8.0.3/templates/instance/deployment.yaml.peb | minReadySeconds: 5 | minReadySeconds: 6 | 3 | release/changed",
      })
  void aMistakeLeavesEverythingAsItWas(String file, String old, String now, int exit, String code) {
    FleetRepository repository = FleetRepository.ofFleet(temporary.resolve("one"));
    repository.writeText("rendered/eu-central-1/old.yaml", "apiVersion: v1\nkind: Old\n");
    repository.replace(file, old, now.replace("\\n", "\n"));
    GitSandbox git = repository.committed();
    SortedMap<String, String> before = repository.files("");

    Answer check = repository.run("check").exits(exit);
    Answer render = repository.run("render").exits(exit);
    Answer publish = repository.run("publish").exits(exit);

    assertThat(TreeChange.between(before, repository.files(""))).isEmpty();
    assertThat(git.git("for-each-ref", "--format=%(refname)")).isEqualTo("refs/heads/main");
    assertThat(check.err()).contains("[" + code).contains(file + ":");
    assertThat(render.err()).isEqualTo(check.err());
    assertThat(publish.err()).isEqualTo(check.err());
    assertThat(check.out() + render.out() + publish.out()).isEmpty();
  }

  @Test
  void removingATenantThatWasNotRetiredMovesNoBranch() {
    FleetRepository repository = FleetRepository.ofFleet(temporary.resolve("one"));
    GitSandbox git = repository.committed();
    repository.run("publish").fine();
    repository.delete("fleet/tenants/demo.yaml");
    git.commit("Remove the demo");
    SortedMap<String, String> before = repository.files("");

    Answer answer = repository.run("publish");

    assertThat(answer.err()).contains("demo");
    assertThat(answer.exit()).isNotZero();
    assertThat(TreeChange.between(before, repository.files(""))).isEmpty();
  }

  @Test
  void aTenantGoesInTwoSteps() {
    FleetRepository repository = FleetRepository.ofFleet(temporary.resolve("one"));
    GitSandbox git = repository.committed();
    repository.run("publish").fine();
    repository.replace("fleet/tenants/demo.yaml", "stack: us-2", "state: retired\n  stack: us-2");
    git.commit("Retire the demo");
    repository.run("publish").fine();
    repository.delete("fleet/tenants/demo.yaml");
    git.commit("Remove the demo");

    repository.run("publish").fine();

    assertThat(git.git("ls-tree", "-r", "--name-only", BRANCH)).doesNotContain("demo");
    assertThat(git.git("rev-list", "--count", BRANCH)).isEqualTo("3");
  }
}
