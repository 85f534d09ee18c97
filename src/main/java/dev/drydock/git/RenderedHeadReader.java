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
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

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

  static SortedMap<String, String> folders(Repository repository, String tree, String path)
      throws IOException {
    SortedMap<String, String> folders = new TreeMap<>();
    try (ObjectReader reader = repository.newObjectReader()) {
      ObjectId folder = subtree(reader, ObjectId.fromString(tree), path);
      if (folder == null) {
        return folders;
      }
      CanonicalTreeParser parser = new CanonicalTreeParser();
      for (parser.reset(reader, folder); !parser.eof(); parser.next()) {
        if (FileMode.TREE.equals(parser.getEntryRawMode())) {
          folders.put(parser.getEntryPathString(), parser.getEntryObjectId().name());
        }
      }
    }
    return folders;
  }

  private static @Nullable ObjectId subtree(ObjectReader reader, ObjectId tree, String path)
      throws IOException {
    if (path.isEmpty()) {
      return tree;
    }
    try (TreeWalk walk = TreeWalk.forPath(reader, path, tree)) {
      return walk != null && walk.isSubtree() ? walk.getObjectId(0) : null;
    }
  }
}
