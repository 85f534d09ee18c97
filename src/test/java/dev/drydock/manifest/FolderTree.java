package dev.drydock.manifest;

import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files of a folder, for tests. */
record FolderTree(Path root) implements SourceTree {
  @Override
  public List<Entry> list(String folder) {
    Path start = root.resolve(folder);
    if (!Files.exists(start)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(start)) {
      return found
          .filter(Files::isRegularFile)
          .map(path -> new Entry(root.relativize(path).toString(), Kind.FILE))
          .sorted((left, right) -> left.path().compareTo(right.path()))
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public Outcome<byte[]> read(String path, int limit) {
    try {
      return Outcome.ok(Files.readAllBytes(root.resolve(path)));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
