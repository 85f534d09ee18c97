package dev.drydock.git;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A git repository on this machine. For many threads while reading, for one while writing. */
public final class GitRepository implements AutoCloseable {
  private final FileRepository repository;
  private final String folder;

  private GitRepository(FileRepository repository, String folder) {
    this.repository = repository;
    this.folder = folder;
  }

  /**
   * Opens the repository that a folder lies in: an ordinary one, a linked work tree or a bare one.
   */
  public static Outcome<GitRepository> open(Path folder) {
    IsolatedSystemReader.install();
    if (!Files.isDirectory(folder)) {
      return Outcome.failed(
          Diagnostic.of(
              Code.GIT_NO_REPOSITORY,
              Location.nowhere(),
              "the folder `" + folder + "` does not exist"));
    }
    return GitFailure.reading("the repository of `" + folder + "`", () -> openNow(folder));
  }

  private static Outcome<GitRepository> openNow(Path folder) throws IOException {
    Path real = folder.toRealPath();
    FileRepositoryBuilder builder = new FileRepositoryBuilder();
    builder.setMustExist(true).findGitDir(real.toFile());
    if (builder.getGitDir() == null) {
      return Outcome.failed(
          Diagnostic.of(
                  Code.GIT_NO_REPOSITORY,
                  Location.nowhere(),
                  "the folder `" + folder + "` is not in a git repository")
              .withHint("run in a clone of the fleet's repository, or name one with `-C`"));
    }
    FileRepository repository;
    try {
      repository = (FileRepository) builder.build();
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
    Optional<Diagnostic> unsupported = unsupported(repository);
    if (unsupported.isPresent()) {
      repository.close();
      return Outcome.failed(unsupported.get());
    }
    return Outcome.ok(new GitRepository(repository, folderInWorkTree(repository, real)));
  }

  private static Optional<Diagnostic> unsupported(FileRepository repository) {
    String format = repository.getConfig().getString("extensions", null, "objectformat");
    if (format == null || format.equalsIgnoreCase("sha1")) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.of(
            Code.GIT_UNSUPPORTED,
            Location.nowhere(),
            "the repository has the object format `" + format + "`; only `sha1` can be read"));
  }

  private static String folderInWorkTree(FileRepository repository, Path folder)
      throws IOException {
    if (repository.isBare()) {
      return "";
    }
    Path top = repository.getWorkTree().toPath().toRealPath();
    if (!folder.startsWith(top) || folder.startsWith(repository.getDirectory().toPath())) {
      return "";
    }
    return top.relativize(folder).toString().replace(folder.getFileSystem().getSeparator(), "/");
  }

  /**
   * Returns the path from the top of the work tree to the folder that was opened, without a slash
   * at its end; empty at the top and in a bare repository.
   */
  public String folder() {
    return folder;
  }

  /** Returns the commit that a revision names. */
  public Outcome<SourceCommit> resolve(String revision) {
    return GitFailure.reading("revision `" + revision + "`", () -> resolveNow(revision));
  }

  private Outcome<SourceCommit> resolveNow(String revision) throws IOException {
    ObjectId id;
    try {
      id = revision.isBlank() ? null : repository.resolve(revision + "^{commit}");
    } catch (AmbiguousObjectException e) {
      return unknown(revision, "names more than one object", "write more of its digits");
    } catch (IncorrectObjectTypeException e) {
      return unknown(revision, "is not a commit", "name a commit, a branch or a tag");
    } catch (RevisionSyntaxException | StringIndexOutOfBoundsException e) {
      return unknown(revision, "is not a revision", "name a commit, a branch or a tag");
    }
    if (id == null) {
      return isUnborn(revision)
          ? Outcome.failed(
              Diagnostic.of(
                      Code.GIT_NO_COMMIT,
                      Location.nowhere(),
                      "the repository has no commit yet: `HEAD` is empty")
                  .withHint("commit the fleet first: a commit is compiled, never the work tree"))
          : unknown(revision, "does not exist", "`git branch -a` lists the branches");
    }
    try (RevWalk walk = new RevWalk(repository)) {
      return Outcome.ok(SourceCommit.of(walk.parseCommit(id)));
    }
  }

