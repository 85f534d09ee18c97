package dev.drydock.manifest;

import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;

/** Reads parts of objects that the typed check has found well-formed. */
final class Parts {

  private Parts() {}

  /** Returns the maps in the list at a path; nothing where there is none. */
  static List<MappingNode> maps(MappingNode map, String... keys) {
    return map.list(keys)
        .map(
            list ->
                list.items().stream()
                    .filter(MappingNode.class::isInstance)
                    .map(MappingNode.class::cast)
                    .toList())
        .orElse(List.of());
  }

  /** Returns the scalar at a path as text. */
  static Optional<String> text(MappingNode map, String... keys) {
    return map.at(keys).filter(ScalarNode.class::isInstance).map(Parts::text);
  }

  /** Returns a scalar as text, and the kind of anything else. */
  static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.text() : node.type();
  }

  /** Returns the integer at a path. */
  static Optional<Long> integer(MappingNode map, String... keys) {
    return map.at(keys)
        .flatMap(
            node ->
                node instanceof ScalarNode scalar && scalar.value() instanceof Long number
                    ? Optional.of(number)
                    : Optional.empty());
  }
}
