package dev.drydock.compile;

import dev.drydock.check.RemoteWrites;
import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceTree;
import dev.drydock.manifest.FileTree;
import dev.drydock.manifest.UnitId;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.StrictYaml;
import java.util.List;
import java.util.SortedSet;

/**
 * Refuses an output in which a vmagent writes to other addresses than before at the same places. A
 * queue on disk is named by the place of its address and by the address: where either changes,
 * vmagent deletes the queue when it starts, with all that waits in it.
 */
final class QueueGuard {
  private static final String ALLOWED = "queues.";

  private final SourceTree before;
  private final FileTree after;
  private final Diagnostics diagnostics = new Diagnostics();

  private QueueGuard(SourceTree before, FileTree after) {
    this.before = before;
    this.after = after;
  }

  /**
   * Returns which queues would be lost.
   *
   * @param allowed the names that may be removed; {@code queues.<region>} stands for queues
   */
  static List<Diagnostic> check(
      SourceTree before,
      OutputOutline outlineBefore,
      FileTree after,
      OutputOutline outlineAfter,
      SortedSet<String> allowed) {
    QueueGuard guard = new QueueGuard(before, after);
    outlineBefore
        .units()
        .forEach(
            (unit, files) -> {
              boolean hasChanged =
                  unit instanceof UnitId.OfComponent
                      && outlineAfter.units().containsKey(unit)
                      && !files.equals(outlineAfter.units().get(unit));
              if (hasChanged && !allowed.contains(ALLOWED + unit.region())) {
                guard.unit(unit);
              }
            });
    return guard.diagnostics.all();
  }

  private void unit(UnitId unit) {
    for (SourceTree.Entry entry : before.list(unit.folder())) {
      boolean isThere =
          entry.path().contains("statefulset-") && after.text(entry.path()).isPresent();
      if (isThere) {
        Outcome<byte[]> old = before.read(entry.path(), StrictYaml.SIZE_LIMIT);
        if (old instanceof Outcome.Ok<byte[]> ok) {
          compare(
              unit,
              addresses(entry.path(), ok.value()),
              addresses(entry.path(), after.bytes(entry.path()).orElseThrow()));
        }
      }
    }
  }

  private static List<String> addresses(String path, byte[] bytes) {
    return switch (StrictYaml.decode(path, bytes).then(StrictYaml::parse)) {
      case Outcome.Ok<List<MappingNode>> ok ->
          ok.value().stream().flatMap(each -> RemoteWrites.of(each).stream()).toList();
      case Outcome.Failed<List<MappingNode>> failed -> List.of();
    };
  }

  /** A new address at the end has a new queue, and leaves the others as they are. */
  private void compare(UnitId unit, List<String> old, List<String> now) {
    for (int place = 0; place < old.size(); place++) {
      String here = place < now.size() ? "be `" + now.get(place) + "`" : "go";
      if (!here.equals("be `" + old.get(place) + "`")) {
        String message =
            "remote write %d of `%s` was `%s` and would %s: the queue of what waits for it is deleted"
                .formatted(place + 1, unit.folder(), old.get(place), here);
        diagnostics.add(
            Diagnostic.of(Code.PUBLISH_QUEUE_ORDER, Location.nowhere(), message)
                .withHint(
                    "keep the addresses in their order and add new ones at the end; when nothing waits, `--allow-delete %s%s` lets the queue go"
                        .formatted(ALLOWED, unit.region())));
        return;
      }
    }
  }
}
