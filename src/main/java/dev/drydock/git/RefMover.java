package dev.drydock.git;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.BatchRefUpdate;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.ReceiveCommand;

/** Moves refs, all or none, and only from where they are expected. */
record RefMover(FileRepository repository) {
  private static final int ATTEMPTS = 3;

  /** Moves the refs; a lock that stays held is a diagnostic, a ref that somebody moved is not. */
  Outcome<RefMove.Result> move(List<RefMove> moves, Person by, String reason) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (attempt(moves, by, reason)) {
        return Outcome.ok(RefMove.Result.MOVED);
      }
      if (hasMoved(moves)) {
        return Outcome.ok(RefMove.Result.LOST);
      }
      Optional<Diagnostic> obstacle = nameConflict(moves).or(() -> heldLock(moves));
      if (obstacle.isPresent()) {
        return Outcome.failed(obstacle.get());
      }
    }
    return Outcome.failed(
        Diagnostic.of(
                Code.GIT_REF_LOCKED,
                Location.nowhere(),
                "`%s` is being changed by other processes all the time"
                    .formatted(moves.getFirst().ref()))
            .withHint("run again"));
  }

  private boolean attempt(List<RefMove> moves, Person by, String reason) throws IOException {
    BatchRefUpdate batch = repository.getRefDatabase().newBatchUpdate();
    batch.setAtomic(true);
    batch.setRefLogIdent(by.ident());
    batch.setRefLogMessage(reason, /* appendStatus= */ false);
    for (RefMove move : moves) {
      batch.addCommand(new ReceiveCommand(from(move), ObjectId.fromString(move.to()), move.ref()));
    }
    try (RevWalk walk = new RevWalk(repository)) {
      batch.execute(walk, NullProgressMonitor.INSTANCE);
    }
    List<ReceiveCommand> failed = new ArrayList<>(batch.getCommands());
    failed.removeIf(command -> command.getResult() == ReceiveCommand.Result.OK);
    return failed.isEmpty();
  }

  private static ObjectId from(RefMove move) {
    return move.from().map(ObjectId::fromString).orElseGet(ObjectId::zeroId);
  }

  private boolean hasMoved(List<RefMove> moves) throws IOException {
    for (RefMove move : moves) {
      Ref now = repository.exactRef(move.ref());
      ObjectId id =
          now == null || now.getObjectId() == null ? ObjectId.zeroId() : now.getObjectId();
      if (!id.equals(from(move))) {
        return true;
      }
    }
    return false;
  }

  private Optional<Diagnostic> nameConflict(List<RefMove> moves) throws IOException {
    for (RefMove move : moves) {
      Collection<String> others = repository.getRefDatabase().getConflictingNames(move.ref());
      if (!others.isEmpty()) {
        return Optional.of(
            Diagnostic.of(
                    Code.GIT_BRANCH_NAME,
                    Location.nowhere(),
                    "`%s` cannot exist beside `%s`".formatted(move.ref(), others.iterator().next()))
                .withHint(
                    "choose another name in `Fleet.spec.publish.branch`, or delete the other"));
      }
    }
    return Optional.empty();
  }

  private Optional<Diagnostic> heldLock(List<RefMove> moves) {
    Path folder = repository.getCommonDirectory().toPath();
    List<Path> locks = new ArrayList<>();
    moves.forEach(move -> locks.add(folder.resolve(move.ref() + ".lock")));
    locks.add(folder.resolve("packed-refs.lock"));
    for (Path lock : locks) {
      if (Files.exists(lock)) {
        return Optional.of(locked(lock));
      }
    }
    return Optional.empty();
  }

  private static Diagnostic locked(Path lock) {
    String since;
    try {
      since = " since " + Files.getLastModifiedTime(lock);
    } catch (IOException e) {
      since = "";
    }
    return Diagnostic.of(
            Code.GIT_REF_LOCKED,
            Location.nowhere(),
            "another process holds the lock `%s`%s; no branch was moved".formatted(lock, since))
        .withHint("if no git process is running any more, delete that file and run again");
  }
}
