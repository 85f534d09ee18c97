package dev.drydock.git;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Answers how commits stand to each other, and never guesses where the history is cut off. */
record History(Repository repository) {

  /** Returns the relation of the first commit to the second. */
  Outcome<Relation> relation(String first, String second) throws IOException {
    if (first.equals(second)) {
      return Outcome.ok(Relation.SAME);
    }
    Optional<Diagnostic> absent = absent(first).or(() -> absent(second));
    if (absent.isPresent()) {
      return Outcome.failed(absent.get());
    }
    if (reaches(second, first)) {
      return Outcome.ok(Relation.ANCESTOR);
    }
    if (reaches(first, second)) {
      return Outcome.ok(Relation.DESCENDANT);
    }
    return isShallow()
        ? Outcome.failed(shallow("whether commit `%s` comes before `%s`".formatted(first, second)))
        : Outcome.ok(Relation.UNRELATED);
  }

  private boolean reaches(String from, String to) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      walk.setRetainBody(false);
      RevCommit target = walk.parseCommit(ObjectId.fromString(to));
      return walk.isMergedInto(target, walk.parseCommit(ObjectId.fromString(from)));
    } catch (MissingObjectException e) {
      if (isShallow()) {
        return false;
      }
      throw e;
    }
  }

  private Optional<Diagnostic> absent(String id) {
    try {
      if (repository.getObjectDatabase().has(ObjectId.fromString(id))) {
        return Optional.empty();
      }
      if (isShallow()) {
        return Optional.of(shallow("where commit `" + id + "` stands"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(
        Diagnostic.of(
                Code.GIT_MISSING_OBJECT,
                Location.nowhere(),
                "commit `" + id + "` is not in this repository")
            .withHint("`git fetch origin` brings commits that others published from"));
  }

  private boolean isShallow() throws IOException {
    return !repository.getObjectDatabase().getShallowCommits().isEmpty();
  }

  private static Diagnostic shallow(String question) {
    return Diagnostic.of(
            Code.GIT_SHALLOW,
            Location.nowhere(),
            "this clone is shallow, so it is unknown " + question)
        .withHint(
            "`git fetch --unshallow` brings the whole history; on GitHub set `fetch-depth: 0` for"
                + " actions/checkout");
  }
}
