package dev.drydock.git;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/**
 * The files of a commit, or of a folder in it. Nothing between listing and reading can change them.
 * For many threads.
 */
public final class CommitTree implements SourceTree {
  private final Repository repository;
  private final ObjectId root;

  /** The blobs that were listed: finding one again by its path would search every folder on it. */
  private final SortedMap<String, ObjectId> listed = new ConcurrentSkipListMap<>();

  CommitTree(Repository repository, ObjectId root) {
    this.repository = repository;
    this.root = root;
  }

  @Override
  public List<Entry> list(String folder) {
    List<Entry> entries = new ArrayList<>();
    try (ObjectReader reader = repository.newObjectReader()) {
      if (folder.isEmpty()) {
        collect(reader, "", root, entries);
      } else {
        try (TreeWalk walk = TreeWalk.forPath(reader, folder, root)) {
          if (walk != null) {
            add(reader, folder, walk.getFileMode(), walk.getObjectId(0), entries);
          }
        }
      }
    } catch (IOException | ArrayIndexOutOfBoundsException e) {
      entries.add(new Entry(folder, Kind.UNREADABLE));
    }
    return List.copyOf(entries);
  }

  /** Git orders a tree so that whole paths come in the order of their UTF-8 bytes. */
  private void collect(ObjectReader reader, String path, ObjectId tree, List<Entry> entries) {
    CanonicalTreeParser parser = new CanonicalTreeParser();
    try {
      for (parser.reset(reader, tree); !parser.eof(); parser.next()) {
        String name = parser.getEntryPathString();
        String child = path.isEmpty() ? name : path + "/" + name;
        add(reader, child, parser.getEntryFileMode(), parser.getEntryObjectId(), entries);
      }
    } catch (IOException | ArrayIndexOutOfBoundsException e) {
      entries.add(new Entry(path, Kind.UNREADABLE));
    }
  }

  private void add(
      ObjectReader reader, String path, FileMode mode, ObjectId id, List<Entry> entries) {
    switch (mode.getBits() & FileMode.TYPE_MASK) {
      case FileMode.TYPE_TREE -> collect(reader, path, id, entries);
      case FileMode.TYPE_FILE -> {
        listed.put(path, id);
        entries.add(new Entry(path, Kind.FILE));
      }
      case FileMode.TYPE_SYMLINK -> entries.add(new Entry(path, Kind.LINK));
      default -> entries.add(new Entry(path, Kind.SPECIAL));
    }
  }

  @Override
  public Outcome<byte[]> read(String path, int limit) {
    return GitFailure.reading("`" + path + "`", () -> readNow(path, limit));
  }

  private Outcome<byte[]> readNow(String path, int limit) throws IOException {
    try (ObjectReader reader = repository.newObjectReader()) {
      ObjectId id = blob(reader, path);
      if (id == null) {
        return failure(path, "the commit has no such file");
      }
      if (reader.getObjectSize(id, Constants.OBJ_BLOB) > limit) {
        return SourceTree.tooLarge(path, limit);
      }
      return Outcome.ok(reader.open(id, Constants.OBJ_BLOB).getBytes(limit));
    }
  }

  private @Nullable ObjectId blob(ObjectReader reader, String path) throws IOException {
    ObjectId known = listed.get(path);
    if (known != null || path.isEmpty()) {
      return known;
    }
    try (TreeWalk walk = TreeWalk.forPath(reader, path, root)) {
      return walk != null && (walk.getRawMode(0) & FileMode.TYPE_MASK) == FileMode.TYPE_FILE
          ? walk.getObjectId(0)
          : null;
    }
  }

  private static Outcome<byte[]> failure(String path, String message) {
    return Outcome.failed(Diagnostic.of(Code.IO_UNREADABLE, Location.of(path), message));
  }
}
