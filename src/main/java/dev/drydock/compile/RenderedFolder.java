package dev.drydock.compile;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceTree;
import dev.drydock.manifest.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The folder {@code rendered/} in the work tree. It is replaced as a whole: the new tree is written
 * beside it and put in its place in one step, so that a run that is killed or meets a full disk
 * leaves the old tree as it was.
 */
final class RenderedFolder {
  private static final Pattern OUTPUT =
      Pattern.compile("[^/]+/(bootstrap|delivery|components|tenants)/.+\\.yaml");

  private final Path root;
  private final Path folder;

  /**
   * @param root the repository
   */
  RenderedFolder(Path root) {
    this.root = root;
    this.folder = root.resolve("rendered");
  }

  /** Returns the files that lie there now, or why they cannot be taken for output of ours. */
  Outcome<SortedMap<String, byte[]>> read() {
    SortedMap<String, byte[]> files = new TreeMap<>(FileTree.ORDER);
    Diagnostics diagnostics = new Diagnostics();
    WorkTree tree = new WorkTree(folder);
    if (Files.isSymbolicLink(folder) || Files.isRegularFile(folder)) {
      diagnostics.add(foreign("rendered", "`rendered` is not a folder"));
      return diagnostics.failed();
    }
    for (SourceTree.Entry entry : tree.list("")) {
      String path = "rendered/" + entry.path();
      if (entry.kind() != SourceTree.Kind.FILE || !OUTPUT.matcher(entry.path()).matches()) {
        diagnostics.add(foreign(path, "`" + path + "` is nothing that Drydock writes"));
        continue;
      }
      byte @Nullable [] content = diagnostics.take(tree.read(entry.path(), Integer.MAX_VALUE - 16));
      if (content != null) {
        files.put(entry.path(), content);
      }
    }
    return diagnostics.outcome(files);
  }

  private static Diagnostic foreign(String path, String message) {
    return Diagnostic.of(Code.RENDERED_FOREIGN_FILE, Location.of(path), message)
        .withHint("`rendered/` is replaced as a whole: move the file out of it, or delete it");
  }

  /** Puts a tree there. Returns whether anything changed. */
  Outcome<Boolean> replace(SortedMap<String, byte[]> files) {
    return read()
        .then(
            old -> {
              if (equal(old, files)) {
                return Outcome.ok(false);
              }
              try {
                write(files);
                return Outcome.ok(true);
              } catch (IOException | UncheckedIOException e) {
                return Outcome.failed(
                    Diagnostic.of(
                        Code.IO_UNWRITABLE,
                        Location.of("rendered"),
                        "the output cannot be written: " + reason(e)));
              }
            });
  }

  /** Returns what the system says of a file that cannot be written. */
  static String reason(Exception e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  /** Returns whether two trees hold the same bytes at the same paths. */
  static boolean equal(SortedMap<String, byte[]> one, SortedMap<String, byte[]> other) {
    return one.size() == other.size()
        && one.entrySet().stream()
            .allMatch(entry -> Arrays.equals(entry.getValue(), other.get(entry.getKey())));
  }

  private void write(SortedMap<String, byte[]> files) throws IOException {
    try (StagedFolder staged = StagedFolder.open(root, folder)) {
      staged.write(files);
      staged.put();
    }
  }
}