  private boolean isUnborn(String revision) throws IOException {
    Ref head = repository.exactRef(Constants.HEAD);
    return revision.startsWith(Constants.HEAD) && head != null && head.getObjectId() == null;
  }

  private static Outcome<SourceCommit> unknown(String revision, String why, String hint) {
    return Outcome.failed(
        Diagnostic.of(
                Code.GIT_UNKNOWN_REVISION,
                Location.nowhere(),
                "the revision `" + revision + "` " + why)
            .withHint(hint));
  }

  /**
   * Returns the files of a commit below a folder.
   *
   * @param folder a path in the commit, or an empty string for all of it
   */
  public Outcome<CommitTree> tree(SourceCommit commit, String folder) {
    return GitFailure.reading(
        "the tree of commit " + commit.shortId(),
        () -> {
          ObjectId tree = ObjectId.fromString(commit.tree());
          if (folder.isEmpty()) {
            return Outcome.ok(new CommitTree(repository, tree));
          }
          try (TreeWalk walk = TreeWalk.forPath(repository, folder, tree)) {
            if (walk == null || !walk.isSubtree()) {
              return Outcome.failed(
                  Diagnostic.of(
                          Code.FLEET_EMPTY,
                          Location.of(folder),
                          "commit `%s` has no folder `%s`".formatted(commit.shortId(), folder))
                      .withHint(
                          "commit the fleet first: a commit is compiled, never the work tree"));
            }
            return Outcome.ok(new CommitTree(repository, walk.getObjectId(0)));
          }
        });
  }

  /**
   * Returns how one commit stands to another; where the history is cut off, it may not be known.
   */
  public Outcome<Relation> relation(String first, String second) {
    return GitFailure.reading(
        "the history of commit `" + second + "`",
        () -> new History(repository).relation(first, second));
  }

  /**
   * Returns the newest commit of a rendered branch: of the local branch, else of {@code origin}'s;
   * nothing where neither exists.
   *
   * @param branch the name without {@code refs/heads/}
   */
  public Outcome<Optional<RenderedHead>> renderedHead(String branch) {
    Optional<Diagnostic> badName = BranchName.problem(branch);
    if (badName.isPresent()) {
      return Outcome.failed(badName.get());
    }
    return GitFailure.reading(
        "the branch `" + branch + "`", () -> RenderedHeadReader.read(repository, branch));
  }

  /** Returns the files of the output that a commit of the rendered branch holds. */
  public CommitTree rendered(RenderedHead head) {
    return new CommitTree(repository, ObjectId.fromString(head.tree()));
  }

  /**
   * Returns the ids in a rendered head by path, folders with a slash at their end.
   *
   * @param descend says of a folder's path whether it is looked into and not named itself
   */
  public Outcome<SortedMap<String, String>> outline(RenderedHead head, Predicate<String> descend) {
    return GitFailure.reading(
        "the tree of commit " + head.commit(),
        () -> Outcome.ok(RenderedHeadReader.outline(repository, head.tree(), descend)));
  }

  /**
   * Returns the full name of a local branch that may be moved.
   *
   * @param branch the name without {@code refs/heads/}
   */
  public Outcome<String> publishable(String branch) {
    return GitFailure.reading(
        "the branch `" + branch + "`",
        () -> {
          Optional<Diagnostic> badName = BranchName.problem(branch);
          Optional<Diagnostic> problem =
              badName.isPresent() ? badName : new WorkTrees(repository).problem(branch);
          return problem.isPresent()
              ? Outcome.failed(problem.get())
              : Outcome.ok(Constants.R_HEADS + branch);
        });
  }

  /**
   * Begins to write a commit; nothing becomes visible before its refs move.
   *
   * @param workers who compresses many objects
   */
  public CommitWriter writer(Workers workers) {
    return new CommitWriter(repository, workers);
  }

  /** Moves refs, all or none. */
  public Outcome<RefMove.Result> move(List<RefMove> moves, Person by, String reason) {
    return GitFailure.writing("the branch", () -> new RefMover(repository).move(moves, by, reason));
  }

  @Override
  public void close() {
    repository.close();
  }
}
