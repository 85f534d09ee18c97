package dev.drydock.release;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceTree;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.Release;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.StrictYaml;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Proves that every release still is what was cut. */
public final class ReleaseVerifier {
  private static final String HINT =
      "a release is never edited: `git checkout` brings the file back, `drydock release cut` makes"
          + " another release";

  private final SourceTree tree;
  private final Diagnostics diagnostics = new Diagnostics();

  private ReleaseVerifier(SourceTree tree) {
    this.tree = tree;
  }

  /** Returns what has changed in all releases since they were cut. */
  public static List<Diagnostic> verify(SourceTree tree, Fleet fleet) {
    ReleaseVerifier verifier = new ReleaseVerifier(tree);
    fleet.releases().values().forEach(verifier::release);
    verifier.orphans(fleet);
    return verifier.diagnostics.all();
  }

  private void release(Release release) {
    SortedMap<String, SourceTree.Entry> present = new TreeMap<>();
    for (SourceTree.Entry entry : tree.list(release.folder() + "/" + FrozenFiles.FOLDER)) {
      present.put(entry.path().substring(release.folder().length() + 1), entry);
    }
    SortedMap<String, String> listed = new TreeMap<>();
    for (Release.FrozenFile file : release.files()) {
      listed.put(file.path(), file.sha256());
      file(release, file, present.remove(file.path()));
    }
    present.forEach(
        (path, entry) ->
            diagnostics.add(
                changed(
                    release.at(),
                    "the release `%s` has the file `%s`, which was not cut"
                        .formatted(release.name(), path),
                    entry.path())));
    digest(release, listed);
  }

  private void file(Release release, Release.FrozenFile file, SourceTree.@Nullable Entry entry) {
    String path = release.folder() + "/" + file.path();
    if (entry == null) {
      diagnostics.add(
          changed(
              file.at(),
              "the file `%s` of release `%s` is missing".formatted(file.path(), release.name()),
              path));
    } else if (entry.kind() != SourceTree.Kind.FILE) {
      diagnostics.add(
          changed(
              file.at(),
              "`%s` of release `%s` is not a file".formatted(file.path(), release.name()),
              path));
    } else {
      bytes(release, file, path);
    }
  }

  private void bytes(Release release, Release.FrozenFile file, String path) {
    switch (tree.read(path, StrictYaml.SIZE_LIMIT)) {
      case Outcome.Failed<byte[]> failed -> diagnostics.addAll(failed.diagnostics());
      case Outcome.Ok<byte[]> ok -> {
        String found = FrozenFiles.sha256(ok.value());
        if (!found.equals(file.sha256())) {
          diagnostics.add(
              changed(
                  file.at(),
                  "the file `%s` of release `%s` was changed: its SHA-256 is `%s`, expected `%s`"
                      .formatted(file.path(), release.name(), found, file.sha256()),
                  path));
        }
      }
    }
  }

  private void digest(Release release, SortedMap<String, String> listed) {
    String found = FrozenFiles.digest(listed, release.images(), release.declaration().values());
    if (!found.equals(release.digest())) {
      MappingNode spec = release.spec();
      Location at = spec.get("digest").map(node -> node.origin().at()).orElseGet(release::at);
      diagnostics.add(
          Diagnostic.of(
                  Code.RELEASE_CHANGED,
                  at,
                  "the files, images or values listed for release `%s` were changed: their digest is `%s`, expected `%s`"
                      .formatted(release.name(), found, release.digest()))
              .withHint(HINT));
    }
  }

  /** A frozen folder without its document would otherwise be passed over in silence. */
  private void orphans(Fleet fleet) {
    SortedMap<String, String> orphans = new TreeMap<>();
    for (SourceTree.Entry entry : tree.list(FrozenFiles.RELEASES)) {
      String[] steps = entry.path().split("/", 5);
      if (steps.length == 5
          && steps[3].equals(FrozenFiles.FOLDER)
          && !fleet.releases().containsKey(steps[2])) {
        orphans.putIfAbsent(steps[2], entry.path());
      }
    }
    orphans.forEach(
        (name, path) ->
            diagnostics.add(
                Diagnostic.of(
                        Code.RELEASE_CHANGED,
                        Location.of(path),
                        "the frozen files of `%s` have no `release.yaml`".formatted(name))
                    .withHint(HINT)));
  }

  private static Diagnostic changed(Location at, String message, String path) {
    return Diagnostic.of(Code.RELEASE_CHANGED, at, message)
        .withRelated(Location.of(path), "the frozen file")
        .withHint(HINT);
  }
}
