package dev.drydock.git;

import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;

/** The files of an output as the git tree that they will be. Nothing is written yet. */
public final class RenderedTree {
  /** How many files a thread looks at in one go. */
  private static final int SHARE = 256;

  private final TreeNode.Folder root;
  private final int files;

  private RenderedTree(TreeNode.Folder root, int files) {
    this.root = root;
    this.files = files;
  }

  /**
   * Returns the tree of an output.
   *
   * @param files the bytes of each file by its path from the root of the branch
   * @param workers who computes the ids of the files
   */
  public static Outcome<RenderedTree> of(SortedMap<String, byte[]> files, Workers workers) {
    Diagnostics diagnostics = new Diagnostics();
    TreeNode.Folder root = new TreeNode.Folder();
    for (List<Outcome<NamedBlob>> share : workers.map(shares(files), RenderedTree::blobs)) {
      for (Outcome<NamedBlob> outcome : share) {
        NamedBlob named = diagnostics.take(outcome);
        if (named != null) {
          named.blob().placeIn(root, named.path()).ifPresent(diagnostics::add);
        }
      }
    }
    if (!diagnostics.hasErrors()) {
      root.seal("", new ObjectInserter.Formatter(), diagnostics);
    }
    return diagnostics.outcome(new RenderedTree(root, files.size()));
  }

  private record NamedBlob(String path, TreeNode.Blob blob) {}

  private static List<List<Map.Entry<String, byte[]>>> shares(SortedMap<String, byte[]> files) {
    List<List<Map.Entry<String, byte[]>>> shares = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      if (shares.isEmpty() || shares.getLast().size() == SHARE) {
        shares.add(new ArrayList<>(SHARE));
      }
      shares.getLast().add(file);
    }
    return shares;
  }

  private static List<Outcome<NamedBlob>> blobs(List<Map.Entry<String, byte[]>> files) {
    ObjectInserter.Formatter formatter = new ObjectInserter.Formatter();
    Set<String> known = new LinkedHashSet<>();
    return files.stream()
        .map(file -> blob(file.getKey(), file.getValue(), known, formatter))
        .toList();
  }

  private static Outcome<NamedBlob> blob(
      String path, byte[] bytes, Set<String> known, ObjectInserter.Formatter formatter) {
    Optional<Diagnostic> problem = OutputPath.problem(path, known);
    return problem.isPresent()
        ? Outcome.failed(problem.get())
        : Outcome.ok(new NamedBlob(path, TreeNode.Blob.of(bytes, formatter)));
  }

  /** Returns the id of the tree; equal to {@link RenderedHead#content} where nothing changed. */
  public String id() {
    return root.id().name();
  }

  /** Returns how many files the tree has. */
  public int files() {
    return files;
  }

  /**
   * Returns the ids in the tree by path, folders with a slash at their end.
   *
   * @param descend says of a folder's path whether it is looked into and not named itself
   */
  public SortedMap<String, String> outline(Predicate<String> descend) {
    SortedMap<String, String> outline = new TreeMap<>();
    outline(root, "", descend, outline);
    return outline;
  }

  private static void outline(
      TreeNode.Folder folder,
      String prefix,
      Predicate<String> descend,
      SortedMap<String, String> outline) {
    folder
        .children()
        .forEach(
            (key, child) -> {
              if (child instanceof TreeNode.Folder inner
                  && descend.test(prefix + key.substring(0, key.length() - 1))) {
                outline(inner, prefix + key, descend, outline);
              } else {
                outline.put(prefix + key, child.id().name());
              }
            });
  }

  /** Returns the root of the commit: the output, the metadata and what others keep beside it. */
  TreeNode.Folder withMetadata(String metadata, List<RenderedHead.KeptEntry> kept) {
    ObjectInserter.Formatter formatter = new ObjectInserter.Formatter();
    TreeNode.Folder whole = root.copy();
    TreeNode.Blob.of(metadata.getBytes(StandardCharsets.UTF_8), formatter)
        .placeIn(whole, CommitWriter.METADATA)
        .ifPresent(
            clash -> {
              throw new IllegalArgumentException(clash.message());
            });
    for (RenderedHead.KeptEntry entry : kept) {
      if (!whole.has(entry.name())) {
        whole.put(
            entry.name(),
            new TreeNode.Kept(FileMode.fromBits(entry.mode()), ObjectId.fromString(entry.id())));
      }
    }
    whole.format(formatter);
    return whole;
  }
}
