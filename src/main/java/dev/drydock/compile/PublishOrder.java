package dev.drydock.compile;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.Severity;
import dev.drydock.git.GitRepository;
import dev.drydock.git.Relation;
import dev.drydock.git.RenderedHead;
import dev.drydock.git.SourceCommit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides whether a source commit may follow the one that was published last. */
final class PublishOrder {
  static final String SOURCE_TRAILER = "Drydock-Source-Commit";

  private static final Pattern ID = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern DRY_SHA = Pattern.compile("\"drySha\"\\s*:\\s*\"([0-9a-f]{40})\"");

  private final GitRepository repository;
  private final RenderedHead head;
  private final SourceCommit source;

  private PublishOrder(GitRepository repository, RenderedHead head, SourceCommit source) {
    this.repository = repository;
    this.head = head;
    this.source = source;
  }

  /** What to do with a source commit. */
  enum Decision {
    /** It is newer than what was published, or the same. */
    PUBLISH,
    /** What was published is not ours, or not of its history, and is to be taken over. */
    ADOPT,
    /** It is older. */
    SUPERSEDED
  }

  /**
   * Decides about a source commit.
   *
   * @param adopt whether a branch that is not ours, or made from an unrelated source, is taken over
   * @param failIfSuperseded whether an older source commit is a failure
   */
  static Outcome<Decision> decide(
      GitRepository repository,
      RenderedHead head,
      SourceCommit source,
      boolean adopt,
      boolean failIfSuperseded) {
    PublishOrder order = new PublishOrder(repository, head, source);
    Optional<String> published =
        head.trailer(SOURCE_TRAILER).filter(id -> ID.matcher(id).matches());
    if (published.isEmpty()) {
      return adopt ? Outcome.ok(Decision.ADOPT) : Outcome.failed(order.foreign());
    }
    return order
        .newest(published.get(), adopt)
        .then(newest -> order.compare(newest, adopt, failIfSuperseded));
  }

  private Diagnostic foreign() {
    return Diagnostic.of(
            Code.PUBLISH_FOREIGN_BRANCH,
            Location.nowhere(),
            "commit `%s` of `%s` was not made by Drydock: it has no single `%s` trailer"
                .formatted(shortened(head.commit()), head.ref(), SOURCE_TRAILER))
        .withHint(
            "`git show %s` shows it; `--adopt` takes the branch over and replaces the files in it"
                .formatted(shortened(head.commit())));
  }

  /** The note moves on where the output stays the same, so the younger of the two counts. */
  private Outcome<String> newest(String published, boolean adopt) {
    Optional<String> noted = head.note().flatMap(PublishOrder::drySha);
    if (noted.isEmpty() || noted.get().equals(published)) {
      return Outcome.ok(published);
    }
    return repository
        .relation(published, noted.get())
        .then(
            relation ->
                switch (relation) {
                  case SAME, DESCENDANT -> Outcome.ok(published);
                  case ANCESTOR -> Outcome.ok(noted.get());
                  case UNRELATED ->
                      adopt
                          ? Outcome.ok(published)
                          : Outcome.failed(unrelated(published, noted.get(), "the published note"));
                });
  }

  private static Optional<String> drySha(String note) {
    Matcher matcher = DRY_SHA.matcher(note);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private Outcome<Decision> compare(String newest, boolean adopt, boolean failIfSuperseded) {
    if (newest.equals(source.id())) {
      return Outcome.ok(Decision.PUBLISH);
    }
    return repository
        .relation(newest, source.id())
        .then(relation -> decide(relation, newest, adopt, failIfSuperseded));
  }

  private Outcome<Decision> decide(
      Relation relation, String newest, boolean adopt, boolean failIfSuperseded) {
    return switch (relation) {
      case SAME, ANCESTOR -> Outcome.ok(Decision.PUBLISH);
      case DESCENDANT -> superseded(newest, failIfSuperseded);
      case UNRELATED ->
          adopt
              ? Outcome.ok(Decision.ADOPT)
              : Outcome.failed(unrelated(newest, source.id(), "this source commit"));
    };
  }

  private Outcome<Decision> superseded(String newest, boolean failIfSuperseded) {
    Diagnostic note =
        Diagnostic.of(
            Code.PUBLISH_SUPERSEDED,
            Location.nowhere(),
            "commit `%s` is older than `%s`, which was published already: nothing was done"
                .formatted(source.shortId(), shortened(newest)));
    if (failIfSuperseded) {
      return Outcome.failed(
          new Diagnostic(
              note.code(), Severity.ERROR, note.at(), note.message(), note.related(), note.hint()));
    }
    return new Outcome.Ok<>(Decision.SUPERSEDED, List.of(note));
  }

  private static Diagnostic unrelated(String published, String other, String what) {
    return Diagnostic.of(
            Code.PUBLISH_UNRELATED_SOURCE,
            Location.nowhere(),
            "%s `%s` and the published source `%s` do not come before each other"
                .formatted(what, shortened(other), shortened(published)))
        .withHint(
            "publish a commit that descends from `%s`; where history was rewritten on purpose, `--adopt` goes on from here"
                .formatted(shortened(published)));
  }

  private static String shortened(String id) {
    return id.substring(0, 10);
  }
}
