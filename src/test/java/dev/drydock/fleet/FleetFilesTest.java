package dev.drydock.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.MemoryTree;
import dev.drydock.diag.SourceTree.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FleetFilesTest {
  private static final MemoryTree VALID = MemoryTree.of(FleetFixture.valid().files());

  @Test
  void passesOverFilesThatNobodyTakesForDocuments() {
    MemoryTree tree =
        VALID
            .with("fleet/README.md", "# kind: [".getBytes(StandardCharsets.UTF_8))
            .with("fleet/.gitkeep", new byte[0])
            .with("fleet/releases/8.0.3/templates/instance/x.yaml.peb", new byte[] {(byte) 0xff})
            .with(
                "fleet/releases/8.0.3/templates/instance/component.yaml",
                "a: [".getBytes(StandardCharsets.UTF_8))
            .with("elsewhere/stack.yaml", "kind: [".getBytes(StandardCharsets.UTF_8));

    assertThat(FleetFixture.refused(tree)).isEmpty();
  }

  @Test
  void readsFilesWithoutDocumentsAndBothEndings() {
    FleetFixture fixture =
        FleetFixture.valid()
            .with("fleet/empty.yaml", "")
            .with("fleet/comment.yml", "# nothing yet\n")
            .without("fleet/tenant.yaml")
            .with("fleet/a/b/c/globex.yml", FleetFixture.TENANT);

    assertThat(fixture.load().tenants()).containsKey("globex");
  }

  @Test
  void readsManyDocumentsFromOneFile() {
    FleetFixture fixture =
        FleetFixture.valid()
            .without("fleet/plan.yaml")
            .without("fleet/channel.yaml")
            .with("fleet/both.yaml", FleetFixture.PLAN + "---\n" + FleetFixture.CHANNEL);

    assertThat(fixture.load().plans()).containsKey("small");
    assertThat(fixture.load().channels()).containsKey("development");
  }

  @Test
  void readsWindowsLineEnds() {
    FleetFixture fixture =
        FleetFixture.valid().with("fleet/stack.yaml", FleetFixture.STACK.replace("\n", "\r\n"));

    assertThat(fixture.load().tenants()).containsKey("acme");
  }

  @Test
  void refusesLinksPipesAndWhatMayNotBeRead() {
    MemoryTree tree =
        VALID
            .with("fleet/link.yaml", Kind.LINK)
            .with("fleet/notes", Kind.LINK)
            .with("fleet/pipe", Kind.SPECIAL)
            .with("fleet/secret.yaml", Kind.UNREADABLE);

    assertThat(FleetFixture.refused(tree))
        .containsExactly(
            "link.yaml fleet/strange-file: `fleet/link.yaml` is a symbolic link, expected a file"
                + " or a folder",
            "notes fleet/strange-file: `fleet/notes` is a symbolic link, expected a file or a"
                + " folder",
            "pipe fleet/strange-file: `fleet/pipe` is a submodule, a pipe or a device, expected a file"
                + " or a folder",
            "secret.yaml io/unreadable: `fleet/secret.yaml` cannot be read");
  }

  @Test
  void refusesAFolderThatIsNamedLikeAFile() {
    MemoryTree tree =
        VALID
            .with("fleet/x.yaml/stack.yaml", new byte[0])
            .with("fleet/x.yaml/deeper/notes.txt", new byte[0]);

    assertThat(FleetFixture.refused(tree))
        .containsExactly("x.yaml fleet/strange-file: `fleet/x.yaml` is a folder, expected a file");
  }

  @Test
  void refusesAnEndingInAnotherCase() {
    assertThat(FleetFixture.refused(VALID.with("fleet/stack2.YAML", new byte[0])))
        .containsExactly(
            "stack2.YAML fleet/strange-file: `fleet/stack2.YAML` ends neither in `.yaml` nor in"
                + " `.yml`: case matters");
  }

  @Test
  void refusesBytesThatAreNoText() {
    byte[] bytes = "kind: Plan # \u00e9".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(FleetFixture.refused(VALID.with("fleet/latin.yaml", bytes)))
        .singleElement()
        .asString()
        .startsWith("latin.yaml:1:14 yaml/encoding: ");
  }

  @Test
  void refusesAFileOfMoreThanOneMebibyte() {
    byte[] bytes = new byte[1024 * 1024 + 1];
    Arrays.fill(bytes, (byte) '#');

    assertThat(FleetFixture.refused(VALID.with("fleet/large.yaml", bytes)))
        .containsExactly("large.yaml io/unreadable: `fleet/large.yaml` is too large");
    assertThat(
            FleetFixture.refused(VALID.with("fleet/large.yaml", Arrays.copyOf(bytes, 1024 * 1024))))
        .isEmpty();
  }

  @Test
  void refusesTheFileThatExceedsTheLimitOfTheWholeFleet() {
    MemoryTree tree =
        MemoryTree.of(new TreeMap<>())
            .with("fleet/a.yaml", new byte[600])
            .with("fleet/b.yaml", new byte[400])
            .with("fleet/c.yaml", new byte[1]);

    assertThat(read(tree, 1001)).isEmpty();
    assertThat(read(tree, 1000))
        .containsExactly(
            "c.yaml fleet/too-large: with this file the fleet has more than 1000 bytes of"
                + " documents");
  }

  private static List<String> read(MemoryTree tree, long limit) {
    Diagnostics diagnostics = new Diagnostics();
    new FleetFiles(tree, new FleetDraft(), diagnostics).read(limit, file -> {});
    return FleetFixture.shown(diagnostics.all());
  }

  @Test
  void reportsOnlyTheFileThatCannotBeParsedAndNotTheNamesInIt() {
    FleetFixture fixture =
        FleetFixture.valid().edit("fleet/plan.yaml", "kind: Plan", "kind: &a Plan");

    assertThat(fixture.refused())
        .singleElement()
        .asString()
        .startsWith("plan.yaml:2:7 yaml/anchor");
  }

  @Test
  void saysThatThereIsNoFleet() {
    assertThat(new FleetFixture(new TreeMap<>()).refused())
        .containsExactly(
            "fleet fleet/empty: there is no file below `fleet/` | hint: `drydock init` writes a"
                + " fleet to start with; `drydock publish` sees what is committed");
  }

  @Test
  void saysThatNothingInItIsADocument() {
    MemoryTree tree = MemoryTree.none().with("fleet/notes.md", "Nothing.");

    assertThat(FleetFixture.refused(tree))
        .containsExactly(
            "fleet fleet/empty: the fleet has no region, so there is nothing to compile",
            "fleet fleet/root: there is no document of kind `Fleet` | hint: every fleet has one,"
                + " usually in `fleet/fleet.yaml`");
  }

  @Test
  void readsTheSameFromFilesInAnotherOrder() {
    FleetFixture renamed =
        FleetFixture.valid().without("fleet/fleet.yaml").with("fleet/zz.yaml", FleetFixture.ROOT);

    assertThat(renamed.load().tenants().keySet())
        .isEqualTo(FleetFixture.valid().load().tenants().keySet());
  }
}
