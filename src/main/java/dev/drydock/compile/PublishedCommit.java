package dev.drydock.compile;

import dev.drydock.git.CommitMessage;
import dev.drydock.git.Person;
import dev.drydock.git.RenderedCommit;
import dev.drydock.git.RenderedTree;
import dev.drydock.git.SourceCommit;
import dev.drydock.yaml.CanonicalJson;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Words the commit of an output, its metadata and its note. */
final class PublishedCommit {
  private PublishedCommit() {}

  static RenderedCommit of(Publication publication, RenderedTree tree, UnitChanges changes) {
    SourceCommit source = publication.source();
    SequencedMap<String, String> trailers = new LinkedHashMap<>();
    trailers.put(PublishOrder.SOURCE_TRAILER, source.id());
    trailers.put("Drydock-Inputs-Digest", publication.inputsDigest());
    trailers.put("Drydock-Version", publication.version());
    CommitMessage message =
        new CommitMessage(
            "Render %s: %s".formatted(source.shortId(), source.subject()), body(changes), trailers);
    return new RenderedCommit(
        tree,
        metadata(publication),
        message,
        source.author(),
        committer(publication),
        note(source));
  }

  private static List<String> body(UnitChanges changes) {
    List<String> body = new ArrayList<>();
    changes.regions().forEach((region, counts) -> body.add(region + ": " + counts.text()));
    return body;
  }

  /** Returns the committer that the fleet names, at the time of the source commit. */
  static Person committer(Publication publication) {
    return publication
        .source()
        .committer()
        .named(
            publication.text("publish", "committer", "name"),
            publication.text("publish", "committer", "email"));
  }

  /** Returns {@code hydrator.metadata}, as GitOps Promoter and Argo CD read it. */
  private static String metadata(Publication publication) {
    SourceCommit source = publication.source();
    Person author = source.author();
    SequencedMap<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("drySha", source.id());
    metadata.put("repoURL", publication.text("repository", "url"));
    metadata.put("author", author.text());
    metadata.put(
        "date",
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            OffsetDateTime.ofInstant(author.time(), author.zone())));
    metadata.put("subject", source.subject());
    return CanonicalJson.write(JsonNodes.map(metadata));
  }

  /** Returns the note that says up to which source commit a rendered commit is current. */
  static String note(SourceCommit source) {
    return "{\"drySha\": \"" + source.id() + "\"}\n";
  }
}
