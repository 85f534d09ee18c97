package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.diag.Origin;
import java.util.Optional;

/** Makes the diagnostics of relations, which have a place for each of their two numbers. */
final class Finding {

  private Finding() {}

  /** Returns a diagnostic at one value that names another as related, with what fed both. */
  static Diagnostic of(Code code, Origin at, String message, Origin other, String what) {
    return related(Diagnostic.of(code, at, message), other, what);
  }

  static Diagnostic related(Diagnostic diagnostic, Origin other, String what) {
    if (other.at() instanceof Location.Nowhere || other.at().equals(diagnostic.at())) {
      return diagnostic;
    }
    return diagnostic.withRelated(other.at(), what).withRelated(other.inputs());
  }

  /**
   * Returns the first word of a sentence's subject with its number: {@code 1 pod}, {@code 2 pods}.
   */
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  static Optional<String> nonEmpty(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
