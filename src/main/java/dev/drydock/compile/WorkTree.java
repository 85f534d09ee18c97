package dev.drydock.compile;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceTree;
import dev.drydock.manifest.FileTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of a folder. Links are never followed: not where they are listed and not where a file
 * became a link between listing and reading.
 *
 * @param root the folder, absolute
 */
record WorkTree(Path root) implements SourceTree {

  @Override
  public List<Entry> list(String folder) {
    Path start = folder.isEmpty() ? root : root.resolve(folder);
    List<Entry> entries = new ArrayList<>();
    if (!Files.exists(start, LinkOption.NOFOLLOW_LINKS) || isBelowLink(start)) {
      return entries;
    }
    try {
      Files.walkFileTree(start, new Collector(root, start, entries));
    } catch (IOException e) {
      entries.add(new Entry(folder, Kind.UNREADABLE));
    }
    entries.sort((left, right) -> FileTree.ORDER.compare(left.path(), right.path()));
    return List.copyOf(entries);
  }

  /** What lies behind a link is not of this tree, as it is not of a commit. */
  private boolean isBelowLink(Path start) {
    Path above = start.getParent();
    while (above != null && above.startsWith(root) && !above.equals(root)) {
      if (Files.isSymbolicLink(above)) {
        return true;
      }
      above = above.getParent();
    }
    return false;
  }

  @Override
  public Outcome<byte[]> read(String path, int limit) {
    try (InputStream input = Files.newInputStream(root.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = input.readNBytes(limit + 1);
      return bytes.length > limit ? SourceTree.tooLarge(path, limit) : Outcome.ok(bytes);
    } catch (NoSuchFileException e) {
      return failure(path, "there is no such file");
    } catch (IOException e) {
      return failure(path, "the file cannot be read");
    }
  }

  private static Outcome<byte[]> failure(String path, String message) {
    return Outcome.failed(Diagnostic.of(Code.IO_UNREADABLE, Location.of(path), message));
  }

  private static final class Collector extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Path start;
    private final List<Entry> entries;

    Collector(Path root, Path start, List<Entry> entries) {
      this.root = root;
      this.start = start;
      this.entries = entries;
    }

    /** A repository in the repository is a submodule to a commit, which holds none of its files. */
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (folder.equals(start) || !Files.exists(folder.resolve(".git"))) {
        return FileVisitResult.CONTINUE;
      }
      add(folder, Kind.SPECIAL);
      return FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      return add(file, kind(attributes));
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException reason) {
      return add(file, Kind.UNREADABLE);
    }

    private static Kind kind(BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        return Kind.FILE;
      }
      return attributes.isSymbolicLink() ? Kind.LINK : Kind.SPECIAL;
    }

    private FileVisitResult add(Path file, Kind kind) {
      String separator = file.getFileSystem().getSeparator();
      Path relative = root.relativize(file);
      entries.add(
          new Entry(
              relative.toString().replace(separator, "/"),
              isText(relative) ? kind : Kind.UNREADABLE));
      return FileVisitResult.CONTINUE;
    }

    /**
     * Tells whether a name leads back to its file: it does not where its bytes are no text, by the
     * locale of the process.
     */
    private static boolean isText(Path path) {
      try {
        return path.getFileSystem().getPath(path.toString()).equals(path);
      } catch (InvalidPathException e) {
        return false;
      }
    }
  }
}
