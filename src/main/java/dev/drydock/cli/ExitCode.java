package dev.drydock.cli;

import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Failure;
import java.util.Collection;

/** The exit codes that no {@link dev.drydock.diag.Failure} names, and the choice among those. */
final class ExitCode {
  static final int FINE = 0;
  static final int INTERNAL = 1;
  static final int DIFFERENCES = 2;
  static final int USAGE = 64;

  private ExitCode() {}

  /** Returns the code of a failed run: that of its first error, in the order of failures. */
  static int of(Collection<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .filter(Diagnostic::isError)
        .map(diagnostic -> diagnostic.code().failure())
        .sorted()
        .mapToInt(Failure::exitCode)
        .findFirst()
        .orElse(FINE);
  }
}
