package dev.drydock.compile;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceTree;
import dev.drydock.manifest.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Files that are to be written into a repository: new ones, and edited ones.
 *
 * @param created the bytes of new files, by path
 * @param edited the files that are there, by path
 */
record FileChanges(SortedMap<String, byte[]> created, SortedMap<String, Edit> edited) {
  private static final String BESIDE = ".drydock-new";

  FileChanges {
    created = Collections.unmodifiableSortedMap(new TreeMap<>(created));
    edited = Collections.unmodifiableSortedMap(new TreeMap<>(edited));
  }

  /**
   * A file before and after.
   *
   * @param before the bytes that it holds
   * @param after the bytes that it is to hold
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, and nobody else holds them
  record Edit(byte[] before, byte[] after) {}

  static FileChanges create(SortedMap<String, byte[]> files) {
    return new FileChanges(files, new TreeMap<>());
  }

  static FileChanges edit(String path, byte[] before, byte[] after) {
    TreeMap<String, Edit> edited = new TreeMap<>();
    edited.put(path, new Edit(before, after));
    return new FileChanges(new TreeMap<>(), edited);
  }

  private SortedMap<String, byte[]> files() {
    TreeMap<String, byte[]> files = new TreeMap<>(created);
    edited.forEach((path, edit) -> files.put(path, edit.after()));
    return files;
  }

  /** Returns every path that is written, in order. */
  List<String> paths() {
    return List.copyOf(files().keySet());
  }

  /** Returns a repository as it will be. */
  SourceTree over(SourceTree repository) {
    return new Overlay(repository, files());
  }

  private record Overlay(SourceTree below, SortedMap<String, byte[]> files) implements SourceTree {
    @Override
    public List<Entry> list(String folder) {
      String prefix = folder.isEmpty() ? "" : folder + "/";
      List<Entry> entries = new ArrayList<>();
      below.list(folder).stream()
          .filter(entry -> !files.containsKey(entry.path()))
          .forEach(entries::add);
      files.keySet().stream()
          .filter(path -> path.startsWith(prefix))
          .forEach(path -> entries.add(new Entry(path, Kind.FILE)));
      entries.sort((left, right) -> FileTree.ORDER.compare(left.path(), right.path()));
      return List.copyOf(entries);
    }

    @Override
    public Outcome<byte[]> read(String path, int limit) {
      byte[] bytes = files.get(path);
      if (bytes == null) {
        return below.read(path, limit);
      }
      return bytes.length > limit ? SourceTree.tooLarge(path, limit) : Outcome.ok(bytes.clone());
    }
  }

  /** Refuses to write over anything that is there. */
  Outcome<FileChanges> free(Path root) {
    Diagnostics diagnostics = new Diagnostics();
    for (String path : created.keySet()) {
      if (Files.exists(root.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
        diagnostics.add(
            Diagnostic.of(Code.NEW_EXISTS, Location.of(path), "the file is there already")
                .withHint("nothing was written; move it away, or edit it"));
      }
    }
    return diagnostics.outcome(this);
  }

  /** Writes everything, or leaves the repository as it was. */
  Outcome<FileChanges> write(Path root) {
    List<Path> written = new ArrayList<>();
    try {
      for (var file : created.entrySet()) {
        Path place = root.resolve(file.getKey());
        Files.createDirectories(place.getParent());
        Files.write(place, file.getValue(), StandardOpenOption.CREATE_NEW);
        written.add(place);
      }
      for (var file : edited.entrySet()) {
        replace(root.resolve(file.getKey()), file.getValue());
      }
      return Outcome.ok(this);
    } catch (IOException e) {
      written.forEach(FileChanges::remove);
      return Outcome.failed(
          Diagnostic.of(
              Code.IO_UNWRITABLE,
              Location.of(paths().getFirst()),
              "the file cannot be written: " + RenderedFolder.reason(e)));
    }
  }

  /** The new text is written beside its place and put there in one step, with the old rights. */
  private static void replace(Path place, Edit edit) throws IOException {
    if (!Arrays.equals(Files.readAllBytes(place), edit.before())) {
      throw new IOException("somebody else changed it meanwhile");
    }
    Path beside = place.resolveSibling(place.getFileName() + BESIDE);
    Files.copy(
        place, beside, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
    try {
      Files.write(beside, edit.after());
      Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The failure that led here is the one to tell.
    }
  }
}
