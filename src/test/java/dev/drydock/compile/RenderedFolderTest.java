package dev.drydock.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RenderedFolderTest {
  private static final int FILES = 300;

  @TempDir Path root;

  /** Writes two trees in turn until it is killed, or one tree once. */
  public static final class Writer {
    private Writer() {}

    /** Takes the folder and {@code loop} or {@code once}. */
    public static void main(String[] arguments) {
      RenderedFolder folder = new RenderedFolder(Path.of(arguments[0]));
      if (arguments[1].equals("once")) {
        System.exit(folder.replace(tree("b", FILES)) instanceof Outcome.Ok ? 0 : 1);
      }
      for (int round = 0; ; round++) {
        folder.replace(tree(round % 2 == 0 ? "a" : "b", FILES));
        System.out.println(round);
      }
    }
  }

  @Test
  void writesReplacesAndSaysWhetherAnythingChanged() {
    RenderedFolder folder = new RenderedFolder(root);
    assertThat(changed(folder, tree("a", 3))).isTrue();
    assertThat(changed(folder, tree("a", 3))).isFalse();
    assertThat(changed(folder, tree("b", 2))).isTrue();
    assertThat(read()).isEqualTo(List.of("b", "b"));
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void refusesToDeleteWhatItDidNotWrite() throws IOException {
    RenderedFolder folder = new RenderedFolder(root);
    assertThat(changed(folder, tree("a", 3))).isTrue();
    Files.writeString(root.resolve("rendered/NOTES.md"), "mine");
    Files.createSymbolicLink(
        root.resolve("rendered/r/components/link.yaml"), Path.of("/etc/passwd"));
    assertThat(folder.replace(tree("b", 2)).diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly(
            "`rendered/NOTES.md` is nothing that Drydock writes",
            "`rendered/r/components/link.yaml` is nothing that Drydock writes");
    assertThat(root.resolve("rendered/NOTES.md")).hasContent("mine");
  }

  @Test
  void refusesALink() throws IOException {
    Path elsewhere = Files.createDirectories(root.resolve("elsewhere"));
    Files.createSymbolicLink(root.resolve("rendered"), elsewhere);
    assertThat(new RenderedFolder(root).replace(tree("a", 3))).isInstanceOf(Outcome.Failed.class);
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void leavesOneOfTheTwoTreesWhenItIsKilled() throws Exception {
    Random random = new Random(7);
    for (int round = 0; round < 6; round++) {
      Process process = writer("", "loop");
      assertThat(process.getInputStream().read()).isEqualTo('0');
      assertThat(process.waitFor(random.nextInt(200), TimeUnit.MILLISECONDS)).isFalse();
      process.destroyForcibly().waitFor();
      assertThat(read()).hasSize(FILES).containsOnly(read().getFirst());
    }
    assertThat(changed(new RenderedFolder(root), tree("c", 1))).isTrue();
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void leavesTheOldTreeWhenAFileCannotBeWritten() throws Exception {
    assertThat(changed(new RenderedFolder(root), tree("a", FILES))).isTrue();
    assertThat(writer("ulimit -f 0; ", "once").waitFor()).isEqualTo(1);
    assertThat(read()).hasSize(FILES).containsOnly("a");
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void leavesTheFoldersOfOthersAlone() throws IOException {
    Path notes = Files.createDirectories(root.resolve(".drydock-notes"));
    Files.writeString(notes.resolve("today.md"), "mine");
    assertThat(changed(new RenderedFolder(root), tree("a", 1))).isTrue();
    assertThat(notes.resolve("today.md")).hasContent("mine");
    assertThat(leftovers()).containsExactly(notes);
  }

  @Test
  void hidesFromGitWhatAKilledRunLeaves() throws IOException {
    try (StagedFolder staged = StagedFolder.open(root, root.resolve("rendered"))) {
      staged.write(tree("a", 1));
      assertThat(leftovers().getFirst().resolve(".gitignore")).hasContent("*");
    }
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void putsBackWhatAKilledRunLeftAside() throws IOException {
    leftover("fleet/releases/1.0.0");
    Files.createDirectories(root.resolve("fleet/releases"));
    assertThat(changed(new RenderedFolder(root), tree("c", 1))).isTrue();
    assertThat(root.resolve("fleet/releases/1.0.0/x.yaml")).hasContent("old");
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void putsNothingOutsideTheRepository() throws IOException {
    Path inside = Files.createDirectories(root.resolve("inside"));
    Path link = Files.createSymbolicLink(inside.resolve("link"), root);
    for (String place : List.of("../escaped", root.resolve("escaped").toString(), "link/escaped")) {
      Path old = inside.resolve(".drydock-1/old");
      Files.createDirectories(old);
      Files.writeString(inside.resolve(".drydock-1/place"), place);
      assertThat(changed(new RenderedFolder(inside), tree(place, 1))).isTrue();
      assertThat(root.resolve("escaped")).doesNotExist();
      assertThat(old).doesNotExist();
    }
    Files.delete(link);
  }

  private void leftover(String place) throws IOException {
    Path old = Files.createDirectories(root.resolve(".drydock-1/old"));
    Files.writeString(old.resolve("x.yaml"), "old");
    Files.writeString(root.resolve(".drydock-1/place"), place);
  }

  private Process writer(String limit, String mode) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            "sh",
            "-c",
            limit
                + "exec \"$0\" --enable-native-access=ALL-UNNAMED -XX:-UsePerfData -cp \"$1\" \"$2\" \"$3\" \"$4\"",
            java,
            System.getProperty("java.class.path"),
            Writer.class.getName(),
            root.toString(),
            mode)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static boolean changed(RenderedFolder folder, SortedMap<String, byte[]> tree) {
    return switch (folder.replace(tree)) {
      case Outcome.Ok<Boolean> ok -> ok.value();
      case Outcome.Failed<Boolean> failed -> throw new AssertionError(failed.diagnostics());
    };
  }

  private static SortedMap<String, byte[]> tree(String text, int files) {
    SortedMap<String, byte[]> tree = new TreeMap<>();
    for (int index = 0; index < files; index++) {
      tree.put("r/components/c%03d/x.yaml".formatted(index), text.getBytes(StandardCharsets.UTF_8));
    }
    return tree;
  }

  private List<String> read() {
    return new WorkTree(root.resolve("rendered"))
        .list("").stream()
            .map(entry -> text(root.resolve("rendered").resolve(entry.path())))
            .toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<Path> leftovers() {
    try (Stream<Path> files = Files.list(root)) {
      return files.filter(file -> file.getFileName().toString().startsWith(".drydock-")).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
