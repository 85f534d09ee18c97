package dev.drydock.git;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Groups files that are much alike, by their names: the folders of tenants hold files of the same
 * names, and a name that occurs once goes by its first word. The largest file of a group is what
 * the others are stored as a difference from.
 */
final class Families {
  /** An index of a larger file is not worth its memory. */
  private static final int LARGEST_BASE = 1 << 18;

  private final SortedMap<String, Integer> names = new TreeMap<>();
  private final SortedMap<String, List<TreeNode.Blob>> members = new TreeMap<>();
  private final SortedMap<String, PackEncoder.Base> bases = new TreeMap<>();

  private Families() {}

  /** Returns the groups of files. */
  static Families of(List<NewObjects.NewFile> files) {
    Families families = new Families();
    files.forEach(file -> families.names.merge(file.name(), 1, Integer::sum));
    for (NewObjects.NewFile file : files) {
      families
          .members
          .computeIfAbsent(families.family(file.name()), name -> new ArrayList<>())
          .add(file.blob());
    }
    families.members.forEach(families::choose);
    return families;
  }

  private void choose(String family, List<TreeNode.Blob> all) {
    TreeNode.Blob largest = all.getFirst();
    for (TreeNode.Blob blob : all) {
      if (blob.bytes().length > largest.bytes().length) {
        largest = blob;
      }
    }
    if (all.size() > 1 && largest.bytes().length <= LARGEST_BASE) {
      bases.put(family, PackEncoder.Base.of(largest));
    }
  }

  private String family(String name) {
    int dash = name.indexOf('-');
    return names.getOrDefault(name, 0) > 1 || dash < 0 ? name : name.substring(0, dash);
  }

  /** Returns what a file may be stored as a difference from; perhaps itself. */
  PackEncoder.@Nullable Base base(String name) {
    return bases.get(family(name));
  }

  /** Returns the files that others are stored as a difference from. */
  List<TreeNode.Blob> bases() {
    return bases.values().stream().map(PackEncoder.Base::blob).toList();
  }
}
