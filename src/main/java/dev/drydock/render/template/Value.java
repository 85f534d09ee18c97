package dev.drydock.render.template;

import dev.drydock.diag.Location;
import dev.drydock.diag.Origin;
import dev.drydock.diag.Related;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an expression gives: a node, and what it was made from. Steps through maps are not reads:
 * only what is used in the end is.
 *
 * @param node the value, or null where a key on the way is absent
 * @param path the path in the model where the value lies there; for an absent one the path that is
 *     not set; empty for a computed value
 * @param reads what was read to compute the value or to choose it, without the value itself
 * @param parts values that the keys of a map stand for, where these lie elsewhere in the model
 */
record Value(@Nullable Node node, String path, List<Read> reads, SortedMap<String, Value> parts) {

  private static final SortedMap<String, Value> NO_PARTS =
      Collections.unmodifiableSortedMap(new TreeMap<>());

  /** Returns a value of the model. */
  static Value of(Node node, String path, List<Read> reads) {
    return new Value(node, path, reads, NO_PARTS);
  }

  /** Returns a value that was computed from what was read. */
  static Value computed(Node node, List<Read> reads) {
    return new Value(node, "", reads, NO_PARTS);
  }

  /** Returns a computed scalar. */
  static Value scalar(Object value, List<Read> reads) {
    return computed(new ScalarNode(value, Origin.unknown()), reads);
  }

  /** Returns that a path is not set. */
  static Value absent(String path, List<Read> reads) {
    return new Value(null, path, reads, NO_PARTS);
  }

  boolean isAbsent() {
    return node == null;
  }

  /** Returns this value with more reads before its own. */
  Value after(List<Read> before) {
    return before.isEmpty() ? this : new Value(node, path, joined(before, reads), parts);
  }

  /** Returns everything read by whoever uses the whole value. */
  List<Read> used() {
    return used(Read.Kind.VALUE);
  }

  /** Returns everything read by whoever looks at one aspect of the value. */
  List<Read> used(Read.Kind kind) {
    List<Read> all = new ArrayList<>(reads);
    if (node != null && !path.isEmpty()) {
      all.add(new Read(kind, path, node.origin().at()));
    }
    parts.values().forEach(part -> all.addAll(part.used(kind)));
    return all;
  }

  /** Returns the words by which messages call the value. */
  String name() {
    return path.isEmpty() ? "the value" : "`" + path + "`";
  }

  static List<Read> joined(List<Read> first, List<Read> second) {
    if (first.isEmpty()) {
      return second;
    }
    if (second.isEmpty()) {
      return first;
    }
    List<Read> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }

  /** Returns the places of reads, each once, leaving out those without one. */
  static List<Related> places(List<Read> reads) {
    List<Related> places = new ArrayList<>(reads.size());
    for (Read read : reads) {
      if (!(read.at() instanceof Location.Nowhere)) {
        places.add(read.related());
      }
    }
    return places.size() < 2 ? List.copyOf(places) : places.stream().distinct().toList();
  }

  /** Returns whether there is nothing in the value: an empty string, list or map. */
  static boolean isEmpty(Node node) {
    return switch (node) {
      case ScalarNode scalar -> "".equals(scalar.value());
      case SequenceNode list -> list.items().isEmpty();
      case MappingNode map -> map.entries().isEmpty();
    };
  }
}
