package dev.drydock.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.jspecify.annotations.Nullable;

/** The objects of a tree that the previous tree does not have at the same place. */
final class NewObjects {
  private final ObjectReader reader;
  private final List<TreeNode> pending = new ArrayList<>();

  private NewObjects(ObjectReader reader) {
    this.reader = reader;
  }

  /**
   * Compares two trees; folders with equal ids are not looked into.
   *
   * @param before the previous tree, or null where there is none
   */
  static NewObjects between(ObjectReader reader, @Nullable ObjectId before, TreeNode.Folder now)
      throws IOException {
    NewObjects objects = new NewObjects(reader);
    objects.compare(before, now);
    return objects;
  }

  int count() {
    return pending.size();
  }

  void insertInto(ObjectInserter inserter) throws IOException {
    for (TreeNode object : pending) {
      switch (object) {
        case TreeNode.Blob blob -> inserter.insert(Constants.OBJ_BLOB, blob.bytes());
        case TreeNode.Folder folder -> inserter.insert(Constants.OBJ_TREE, folder.bytes());
        case TreeNode.Kept kept -> {}
      }
    }
  }

  private void compare(@Nullable ObjectId before, TreeNode.Folder now) throws IOException {
    if (now.id().equals(before)) {
      return;
    }
    SortedMap<String, ObjectId> known = entries(before);
    for (Map.Entry<String, TreeNode> child : now.children().entrySet()) {
      ObjectId previous = known.get(child.getKey());
      switch (child.getValue()) {
        case TreeNode.Folder folder -> compare(previous, folder);
        case TreeNode.Blob blob -> {
          if (!blob.id().equals(previous)) {
            pending.add(blob);
          }
        }
        case TreeNode.Kept kept -> {}
      }
    }
    pending.add(now);
  }

  private SortedMap<String, ObjectId> entries(@Nullable ObjectId tree) throws IOException {
    SortedMap<String, ObjectId> entries = new TreeMap<>();
    if (tree == null) {
      return entries;
    }
    CanonicalTreeParser parser = new CanonicalTreeParser();
    for (parser.reset(reader, tree); !parser.eof(); parser.next()) {
      String name = parser.getEntryPathString();
      boolean isFolder = FileMode.TREE.equals(parser.getEntryRawMode());
      entries.put(isFolder ? name + "/" : name, parser.getEntryObjectId());
    }
    return entries;
  }
}
