package dev.drydock.diag;

import java.util.List;
import java.util.function.Function;

/** What a stage returns: a value with its warnings and notes, or the reasons why there is none. */
public sealed interface Outcome<T> {

  /** Returns the warnings and notes of a success or the reasons of a failure. */
  List<Diagnostic> diagnostics();

  /**
   * A value.
   *
   * @param value what the stage made
   * @param diagnostics warnings and notes, no errors
   */
  record Ok<T>(T value, List<Diagnostic> diagnostics) implements Outcome<T> {
    public Ok {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /**
   * No value.
   *
   * @param diagnostics at least one error
   */
  record Failed<T>(List<Diagnostic> diagnostics) implements Outcome<T> {
    public Failed {
      diagnostics = List.copyOf(diagnostics);
      if (diagnostics.stream().noneMatch(Diagnostic::isError)) {
        throw new IllegalArgumentException("a failure needs an error");
      }
    }
  }

  /** Returns a success without diagnostics. */
  static <T> Outcome<T> ok(T value) {
    return new Ok<>(value, List.of());
  }

  /** Returns a failure for one reason. */
  static <T> Outcome<T> failed(Diagnostic why) {
    return new Failed<>(List.of(why));
  }

  /** Returns the outcome of the next stage, with the diagnostics of both. */
  default <U> Outcome<U> then(Function<T, Outcome<U>> next) {
    return switch (this) {
      case Failed<T> failed -> new Failed<>(failed.diagnostics());
      case Ok<T> ok -> {
        Diagnostics both = new Diagnostics();
        both.addAll(ok.diagnostics());
        yield switch (next.apply(ok.value())) {
          case Failed<U> failed -> {
            both.addAll(failed.diagnostics());
            yield both.failed();
          }
          case Ok<U> done -> {
            both.addAll(done.diagnostics());
            yield both.outcome(done.value());
          }
        };
      }
    };
  }

  /** Returns this outcome with its value changed. */
  default <U> Outcome<U> map(Function<T, U> change) {
    return then(value -> ok(change.apply(value)));
  }
}
