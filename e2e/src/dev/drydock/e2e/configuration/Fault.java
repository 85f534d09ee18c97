package dev.drydock.e2e.configuration;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A mistake that a judge must see.
 *
 * @param name of it
 * @param change makes it in the text of a file, or leaves a text alone that has no place for it
 * @param arguments what is added to the arguments
 */
record Fault(String name, UnaryOperator<String> change, List<String> arguments) {
  static final List<Fault> ALL =
      List.of(
          new Fault("unknown-argument", UnaryOperator.identity(), List.of("-no.such.argument=1")),
          new Fault(
              "unknown-field", text -> text.stripTrailing() + "\nno_such_field: 1\n", List.of()),
          new Fault(
              "bad-regular-expression",
              text -> text.replace("regex: t-.+", "regex: \"t-(.+\""),
              List.of()));

  /** Returns whether there is a place for it. */
  boolean concerns(RenderedContainer container) {
    return !arguments.isEmpty()
        || container.files().values().stream().anyMatch(text -> !change.apply(text).equals(text));
  }

  /** Returns a container with the additional arguments. */
  UnpackedContainer addTo(UnpackedContainer container) {
    return new UnpackedContainer(
        Stream.concat(container.arguments().stream(), arguments.stream()).toList(),
        container.files());
  }
}
