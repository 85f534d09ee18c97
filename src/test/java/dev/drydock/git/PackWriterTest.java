package dev.drydock.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.diag.Outcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the writer of packs writes is what git and JGit read. */
class PackWriterTest {
  @TempDir Path temporary = Path.of("");
  private GitSandbox sandbox = GitSandbox.at(temporary);

  @BeforeEach
  void createRepository() {
    sandbox = GitSandbox.create(temporary.resolve("repo"));
    sandbox.write("fleet/fleet.yaml", "kind: Fleet\n").commit("fleet: begin");
  }

  static IntStream seeds() {
    return IntStream.range(0, 12);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyTreeIsReadBackByGitAndByJGit(int seed) throws IOException {
    SortedMap<String, byte[]> files = files(new Random(seed));

    ObjectId tree = write(files);

    assertThat(sandbox.git("fsck", "--strict", "--full", "--no-dangling", "--no-progress"))
        .isEmpty();
    assertThat(sandbox.git("verify-pack", pack().toString())).isEmpty();
    assertThat(sandbox.git("ls-tree", "-r", "--name-only", tree.name()).lines())
        .containsAll(files.keySet())
        .hasSize(files.size() + 1);
    try (FileRepository repository = repository();
        ObjectReader reader = repository.newObjectReader()) {
      for (byte[] content : files.values()) {
        ObjectId id = repository.newObjectInserter().idFor(Constants.OBJ_BLOB, content);
        assertThat(reader.open(id, Constants.OBJ_BLOB).getBytes()).isEqualTo(content);
      }
    }
  }

  @Test
  void filesOfOneNameAreStoredAsDifferences() throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    String text = "a line of some length that all have\n".repeat(40);
    for (int tenant = 0; tenant < 300; tenant++) {
      files.put("t/t%03d/service.yaml".formatted(tenant), bytes(text + "name: t" + tenant + "\n"));
      files.put("d/application-t%03d.yaml".formatted(tenant), bytes("t" + tenant + "\n" + text));
    }

    write(files);

    String statistics = sandbox.git("verify-pack", "--stat-only", pack().toString());
    assertThat(statistics).contains("chain length = 1: 598 objects");
    assertThat(statistics).doesNotContain("chain length = 2");
    assertThat(Files.size(pack())).isLessThan(60_000);
  }

  @Test
  void anObjectThatIsAddedTwiceIsWrittenOnce() throws IOException {
    try (FileRepository repository = repository();
        PackWriter writer = new PackWriter(repository)) {
      ObjectId first = writer.insert(Constants.OBJ_BLOB, bytes("a"));
      ObjectId second = writer.insert(Constants.OBJ_BLOB, bytes("a"));
      writer.flush();

      assertThat(first).isEqualTo(second);
      assertThat(repository.newObjectReader().open(first).getBytes()).isEqualTo(bytes("a"));
    }
    assertThat(sandbox.git("verify-pack", "--stat-only", pack().toString()).strip())
        .isEqualTo("non delta: 1 object");
  }

  @Test
  void nothingIsLeftWhereNothingWasFlushed() throws IOException {
    try (FileRepository repository = repository();
        PackWriter writer = new PackWriter(repository)) {
      writer.insert(Constants.OBJ_BLOB, bytes("a"));
    }
    assertThat(packFolder()).isEmpty();
  }

  @Test
  void nothingIsLeftWhereWritingFailed() throws IOException {
    try (FileRepository repository = repository();
        PackWriter writer = new PackWriter(repository)) {
      writer.insert(Constants.OBJ_BLOB, bytes("a"));
      Path folder = sandbox.folder().resolve(".git/objects/pack");
      Files.delete(folder);
      Files.writeString(folder, "a file where the folder should be");

      assertThatThrownBy(writer::flush).isInstanceOf(IOException.class);
      assertThat(folder).hasContent("a file where the folder should be");
    }
  }

  /** Returns files of many sizes, some alike, some the same, some of bytes that mean nothing. */
  private static SortedMap<String, byte[]> files(Random random) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    byte[] common = random(random, 1 << random.nextInt(15));
    for (int index = 0; index < 60; index++) {
      String folder = "r%d/t%02d/".formatted(random.nextInt(2), random.nextInt(30));
      String name = "kind-%d.yaml".formatted(random.nextInt(4) == 0 ? index : random.nextInt(3));
      files.put(
          folder + name,
          switch (random.nextInt(5)) {
            case 0 -> random(random, random.nextInt(300_000));
            case 1 -> new byte[random.nextInt(3)];
            case 2 -> common;
            default -> changed(common, random);
          });
    }
    return files;
  }

  private static byte[] random(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] changed(byte[] common, Random random) {
    int cut = random.nextInt(common.length + 1);
    byte[] middle = random(random, random.nextInt(200));
    return ByteBuffer.allocate(common.length + middle.length)
        .put(common, 0, cut)
        .put(middle)
        .put(common, cut, common.length - cut)
        .array();
  }

  private ObjectId write(SortedMap<String, byte[]> files) throws IOException {
    TreeNode.Folder root = tree(files).withMetadata("{}", List.of());
    try (FileRepository repository = repository();
        ObjectReader reader = repository.newObjectReader();
        PackWriter writer = new PackWriter(repository)) {
      writer.addAll(NewObjects.between(reader, null, root).packed(OneByOne.WORKER));
      writer.flush();
    }
    return root.id();
  }

  private FileRepository repository() throws IOException {
    IsolatedSystemReader.install();
    return new FileRepository(sandbox.folder().resolve(".git").toFile());
  }

  private Path pack() throws IOException {
    List<Path> packs =
        packFolder().stream().filter(file -> file.toString().endsWith(".pack")).toList();
    assertThat(packs).hasSize(1);
    return packs.getFirst();
  }

  private List<Path> packFolder() throws IOException {
    try (Stream<Path> files = Files.list(sandbox.folder().resolve(".git/objects/pack"))) {
      return files.toList();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static RenderedTree tree(SortedMap<String, byte[]> files) {
    return switch (RenderedTree.of(files, OneByOne.WORKER)) {
      case Outcome.Ok<RenderedTree> ok -> ok.value();
      case Outcome.Failed<RenderedTree> failed -> throw new AssertionError(failed.diagnostics());
    };
  }
}
