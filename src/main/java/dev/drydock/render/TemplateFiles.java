package dev.drydock.render;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.SourceFile;
import dev.drydock.diag.SourceTree;
import dev.drydock.yaml.StrictYaml;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads template folders: only regular files, only UTF-8, and each at most 1 MiB. */
final class TemplateFiles {
  private final SourceTree tree;
  private final Diagnostics diagnostics;

  TemplateFiles(SourceTree tree, Diagnostics diagnostics) {
    this.tree = tree;
    this.diagnostics = diagnostics;
  }

  /** Returns every file below a folder, by its path relative to the folder. */
  SortedMap<String, SourceFile> read(String folder) {
    SortedMap<String, SourceFile> files = new TreeMap<>();
    for (SourceTree.Entry entry : tree.list(folder)) {
      switch (entry.kind()) {
        case FILE -> {
          if (entry.path().equals(folder)) {
            refuse(entry, "is a file, expected a folder");
          } else {
            read(entry)
                .ifPresent(file -> files.put(entry.path().substring(folder.length() + 1), file));
          }
        }
        case LINK -> refuse(entry, "is a symbolic link, which is never followed");
        case SPECIAL ->
            refuse(entry, "is a submodule, a pipe or a device, expected a file or a folder");
        case UNREADABLE ->
            diagnostics.add(
                Code.IO_UNREADABLE, Location.of(entry.path()), "the file cannot be read");
      }
    }
    return Collections.unmodifiableSortedMap(files);
  }

  private Optional<SourceFile> read(SourceTree.Entry entry) {
    return Optional.ofNullable(
        diagnostics.take(
            tree.read(entry.path(), StrictYaml.SIZE_LIMIT)
                .then(bytes -> StrictYaml.decode(entry.path(), bytes))));
  }

  private void refuse(SourceTree.Entry entry, String what) {
    diagnostics.add(
        Diagnostic.of(
            Code.TEMPLATE_FILE, Location.of(entry.path()), "`" + entry.path() + "` " + what));
  }
}
