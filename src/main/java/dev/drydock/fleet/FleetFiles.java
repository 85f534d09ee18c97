package dev.drydock.fleet;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.SourceFile;
import dev.drydock.diag.SourceTree;
import dev.drydock.yaml.StrictYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Finds the files of the fleet. What is not a document is passed over only where nobody could take
 * it for one: no link is followed and no folder named like a file is walked past.
 */
final class FleetFiles {
  static final String FOLDER = "fleet";

  private static final long MEBIBYTE = 1024 * 1024;

  static final long SIZE_LIMIT = 256 * MEBIBYTE;

  private static final Pattern FROZEN = Pattern.compile("fleet/releases/[^/]+/templates/.*");

  private final SourceTree tree;
  private final FleetDraft draft;
  private final Diagnostics diagnostics;
  private final SortedSet<String> strangeFolders = new TreeSet<>();

  FleetFiles(SourceTree tree, FleetDraft draft, Diagnostics diagnostics) {
    this.tree = tree;
    this.draft = draft;
    this.diagnostics = diagnostics;
  }

  /**
   * Hands over every file that holds documents, ordered by path, if it can be read.
   *
   * @param limit the most bytes that all files may have together
   */
  void read(long limit, Consumer<SourceFile> reader) {
    long size = 0;
    for (String path : documents()) {
      byte[] bytes = diagnostics.take(tree.read(path, StrictYaml.SIZE_LIMIT));
      size += bytes == null ? 0 : bytes.length;
      if (size > limit) {
        draft.skip(path);
        diagnostics.add(
            Code.FLEET_TOO_LARGE,
            Location.of(path),
            "with this file the fleet has more than " + shown(limit) + " of documents");
        return;
      }
      SourceFile file = bytes == null ? null : diagnostics.take(StrictYaml.decode(path, bytes));
      if (file == null) {
        draft.skip(path);
      } else {
        reader.accept(file);
      }
    }
  }

  private static String shown(long bytes) {
    return bytes % MEBIBYTE == 0 ? bytes / MEBIBYTE + " MiB" : bytes + " bytes";
  }

  private List<String> documents() {
    List<String> documents = new ArrayList<>();
    List<SourceTree.Entry> entries = tree.list(FOLDER);
    if (entries.isEmpty()) {
      draft.skip(FOLDER);
      diagnostics.add(nothing());
    }
    for (SourceTree.Entry entry : entries) {
      refuseFolders(entry.path());
      switch (entry.kind()) {
        case FILE -> {
          if (entry.path().equals(FOLDER)) {
            strange(FOLDER, "is a file, expected a folder");
          } else if (isDocument(entry.path())) {
            documents.add(entry.path());
          }
        }
        case LINK -> strange(entry.path(), "is a symbolic link, expected a file or a folder");
        case SPECIAL ->
            strange(
                entry.path(), "is a submodule, a pipe or a device, expected a file or a folder");
        case UNREADABLE -> {
          draft.skip(entry.path());
          diagnostics.add(
              Code.IO_UNREADABLE,
              Location.of(entry.path()),
              "`" + entry.path() + "` cannot be read");
        }
      }
    }
    return documents;
  }

  private static Diagnostic nothing() {
    return Diagnostic.of(
            Code.FLEET_EMPTY, Location.of(FOLDER), "there is no file below `" + FOLDER + "/`")
        .withHint(
            "`drydock init` writes a fleet to start with; `drydock publish` sees what is committed");
  }

  private boolean isDocument(String path) {
    String folded = path.toLowerCase(Locale.ROOT);
    if (FROZEN.matcher(path).matches() || !isYaml(folded)) {
      return false;
    }
    if (!isYaml(path)) {
      strange(path, "ends neither in `.yaml` nor in `.yml`: case matters");
      return false;
    }
    return true;
  }

  private static boolean isYaml(String name) {
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  /** Refuses each folder on the way to a file that is named like a file itself. */
  private void refuseFolders(String path) {
    if (FROZEN.matcher(path).matches()) {
      return;
    }
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      String folder = path.substring(0, slash);
      if (isYaml(folder.toLowerCase(Locale.ROOT)) && strangeFolders.add(folder)) {
        strange(folder, "is a folder, expected a file");
      }
    }
  }

  private void strange(String path, String what) {
    draft.skip(path);
    diagnostics.add(
        Diagnostic.of(Code.FLEET_STRANGE_FILE, Location.of(path), "`" + path + "` " + what));
  }
}
