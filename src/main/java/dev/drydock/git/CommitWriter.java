package dev.drydock.git;

import dev.drydock.diag.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;

/** Writes commits of the rendered branch. What it writes is garbage until a ref moves to it. */
public final class CommitWriter {
  /** The file at the root of the branch that names the source commit. */
  public static final String METADATA = "hydrator.metadata";

  /** So many objects are written one by one, more as a pack. */
  private static final int MOST_LOOSE = 100;

  private final FileRepository repository;
  private final Workers workers;

  CommitWriter(FileRepository repository, Workers workers) {
    this.repository = repository;
    this.workers = workers;
  }

  /**
   * A commit on the disk.
   *
   * @param id its id
   * @param objects how many objects were new
   * @param moves how the branch and its note have to move
   */
  public record Written(String id, int objects, List<RefMove> moves) {
    public Written {
      moves = List.copyOf(moves);
    }
  }

  /**
   * Writes a commit and its note.
   *
   * @param branch the full name of the local branch
   * @param head the commit to build on, or nothing for the first one
   */
  public Outcome<Written> write(RenderedCommit commit, String branch, Optional<RenderedHead> head) {
    return GitFailure.writing(
        "the rendered commit", () -> Outcome.ok(writeNow(commit, branch, head)));
  }

  private Written writeNow(RenderedCommit commit, String branch, Optional<RenderedHead> head)
      throws IOException {
    TreeNode.Folder root =
        commit
            .tree()
            .withMetadata(commit.metadata(), head.map(RenderedHead::kept).orElseGet(List::of));
    NewObjects objects = newObjects(root, head);
    try (ObjectInserter inserter = inserter(objects)) {
      ObjectId id = inserter.insert(Constants.OBJ_COMMIT, build(commit, root, head));
      RefMove note =
          HydratorNotes.write(repository, inserter, id, commit.note(), commit.committer());
      inserter.flush();
      Optional<String> from = head.filter(RenderedHead::local).map(RenderedHead::commit);
      return new Written(
          id.name(), objects.count(), List.of(new RefMove(branch, from, id.name()), note));
    }
  }

  private ObjectInserter inserter(NewObjects objects) throws IOException {
    if (objects.count() > MOST_LOOSE) {
      PackWriter pack = new PackWriter(repository);
      pack.addAll(objects.packed(workers));
      return pack;
    }
    DurableInserter loose = new DurableInserter(repository);
    objects.insertInto(loose);
    return loose;
  }

  private NewObjects newObjects(TreeNode.Folder root, Optional<RenderedHead> head)
      throws IOException {
    try (ObjectReader reader = repository.newObjectReader()) {
      ObjectId before = head.map(known -> ObjectId.fromString(known.tree())).orElse(null);
      return NewObjects.between(reader, before, root);
    }
  }

  private static byte[] build(
      RenderedCommit commit, TreeNode.Folder root, Optional<RenderedHead> head) throws IOException {
    CommitBuilder builder = new CommitBuilder();
    builder.setTreeId(root.id());
    head.ifPresent(parent -> builder.setParentId(ObjectId.fromString(parent.commit())));
    builder.setAuthor(commit.author().ident());
    builder.setCommitter(commit.committer().ident());
    builder.setEncoding(StandardCharsets.UTF_8);
    builder.setMessage(commit.message().text());
    return builder.build();
  }

  /** Writes only a note for a commit that is already on the branch. */
  public Outcome<RefMove> note(RenderedHead head, String text, Person by) {
    return GitFailure.writing(
        "the note",
        () -> {
          try (ObjectInserter inserter = new DurableInserter(repository)) {
            RefMove move =
                HydratorNotes.write(
                    repository, inserter, ObjectId.fromString(head.commit()), text, by);
            inserter.flush();
            return Outcome.ok(move);
          }
        });
  }
}
