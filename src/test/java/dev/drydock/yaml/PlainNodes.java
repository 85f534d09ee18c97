package dev.drydock.yaml;

import dev.drydock.diag.Origin;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes nodes of plain Java values, so that other readers can be compared with ours. */
final class PlainNodes {
  private PlainNodes() {}

  static Node of(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        var entries = new LinkedHashMap<String, MappingNode.Entry>();
        map.forEach(
            (key, inner) ->
                entries.put((String) key, new MappingNode.Entry(Origin.unknown(), of(inner))));
        yield new MappingNode(entries, Origin.unknown());
      }
      case List<?> list ->
          new SequenceNode(list.stream().map(PlainNodes::of).toList(), Origin.unknown());
      case Integer integer -> new ScalarNode((long) integer, Origin.unknown());
      case Double number -> new ScalarNode(BigDecimal.valueOf(number), Origin.unknown());
      case null, default -> new ScalarNode(value, Origin.unknown());
    };
  }
}
