package dev.drydock.git;

import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.TreeFormatter;

/** A part of a tree that is about to be written. */
sealed interface TreeNode {

  /** Returns its id. */
  ObjectId id();

  /** Returns its git mode. */
  FileMode mode();

  /** A file with its bytes. */
  final class Blob implements TreeNode {
    private final byte[] bytes;
    private final ObjectId id;

    private Blob(byte[] bytes, ObjectId id) {
      this.bytes = bytes;
      this.id = id;
    }

    static Blob of(byte[] bytes, ObjectInserter.Formatter formatter) {
      return new Blob(bytes, formatter.idFor(Constants.OBJ_BLOB, bytes));
    }

    byte[] bytes() {
      return bytes;
    }

    @Override
    public ObjectId id() {
      return id;
    }

    @Override
    public FileMode mode() {
      return FileMode.REGULAR_FILE;
    }

    /** Puts this file below a folder, making the folders of its path. */
    Optional<Diagnostic> placeIn(Folder root, String path) {
      Folder here = root;
      int start = 0;
      for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', start)) {
        String name = path.substring(start, slash);
        if (!(here.children.computeIfAbsent(name + "/", key -> new Folder()) instanceof Folder next)
            || here.children.containsKey(name)) {
          return Optional.of(OutputPath.diagnostic(path, "lies below a file of the output"));
        }
        here = next;
        start = slash + 1;
      }
      String name = path.substring(start);
      if (here.children.containsKey(name + "/")) {
        return Optional.of(OutputPath.diagnostic(path, "is also a folder of the output"));
      }
      here.children.put(name, this);
      return Optional.empty();
    }
  }

  /** Something that exists already. */
  record Kept(FileMode mode, ObjectId id) implements TreeNode {}

  /** A folder. Its children are keyed as git orders them: folders with a slash at the end. */
  final class Folder implements TreeNode {
    private final SortedMap<String, TreeNode> children = new TreeMap<>();
    private byte[] bytes = {};
    private ObjectId id = ObjectId.zeroId();

    SortedMap<String, TreeNode> children() {
      return children;
    }

    byte[] bytes() {
      return bytes;
    }

    @Override
    public ObjectId id() {
      return id;
    }

    @Override
    public FileMode mode() {
      return FileMode.TREE;
    }

    Folder copy() {
      Folder copy = new Folder();
      copy.children.putAll(children);
      return copy;
    }

    boolean has(String name) {
      return children.containsKey(name) || children.containsKey(name + "/");
    }

    void put(String name, TreeNode node) {
      children.put(FileMode.TREE.equals(node.mode().getBits()) ? name + "/" : name, node);
    }

    /** Computes the ids from the leaves up, and refuses names that differ in case only. */
    void seal(String path, ObjectInserter.Formatter formatter, Diagnostics diagnostics) {
      children.forEach(
          (key, child) -> {
            if (child instanceof Folder folder) {
              folder.seal(path + key, formatter, diagnostics);
            }
          });
      format(formatter);
      try {
        OutputPath.checker().checkTree(bytes);
      } catch (CorruptObjectException e) {
        String shown = path.isEmpty() ? "." : path.substring(0, path.length() - 1);
        diagnostics.add(
            OutputPath.diagnostic(
                shown, "is a folder that some file system cannot hold: " + e.getMessage()));
      }
    }

    /** Computes the id from those of the children. */
    void format(ObjectInserter.Formatter formatter) {
      TreeFormatter tree = new TreeFormatter();
      children.forEach((key, child) -> tree.append(name(key), child.mode(), child.id()));
      bytes = tree.toByteArray();
      id = formatter.idFor(Constants.OBJ_TREE, bytes);
    }

    private static String name(String key) {
      return key.endsWith("/") ? key.substring(0, key.length() - 1) : key;
    }
  }
}
