package dev.drydock.yaml;

import dev.drydock.diag.Origin;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A map with string keys, in the order of its text.
 *
 * @param entries the entries in order; the map is unmodifiable
 * @param origin where the map came from
 */
public record MappingNode(SequencedMap<String, Entry> entries, Origin origin) implements Node {

  public MappingNode {
    entries = SmallMap.copyOf(entries);
  }

  /**
   * An entry of a map.
   *
   * @param keyOrigin where the key came from
   * @param value the value
   */
  public record Entry(Origin keyOrigin, Node value) {}

  /** Returns the value of a key. */
  public Optional<Node> get(String key) {
    Entry entry = entries.get(key);
    return entry == null ? Optional.empty() : Optional.of(entry.value());
  }

  /** Returns the value at a path of keys, or nothing where a step is absent or not a map. */
  public Optional<Node> at(String... keys) {
    Node here = this;
    for (String key : keys) {
      Entry entry = here instanceof MappingNode map ? map.entries.get(key) : null;
      if (entry == null) {
        return Optional.empty();
      }
      here = entry.value();
    }
    return Optional.of(here);
  }

  /** Returns the map at a path of keys. */
  public Optional<MappingNode> map(String... keys) {
    return at(keys).filter(MappingNode.class::isInstance).map(MappingNode.class::cast);
  }

  /** Returns the list at a path of keys. */
  public Optional<SequenceNode> list(String... keys) {
    return at(keys).filter(SequenceNode.class::isInstance).map(SequenceNode.class::cast);
  }

  /** Returns the string at a path of keys. */
  public Optional<String> string(String... keys) {
    return at(keys)
        .filter(node -> node instanceof ScalarNode scalar && scalar.isString())
        .map(node -> ((ScalarNode) node).text());
  }

  @Override
  public String type() {
    return "map";
  }
}
