package dev.drydock.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.notes.Note;
import org.eclipse.jgit.notes.NoteMap;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * The notes by which a hydrator says up to which source commit a rendered commit is current. GitOps
 * Promoter and Argo CD read them.
 */
final class HydratorNotes {
  static final String REF = Constants.R_NOTES + "hydrator.metadata";
  private static final int LONGEST = 64 * 1024;

  private HydratorNotes() {}

  /** Returns the note of a rendered commit; one that is too long for a note of ours is none. */
  static Optional<String> read(Repository repository, ObjectId rendered) throws IOException {
    Ref ref = repository.exactRef(REF);
    if (ref == null || ref.getObjectId() == null) {
      return Optional.empty();
    }
    try (RevWalk walk = new RevWalk(repository)) {
      NoteMap notes = NoteMap.read(walk.getObjectReader(), walk.parseCommit(ref.getObjectId()));
      Note note = notes.getNote(rendered);
      if (note == null) {
        return Optional.empty();
      }
      ObjectLoader text = walk.getObjectReader().open(note.getData());
      return text.getSize() > LONGEST
          ? Optional.empty()
          : Optional.of(new String(text.getBytes(LONGEST), StandardCharsets.UTF_8));
    }
  }

  /** Writes a note and returns how its ref has to move. */
  static RefMove write(
      Repository repository, ObjectInserter inserter, ObjectId rendered, String text, Person by)
      throws IOException {
    Ref ref = repository.exactRef(REF);
    ObjectId before = ref == null ? null : ref.getObjectId();
    try (RevWalk walk = new RevWalk(repository)) {
      NoteMap notes =
          before == null
              ? NoteMap.newEmptyMap()
              : NoteMap.read(walk.getObjectReader(), walk.parseCommit(before));
      notes.set(rendered, text, inserter);
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(notes.writeTree(inserter));
      if (before != null) {
        commit.setParentId(before);
      }
      commit.setAuthor(by.ident());
      commit.setCommitter(by.ident());
      commit.setEncoding(StandardCharsets.UTF_8);
      commit.setMessage("Note what was rendered\n");
      ObjectId id = inserter.insert(Constants.OBJ_COMMIT, commit.build());
      return new RefMove(
          REF, before == null ? Optional.empty() : Optional.of(before.name()), id.name());
    }
  }
}
