package dev.drydock.diag;

import java.util.List;

/**
 * Where a value came from: the line that wrote it and the values that fed that line.
 *
 * @param at for a fleet value its place in the fleet; for a rendered value its place in the
 *     template
 * @param inputs for a rendered value the fleet values that its hole read; empty for a fleet value
 */
public record Origin(Location at, List<Related> inputs) {

  private static final Origin UNKNOWN = new Origin(Location.nowhere(), List.of());

  public Origin {
    inputs = List.copyOf(inputs);
  }

  /** Returns the origin of a value that no other value fed. */
  public static Origin of(Location at) {
    return new Origin(at, List.of());
  }

  /** Returns the origin of a value that the compiler made itself. */
  public static Origin unknown() {
    return UNKNOWN;
  }
}
