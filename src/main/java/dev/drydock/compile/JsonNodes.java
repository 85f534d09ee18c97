package dev.drydock.compile;

import dev.drydock.diag.Origin;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Makes nodes of values that the compiler itself has, to write them as JSON. */
final class JsonNodes {
  private JsonNodes() {}

  /** Returns a map in its order; values are maps, lists, strings, longs and booleans. */
  static MappingNode map(Map<?, ?> values) {
    SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>();
    values.forEach(
        (key, value) ->
            entries.put(String.valueOf(key), new MappingNode.Entry(Origin.unknown(), node(value))));
    return new MappingNode(entries, Origin.unknown());
  }

  private static Node node(Object value) {
    return switch (value) {
      case Map<?, ?> map -> map(map);
      case List<?> list ->
          new SequenceNode(list.stream().map(JsonNodes::node).toList(), Origin.unknown());
      default -> new ScalarNode(value, Origin.unknown());
    };
  }
}
