package dev.drydock.cli;

import dev.drydock.compile.Drydock;
import dev.drydock.compile.Progress;
import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.report.DiagnosticJson;
import dev.drydock.report.DiagnosticText;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * One run of one command: the console and the options that all commands take.
 *
 * @param console the streams and surroundings
 * @param options the options
 */
record Session(Console console, GlobalOptions options) {

  /** Opens the repository, does the work and reports what came of it. Returns the exit code. */
  <T> int run(Function<Drydock, Outcome<T>> work, ToIntFunction<T> print) {
    return runHere(
        progress -> Drydock.open(start(), options.threads(), progress).then(work), print);
  }

  /** Does work that opens what it needs, and reports what came of it. Returns the exit code. */
  <T> int runHere(Function<Progress, Outcome<T>> work, ToIntFunction<T> print) {
    if (options.threads() < 1) {
      return report(
          Outcome.failed(
              Diagnostic.of(
                  Code.USAGE, Location.nowhere(), "`--jobs` takes a number of at least 1")),
          _ -> ExitCode.FINE);
    }
    Progress progress =
        console.terminal() && !options.quiet && !options.isForPrograms()
            ? new ConsoleProgress(console.err())
            : Progress.SILENT;
    Outcome<T> outcome;
    try {
      outcome = work.apply(progress);
    } finally {
      progress.end();
    }
    return report(outcome, print);
  }

  /** Writes diagnostics to standard error, prints the value of a success, returns the exit code. */
  private <T> int report(Outcome<T> outcome, ToIntFunction<T> print) {
    write(outcome.diagnostics());
    return switch (outcome) {
      case Outcome.Failed<T> failed -> ExitCode.of(failed.diagnostics());
      case Outcome.Ok<T> ok -> print.applyAsInt(ok.value());
    };
  }

  /** Writes diagnostics to standard error in the format that was asked for. */
  void write(Collection<Diagnostic> diagnostics) {
    List<Diagnostic> shown =
        diagnostics.stream().filter(each -> each.isError() || !options.quiet).toList();
    if (!shown.isEmpty()) {
      console
          .err()
          .print(
              options.isForPrograms()
                  ? options.data(DiagnosticJson.write(shown))
                  : new DiagnosticText(options.palette(console)).write(shown));
    }
  }

  /** Returns the folder that the command works in. */
  Path start() {
    return options.start(console);
  }

  /** Writes data to standard output in the format that was asked for. */
  void data(Supplier<String> text, Supplier<String> json) {
    console.out().print(options.isForPrograms() ? options.data(json.get()) : text.get());
  }

  /** Tells a person what was done; a program gets it as data. */
  void done(String text, Supplier<String> json) {
    if (options.isForPrograms()) {
      console.out().print(options.data(json.get()));
    } else {
      tell(text);
    }
  }

  /** Tells a person something that is not data. */
  void tell(String line) {
    if (!options.quiet && !options.isForPrograms()) {
      console.err().println(line);
    }
  }
}
