package dev.drydock.manifest;

import dev.drydock.diag.Code;
import dev.drydock.diag.CodePointOrder;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Files by path, ordered by the code points of their paths. Immutable: the bytes are not copied.
 */
public final class FileTree {
  /** Orders paths as git and every file system's bytes do. */
  public static final Comparator<String> ORDER = CodePointOrder.ORDER;

  /** What Argo CD reads from one folder as it is installed; Flux has no such bound. */
  private static final long LARGEST_FOLDER = 10_000_000;

  /** How many bytes a character may take. */
  private static final int MOST_BYTES = 3;

  private static final FileTree EMPTY = new FileTree(new TreeMap<>(ORDER));

  private final NavigableMap<String, byte[]> files;

  private FileTree(NavigableMap<String, byte[]> files) {
    this.files = Collections.unmodifiableNavigableMap(files);
  }

  /** Returns the tree without files. */
  public static FileTree empty() {
    return EMPTY;
  }

  /** Returns a tree of files that are known not to collide, such as those of a commit. */
  public static FileTree of(Map<String, byte[]> files) {
    NavigableMap<String, byte[]> sorted = new TreeMap<>(ORDER);
    sorted.putAll(files);
    return new FileTree(sorted);
  }

  /** Returns a builder that tells of objects with one path. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the files by path, in order. */
  public SortedMap<String, byte[]> files() {
    return files;
  }

  /** Returns the paths in order. */
  public List<String> paths() {
    return List.copyOf(files.keySet());
  }

  /** Returns the bytes of a file. */
  public Optional<byte[]> bytes(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** Returns the text of a file. */
  public Optional<String> text(String path) {
    return bytes(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** Returns how many files there are. */
  public int size() {
    return files.size();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FileTree tree
        && files.keySet().equals(tree.files.keySet())
        && files.entrySet().stream()
            .allMatch(file -> Arrays.equals(file.getValue(), tree.files.get(file.getKey())));
  }

  @Override
  public int hashCode() {
    return Objects.hash(files.keySet());
  }

  @Override
  public String toString() {
    return files.keySet().toString();
  }

  /** Collects files and tells of those that cannot stand beside each other. For one thread. */
  public static final class Builder {
    /** In the order of adding, which is nearly that of the paths: the map is only looked up. */
    private final SequencedMap<String, Added> added = new LinkedHashMap<>();

    private final Diagnostics diagnostics = new Diagnostics();

    private Builder() {}

    @SuppressWarnings("ArrayRecordComponent") // the bytes are those of the tree
    private record Added(byte[] bytes, Location source) {}

    /**
     * Adds a file.
     *
     * @param source the template, or whatever else made it
     */
    public Builder add(String path, byte[] bytes, Location source) {
      Added before = added.putIfAbsent(path, new Added(bytes, source));
      if (before != null) {
        collision(source, "two objects are written to `" + path + "`", before.source());
      } else if (longestName(path) > OutputPath.LONGEST_NAME) {
        diagnostics.add(
            Code.MANIFEST_PATH_TOO_LONG,
            source,
            "the file name of `" + path + "` is longer than " + OutputPath.LONGEST_NAME + " bytes");
      }
      return this;
    }

    /** Returns the tree, or the collisions. */
    public Outcome<FileTree> build() {
      NavigableMap<String, byte[]> files = new TreeMap<>(ORDER);
      added.forEach((path, file) -> files.put(path, file.bytes()));
      String clear = "";
      for (String path : files.keySet()) {
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        if (!folder.equals(clear)) {
          clear = liesInFolders(path) ? folder : "";
        }
      }
      checkSizes(files);
      return diagnostics.hasErrors() ? diagnostics.failed() : Outcome.ok(new FileTree(files));
    }

    /** Returns whether none of the folders that a path lies in is a file too. */
    private boolean liesInFolders(String path) {
      boolean isClear = true;
      for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
        String folder = path.substring(0, slash);
        Added file = added.get(folder);
        if (file != null) {
          isClear = false;
          collision(
              Objects.requireNonNull(added.get(path)).source(),
              "`" + path + "` lies in the folder `" + folder + "`, which is a file too",
              file.source());
        }
      }
      return isClear;
    }

    /** The files of a folder follow each other: no folder of the output lies in one with files. */
    private void checkSizes(NavigableMap<String, byte[]> files) {
      String folder = "";
      long size = 0;
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        int length = file.getKey().lastIndexOf('/') + 1;
        if (length != folder.length() || !file.getKey().startsWith(folder)) {
          checkSize(files, folder, size);
          folder = file.getKey().substring(0, length);
          size = 0;
        }
        size += file.getValue().length;
      }
      checkSize(files, folder, size);
    }

    private void checkSize(NavigableMap<String, byte[]> files, String folder, long size) {
      if (size <= LARGEST_FOLDER) {
        return;
      }
      String largest =
          files.tailMap(folder).entrySet().stream()
              .takeWhile(file -> file.getKey().startsWith(folder))
              .max(Comparator.comparingInt(file -> file.getValue().length))
              .map(Map.Entry::getKey)
              .orElseThrow();
      diagnostics.add(
          Code.MANIFEST_FOLDER_TOO_LARGE,
          Objects.requireNonNull(added.get(largest)).source(),
          "the files of `%s` hold %d bytes, expected at most %d"
              .formatted(folder, size, LARGEST_FOLDER));
    }

    private void collision(Location at, String message, Location other) {
      diagnostics.add(
          Diagnostic.of(Code.MANIFEST_PATH_COLLISION, at, message)
              .withRelated(other, "the other one"));
    }

    /**
     * Returns at least the bytes of the longest name in a path; exactly those, if they are many.
     */
    private static int longestName(String path) {
      if (path.length() <= OutputPath.LONGEST_NAME / MOST_BYTES) {
        return path.length() * MOST_BYTES;
      }
      return Arrays.stream(path.split("/", -1))
          .mapToInt(name -> name.getBytes(StandardCharsets.UTF_8).length)
          .max()
          .orElse(0);
    }
  }
}
