package dev.drydock.render.template;

import dev.drydock.yaml.ScalarNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be said about terms without evaluating them. */
final class Terms {
  private Terms() {}

  /** Returns the string that a term is written as. */
  static Optional<String> literal(@Nullable Term term) {
    return term instanceof Term.Literal literal
            && literal.node() instanceof ScalarNode scalar
            && scalar.isString()
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  /** Returns a chain of keys as templates write it. */
  static Optional<String> path(Term term) {
    return switch (term) {
      case Term.Variable variable -> Optional.of(variable.name());
      case Term.Attribute attribute ->
          path(attribute.base()).map(base -> base + "." + attribute.key());
      case Term.Item item -> path(item.base()).map(base -> base + "[...]");
      default -> Optional.empty();
    };
  }
}
