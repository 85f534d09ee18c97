package dev.drydock.check;

import dev.drydock.diag.Origin;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads fields of rendered objects, where the typed check has already judged their types. */
final class Fields {

  private Fields() {}

  /** Returns where the value at a path came from, or the innermost map that lacks it. */
  static Origin origin(MappingNode map, String... path) {
    Node here = map;
    for (String key : path) {
      if (!(here instanceof MappingNode inner) || inner.get(key).isEmpty()) {
        break;
      }
      here = inner.get(key).orElseThrow();
    }
    return here.origin();
  }

  static Optional<Long> integer(MappingNode map, String... path) {
    return map.at(path)
        .filter(node -> node instanceof ScalarNode scalar && scalar.value() instanceof Long)
        .map(node -> (Long) ((ScalarNode) node).value());
  }

  /** Returns whether a flag is set and true. */
  static boolean isTrue(MappingNode map, String... path) {
    return flag(map, path).orElse(false);
  }

  static Optional<Boolean> flag(MappingNode map, String... path) {
    return map.at(path)
        .filter(node -> node instanceof ScalarNode scalar && scalar.value() instanceof Boolean)
        .map(node -> (Boolean) ((ScalarNode) node).value());
  }

  /** Returns a scalar as text, whatever its type. */
  static Optional<String> text(MappingNode map, String... path) {
    return map.at(path)
        .filter(node -> node instanceof ScalarNode scalar && !scalar.isNull())
        .map(node -> ((ScalarNode) node).text());
  }

  /** Returns the maps of a list. */
  static List<MappingNode> maps(MappingNode map, String... path) {
    return items(MappingNode.class, map, path);
  }

  /** Returns the scalars of a list. */
  static List<ScalarNode> scalars(MappingNode map, String... path) {
    return items(ScalarNode.class, map, path);
  }

  /** Returns the texts of a list, interned: the same words occur in thousands of units. */
  static List<String> texts(MappingNode map, String... path) {
    return scalars(map, path).stream().map(scalar -> scalar.text().intern()).toList();
  }

  /** Returns the texts of a map, such as labels. */
  static SortedMap<String, String> strings(MappingNode map, String... path) {
    SortedMap<String, String> strings = new TreeMap<>();
    map.map(path)
        .ifPresent(
            labels ->
                labels
                    .entries()
                    .forEach(
                        (key, entry) -> {
                          if (entry.value() instanceof ScalarNode scalar) {
                            strings.put(key, scalar.text());
                          }
                        }));
    return strings;
  }

  /** A loop and no stream: this is asked for every list of every object. */
  private static <N extends Node> List<N> items(Class<N> type, MappingNode map, String... path) {
    List<N> found = new ArrayList<>();
    for (Node item : map.list(path).map(SequenceNode::items).orElse(List.of())) {
      if (type.isInstance(item)) {
        found.add(type.cast(item));
      }
    }
    return found;
  }
}
