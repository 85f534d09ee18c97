package dev.drydock.yaml;

import dev.drydock.diag.Outcome;
import java.util.List;

/** Takes what a reading gave, where it must have succeeded. */
final class Parsed {
  private Parsed() {}

  static <T> T one(Outcome<List<T>> outcome) {
    return switch (outcome) {
      case Outcome.Ok<List<T>> ok when ok.value().size() == 1 -> ok.value().getFirst();
      case Outcome.Ok<List<T>> ok -> throw new AssertionError("documents: " + ok.value().size());
      case Outcome.Failed<List<T>> failed -> throw new AssertionError(failed.diagnostics());
    };
  }
}
