package dev.drydock.compile;

import dev.drydock.diag.Origin;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** Makes nodes of values that the compiler itself has, to write them as JSON. */
final class JsonNodes {
  private JsonNodes() {}

  /** Returns a map in its order; values are maps, strings, longs and booleans. */
  static MappingNode map(Map<?, ?> values) {
    SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>();
    values.forEach(
        (key, value) ->
            entries.put(String.valueOf(key), new MappingNode.Entry(Origin.unknown(), node(value))));
    return new MappingNode(entries, Origin.unknown());
  }

  private static Node node(Object value) {
    return value instanceof Map<?, ?> map ? map(map) : new ScalarNode(value, Origin.unknown());
  }
}
