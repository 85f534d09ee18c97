package dev.drydock.diag;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what a stage has to say, so that one run tells all. For one thread. */
public final class Diagnostics {
  private final List<Diagnostic> collected = new ArrayList<>();

  /** Adds one diagnostic. */
  public void add(Diagnostic diagnostic) {
    collected.add(diagnostic);
  }

  /** Adds several diagnostics. */
  public void addAll(Collection<Diagnostic> diagnostics) {
    collected.addAll(diagnostics);
  }

  /** Adds a diagnostic with the severity of its code. */
  public void add(Code code, Location at, String message) {
    add(Diagnostic.of(code, at, message));
  }

  /** Adds the diagnostics of an outcome and returns its value, or null where it failed. */
  public <T> @Nullable T take(Outcome<T> outcome) {
    addAll(outcome.diagnostics());
    return switch (outcome) {
      case Outcome.Ok<T> ok -> ok.value();
      case Outcome.Failed<T> failed -> null;
    };
  }

  /** Returns whether an error was added. */
  public boolean hasErrors() {
    for (Diagnostic diagnostic : collected) {
      if (diagnostic.isError()) {
        return true;
      }
    }
    return false;
  }

  /** Returns what was collected, in the order it was added. */
  public List<Diagnostic> all() {
    return List.copyOf(collected);
  }

  /** Returns the value where no error was collected, or the failure. */
  public <T> Outcome<T> outcome(T value) {
    return hasErrors() ? new Outcome.Failed<>(collected) : new Outcome.Ok<>(value, collected);
  }

  /** Returns the failure that was collected. */
  public <T> Outcome<T> failed() {
    return new Outcome.Failed<>(collected);
  }
}
