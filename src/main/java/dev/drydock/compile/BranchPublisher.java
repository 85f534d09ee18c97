package dev.drydock.compile;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceTree;
import dev.drydock.fleet.Tenant;
import dev.drydock.git.CommitWriter;
import dev.drydock.git.GitRepository;
import dev.drydock.git.Person;
import dev.drydock.git.RefMove;
import dev.drydock.git.RenderedHead;
import dev.drydock.git.RenderedTree;
import dev.drydock.git.Workers;
import dev.drydock.manifest.UnitId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Commits an output to the local rendered branch: never an older one over a newer one, never over
 * somebody else's work, never a removal that nobody asked for, and with an id that depends on
 * nothing but the source commit and the branch as it was.
 */
final class BranchPublisher {
  private static final int ATTEMPTS = 60;
  private static final int LONGEST_PAUSE_MILLIS = 400;

  private final GitRepository repository;
  private final Publication publication;
  private final RenderedTree tree;
  private final Workers workers;
  private final String ref;

  private BranchPublisher(
      GitRepository repository,
      Publication publication,
      RenderedTree tree,
      Workers workers,
      String ref) {
    this.repository = repository;
    this.publication = publication;
    this.tree = tree;
    this.workers = workers;
    this.ref = ref;
  }

  /** Publishes an output, or says why not; then the repository is as it was. */
  static Outcome<PublishReport> publish(
      GitRepository repository, Publication publication, Workers workers) {
    Diagnostics diagnostics = new Diagnostics();
    diagnostics.addAll(PinReminder.check(publication.fleet(), publication.source().committer()));
    String ref = diagnostics.take(repository.publishable(publication.branch()));
    RenderedTree tree = diagnostics.take(RenderedTree.of(publication.tree().files(), workers));
    if (ref == null || tree == null) {
      return diagnostics.failed();
    }
    PublishReport report =
        diagnostics.take(
            new BranchPublisher(repository, publication, tree, workers, ref).publish());
    return report == null ? diagnostics.failed() : diagnostics.outcome(report);
  }

