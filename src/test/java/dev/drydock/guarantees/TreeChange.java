package dev.drydock.guarantees;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * A file that differs between two trees.
 *
 * @param kind what happened to it
 * @param path the file
 */
record TreeChange(Kind kind, String path) {

  /** What can happen to a file. */
  enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }

  /** Returns all that differs, in the order of paths. */
  static List<TreeChange> between(
      SortedMap<String, String> before, SortedMap<String, String> after) {
    TreeSet<String> paths = new TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    List<TreeChange> changes = new ArrayList<>();
    for (String path : paths) {
      if (!before.containsKey(path)) {
        changes.add(new TreeChange(Kind.ADDED, path));
      } else if (!after.containsKey(path)) {
        changes.add(new TreeChange(Kind.REMOVED, path));
      } else if (!before.get(path).equals(after.get(path))) {
        changes.add(new TreeChange(Kind.CHANGED, path));
      }
    }
    return changes;
  }
}
