package dev.drydock.diag;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Something to tell the user about a place in their files.
 *
 * @param code what kind of thing
 * @param severity how much it matters
 * @param at the primary place
 * @param message one sentence without a full stop at its end, names in backticks, what was found
 *     and what was expected
 * @param related other places that contributed
 * @param hint what to do about it, if there is something to say
 */
public record Diagnostic(
    Code code,
    Severity severity,
    Location at,
    String message,
    List<Related> related,
    Optional<String> hint)
    implements Comparable<Diagnostic> {

  private static final Comparator<Diagnostic> ORDER =
      Comparator.comparing(Diagnostic::at)
          .thenComparing(diagnostic -> diagnostic.code().slug())
          .thenComparing(Diagnostic::message);

  public Diagnostic {
    related = List.copyOf(related);
  }

  /** Returns a diagnostic with the severity of its code. */
  public static Diagnostic of(Code code, Location at, String message) {
    return new Diagnostic(code, code.severity(), at, message, List.of(), Optional.empty());
  }

  /**
   * Returns a diagnostic about a value: at the line that wrote it, related to those that fed it.
   */
  public static Diagnostic of(Code code, Origin origin, String message) {
    return new Diagnostic(
        code, code.severity(), origin.at(), message, origin.inputs(), Optional.empty());
  }

  /** Returns this diagnostic with a hint. */
  public Diagnostic withHint(String text) {
    return new Diagnostic(code, severity, at, message, related, Optional.of(text));
  }

  /** Returns this diagnostic with one more related place. */
  public Diagnostic withRelated(Location place, String text) {
    return withRelated(List.of(new Related(place, text)));
  }

  /** Returns this diagnostic with more related places. */
  public Diagnostic withRelated(List<Related> more) {
    List<Related> all = new ArrayList<>(related);
    all.addAll(more);
    return new Diagnostic(code, severity, at, message, all, hint);
  }

  /** Returns whether this diagnostic fails the run. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  @Override
  public int compareTo(Diagnostic other) {
    return ORDER.compare(this, other);
  }
}
