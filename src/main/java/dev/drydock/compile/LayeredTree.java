package dev.drydock.compile;

import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceTree;
import dev.drydock.manifest.FileTree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;

/**
 * A repository on top of what the jar brings. Templates are replaced by whole component folders and
 * schemas by files, so that a repository needs only a {@code fleet/} folder and changes only what
 * it wants to.
 */
final class LayeredTree implements SourceTree {
  private final SourceTree repository;
  private final SourceTree packed;
  private final SequencedSet<String> repositoryPaths;
  private final TreeSet<String> replacedFolders;

  LayeredTree(SourceTree repository, SourceTree packed) {
    this.repository = repository;
    this.packed = packed;
    this.repositoryPaths = new LinkedHashSet<>();
    this.replacedFolders = new TreeSet<>();
    for (String root : List.of("templates", "schemas")) {
      for (Entry entry : repository.list(root)) {
        repositoryPaths.add(entry.path());
        folderThatIsReplacedWhole(entry.path()).ifPresent(replacedFolders::add);
      }
    }
  }

  @Override
  public List<Entry> list(String folder) {
    List<Entry> all = new ArrayList<>(repository.list(folder));
    if (isPackedRoot(folder + "/")) {
      packed.list(folder).stream().filter(entry -> !isReplaced(entry.path())).forEach(all::add);
    }
    all.sort((left, right) -> FileTree.ORDER.compare(left.path(), right.path()));
    return List.copyOf(all);
  }

  @Override
  public Outcome<byte[]> read(String path, int limit) {
    boolean fromJar = isPackedRoot(path) && !repositoryPaths.contains(path) && !isReplaced(path);
    return fromJar ? packed.read(path, limit) : repository.read(path, limit);
  }

  private boolean isReplaced(String path) {
    return repositoryPaths.contains(path)
        || folderThatIsReplacedWhole(path).filter(replacedFolders::contains).isPresent();
  }

  private static boolean isPackedRoot(String path) {
    return path.startsWith("templates/") || path.startsWith("schemas/");
  }

  /** Returns {@code templates/<scope>/<component>} of a path in a component's folder. */
  private static Optional<String> folderThatIsReplacedWhole(String path) {
    String[] steps = path.split("/", 4);
    return steps.length == 4 && steps[0].equals("templates")
        ? Optional.of(steps[0] + "/" + steps[1] + "/" + steps[2])
        : Optional.empty();
  }
}
