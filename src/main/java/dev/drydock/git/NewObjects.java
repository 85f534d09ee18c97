package dev.drydock.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.jspecify.annotations.Nullable;

/** The objects of a tree that the previous tree does not have at the same place. */
final class NewObjects {
  /** How many objects a thread compresses at a time. */
  private static final int SHARE = 256;

  private final ObjectReader reader;
  private final List<NewFile> files = new ArrayList<>();
  private final List<TreeNode.Folder> folders = new ArrayList<>();

  /** A file by its name in its folder. */
  record NewFile(String name, TreeNode.Blob blob) {}

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
    return files.size() + folders.size();
  }

  /** Writes the objects one by one. */
  void insertInto(ObjectInserter inserter) throws IOException {
    for (NewFile file : files) {
      inserter.insert(Constants.OBJ_BLOB, file.blob().bytes());
    }
    for (TreeNode.Folder folder : folders) {
      inserter.insert(Constants.OBJ_TREE, folder.bytes());
    }
  }

  /** Returns the objects as a pack holds them: what others differ from comes before them. */
  List<PackEntry> packed(Workers workers) {
    Families families = Families.of(files);
    List<PackEntry> packed = new ArrayList<>(count());
    packed.addAll(
        packed(
            families.bases(),
            (encoder, blob) -> encoder.whole(Constants.OBJ_BLOB, blob.id(), blob.bytes()),
            workers));
    packed.addAll(
        packed(
            files,
            (encoder, file) -> encoder.blob(file.blob(), families.base(file.name())),
            workers));
    packed.addAll(
        packed(
            folders,
            (encoder, folder) -> encoder.whole(Constants.OBJ_TREE, folder.id(), folder.bytes()),
            workers));
    return packed;
  }

  private static <T> List<PackEntry> packed(
      List<T> objects, BiFunction<PackEncoder, T, PackEntry> encoding, Workers workers) {
    List<List<T>> shares = new ArrayList<>();
    for (int start = 0; start < objects.size(); start += SHARE) {
      shares.add(objects.subList(start, Math.min(objects.size(), start + SHARE)));
    }
    return workers
        .map(
            shares,
            share -> {
              try (PackEncoder encoder = new PackEncoder()) {
                return share.stream().map(object -> encoding.apply(encoder, object)).toList();
              }
            })
        .stream()
        .flatMap(List::stream)
        .toList();
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
            files.add(new NewFile(child.getKey(), blob));
          }
        }
        case TreeNode.Kept kept -> {}
      }
    }
    folders.add(now);
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
