package dev.drydock.git;

import dev.drydock.diag.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.FooterLine;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** Reads the newest commit of a rendered branch. */
final class RenderedHeadReader {
  private RenderedHeadReader() {}

  static Outcome<Optional<RenderedHead>> read(Repository repository, String branch)
      throws IOException {
    Ref local = repository.exactRef(Constants.R_HEADS + branch);
    if (local != null && local.getObjectId() != null) {
      return Outcome.ok(Optional.of(head(repository, local, /* isLocal= */ true)));
    }
    Ref remote = repository.exactRef(Constants.R_REMOTES + "origin/" + branch);
    if (remote != null && remote.getObjectId() != null) {
      return Outcome.ok(Optional.of(head(repository, remote, /* isLocal= */ false)));
    }
    return Outcome.ok(Optional.empty());
  }

  private static RenderedHead head(Repository repository, Ref ref, boolean isLocal)
      throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit commit = walk.parseCommit(ref.getObjectId());
      ObjectReader reader = walk.getObjectReader();
      List<RenderedHead.KeptEntry> kept = new ArrayList<>();
      ObjectId content = content(reader, commit.getTree(), kept);
      return new RenderedHead(
          ref.getName(),
          isLocal,
          commit.name(),
          commit.getTree().name(),
          content.name(),
          kept,
          trailers(commit),
          HydratorNotes.read(repository, commit));
    }
  }

  private static ObjectId content(
      ObjectReader reader, ObjectId tree, List<RenderedHead.KeptEntry> kept) throws IOException {
    TreeFormatter output = new TreeFormatter();
    CanonicalTreeParser parser = new CanonicalTreeParser();
    for (parser.reset(reader, tree); !parser.eof(); parser.next()) {
      String name = parser.getEntryPathString();
      FileMode mode = parser.getEntryFileMode();
      if (FileMode.TREE.equals(mode.getBits()) && !name.startsWith(".")) {
        output.append(name, mode, parser.getEntryObjectId());
      } else if (!name.equals(CommitWriter.METADATA)) {
        kept.add(
            new RenderedHead.KeptEntry(name, mode.getBits(), parser.getEntryObjectId().name()));
      }
    }
    return output.computeId(new ObjectInserter.Formatter());
  }

  private static SequencedMap<String, List<String>> trailers(RevCommit commit) {
    SequencedMap<String, List<String>> trailers = new LinkedHashMap<>();
    for (FooterLine line : commit.getFooterLines()) {
      trailers.computeIfAbsent(line.getKey(), key -> new ArrayList<>()).add(line.getValue());
    }
    return trailers;
  }

  static SortedMap<String, String> outline(
      Repository repository, String tree, Predicate<String> descend) throws IOException {
    SortedMap<String, String> outline = new TreeMap<>();
    try (ObjectReader reader = repository.newObjectReader()) {
      outline(reader, ObjectId.fromString(tree), "", descend, outline);
    }
    return outline;
  }

  private static void outline(
      ObjectReader reader,
      ObjectId tree,
      String prefix,
      Predicate<String> descend,
      SortedMap<String, String> outline)
      throws IOException {
    CanonicalTreeParser parser = new CanonicalTreeParser();
    for (parser.reset(reader, tree); !parser.eof(); parser.next()) {
      String path = prefix + parser.getEntryPathString();
      boolean isFolder = FileMode.TREE.equals(parser.getEntryRawMode());
      if (isFolder && descend.test(path)) {
        outline(reader, parser.getEntryObjectId(), path + "/", descend, outline);
      } else {
        outline.put(isFolder ? path + "/" : path, parser.getEntryObjectId().name());
      }
    }
  }
}