  private Outcome<PublishReport> publish() {
    OutputOutline outline = OutputOutline.of(tree.outline(OutputOutline::isAboveUnits));
    if (outline.units().isEmpty()) {
      return Outcome.failed(
          Diagnostic.of(
              Code.PUBLISH_EMPTY,
              Location.nowhere(),
              "the output has no unit, and an empty fleet is never published"));
    }
    checkThatNoTenantIsMissing(outline);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Outcome<Optional<PublishReport>> outcome = attempt(outline);
      switch (outcome) {
        case Outcome.Failed<Optional<PublishReport>> failed -> {
          return new Outcome.Failed<>(failed.diagnostics());
        }
        case Outcome.Ok<Optional<PublishReport>> ok -> {
          if (ok.value().isPresent()) {
            return new Outcome.Ok<>(ok.value().get(), ok.diagnostics());
          }
        }
      }
      if (!pause(attempt)) {
        break;
      }
    }
    return Outcome.failed(
        Diagnostic.of(
                Code.PUBLISH_LOST_RACE,
                Location.nowhere(),
                "other runs moved `" + ref + "` " + ATTEMPTS + " times before this one could")
            .withHint("run again"));
  }

  /** The compiler loses no tenant; if it ever did, its namespace would be emptied. */
  private void checkThatNoTenantIsMissing(OutputOutline outline) {
    for (Tenant tenant : publication.fleet().tenants().values()) {
      UnitId unit =
          new UnitId.OfTenant(
              publication.fleet().region(tenant).name(), tenant.stackName(), tenant.name());
      if (!outline.units().containsKey(unit)) {
        throw new IllegalStateException("the output lacks the unit " + unit.folder());
      }
    }
  }

  private static boolean pause(int attempt) {
    int bound = Math.min(LONGEST_PAUSE_MILLIS, 10 * (attempt + 1));
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(1, bound + 1));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Tries once; no report means that somebody else moved the branch in the meantime. */
  private Outcome<Optional<PublishReport>> attempt(OutputOutline outline) {
    return repository
        .renderedHead(publication.branch())
        .then(
            head ->
                head.isEmpty()
                    ? write(head, UnitChanges.between(OutputOutline.empty(), outline))
                    : follow(head.get(), outline));
  }

  private Outcome<Optional<PublishReport>> follow(RenderedHead head, OutputOutline outline) {
    return PublishOrder.decide(
            repository,
            head,
            publication.source(),
            publication.adopt(),
            publication.failIfSuperseded())
        .then(
            decision ->
                switch (decision) {
                  case SUPERSEDED ->
                      Outcome.ok(
                          Optional.of(
                              report(
                                  PublishReport.Result.SUPERSEDED,
                                  head.commit(),
                                  Optional.empty(),
                                  Optional.empty())));
                  case PUBLISH, ADOPT -> replace(head, outline, decision);
                });
  }

  /** A branch that is taken over gets a commit of ours, or the next run would refuse it again. */
  private Outcome<Optional<PublishReport>> replace(
      RenderedHead head, OutputOutline outline, PublishOrder.Decision decision) {
    return repository
        .outline(head, OutputOutline::isAboveUnits)
        .map(OutputOutline::of)
        .then(
            before -> {
              List<Diagnostic> refused = refused(head, before, outline);
              if (!refused.isEmpty()) {
                return new Outcome.Failed<>(refused);
              }
              UnitChanges changes = UnitChanges.between(before, outline);
              return decision != PublishOrder.Decision.ADOPT && head.content().equals(tree.id())
                  ? note(head, changes)
                  : write(Optional.of(head), changes);
            });
  }

  /** A branch that somebody else made has no units that could have been retired. */
  private List<Diagnostic> refused(RenderedHead head, OutputOutline before, OutputOutline after) {
    if (head.trailer(PublishOrder.SOURCE_TRAILER).isEmpty()) {
      return List.of();
    }
    SourceTree published = repository.rendered(head);
    List<Diagnostic> refused =
        new ArrayList<>(
            RemovalGuard.check(
                before,
                after,
                publication.allowDelete(),
                tenant -> PublishedTenant.isRetired(published, tenant)));
    refused.addAll(
        QueueGuard.check(published, before, publication.tree(), after, publication.allowDelete()));
    return refused;
  }

  private Outcome<Optional<PublishReport>> write(Optional<RenderedHead> head, UnitChanges changes) {
    return repository
        .writer(workers)
        .write(PublishedCommit.of(publication, tree, changes), ref, head)
        .then(
            written ->
                move(
                    written.moves(),
                    report(
                        PublishReport.Result.PUBLISHED,
                        written.id(),
                        head.map(RenderedHead::commit),
                        Optional.of(changes))));
  }

  /** Nothing changed: only the note moves, and the local branch comes into being where it lacks. */
  private Outcome<Optional<PublishReport>> note(RenderedHead head, UnitChanges changes) {
    PublishReport report =
        report(
            PublishReport.Result.UNCHANGED, head.commit(), Optional.empty(), Optional.of(changes));
    List<RefMove> branch =
        head.local() ? List.of() : List.of(new RefMove(ref, Optional.empty(), head.commit()));
    String text = PublishedCommit.note(publication.source());
    if (head.note().filter(text::equals).isPresent()) {
      return branch.isEmpty() ? Outcome.ok(Optional.of(report)) : move(branch, report);
    }
    CommitWriter writer = repository.writer(workers);
    return writer
        .note(head, text, committer())
        .then(
            move ->
                move(branch.isEmpty() ? List.of(move) : List.of(branch.getFirst(), move), report));
  }

  private Outcome<Optional<PublishReport>> move(List<RefMove> moves, PublishReport report) {
    return repository
        .move(moves, committer(), "drydock publish")
        .map(
            result ->
                switch (result) {
                  case MOVED -> Optional.of(report);
                  case LOST -> Optional.empty();
                });
  }

  private Person committer() {
    return PublishedCommit.committer(publication);
  }

  private PublishReport report(
      PublishReport.Result result,
      String commit,
      Optional<String> parent,
      Optional<UnitChanges> changes) {
    return new PublishReport(
        result,
        publication.branch(),
        commit,
        parent,
        publication.source().id(),
        publication.source().subject(),
        tree.files(),
        changes.map(UnitChanges::regions).orElseGet(TreeMap::new));
  }
}
