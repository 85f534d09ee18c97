package dev.drydock.render.template;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import java.util.List;
import java.util.Optional;

/**
 * Ends the evaluation of one expression, and becomes a diagnostic at the hole or tag that it stands
 * in. It never leaves this package.
 */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<Code> code;
  private final transient List<Read> reads;
  private final transient String hint;

  private Refusal(Optional<Code> code, String message, List<Read> reads, String hint) {
    super(message, /* cause= */ null, /* enableSuppression= */ false, /* stackTrace= */ false);
    this.code = code;
    this.reads = List.copyOf(reads);
    this.hint = hint;
  }

  static Refusal of(Code code, String message, List<Read> reads) {
    return new Refusal(Optional.of(code), message, reads, "");
  }

  static Refusal of(Code code, String message, List<Read> reads, String hint) {
    return new Refusal(Optional.of(code), message, reads, hint);
  }

  /** Returns the end of an expression whose cause was told elsewhere. */
  static Refusal told() {
    return new Refusal(Optional.empty(), "told elsewhere", List.of(), "");
  }

  /** Returns the diagnostic, unless the cause was told elsewhere. */
  Optional<Diagnostic> at(Location place) {
    return code.map(
        what -> {
          Diagnostic diagnostic =
              Diagnostic.of(what, place, String.valueOf(getMessage()))
                  .withRelated(Value.places(reads));
          return hint.isEmpty() ? diagnostic : diagnostic.withHint(hint);
        });
  }
}
