package dev.drydock.render.template;

import dev.drydock.diag.Code;
import dev.drydock.diag.Location;
import dev.drydock.diag.Origin;
import dev.drydock.diag.Related;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the values of holes: written at the template, fed by the fleet. */
final class HoleValues {
  private final Location hole;
  private final List<Related> inputs;

  /** What templates call the values that were read, by their places. */
  private final SortedMap<Location, String> names = new TreeMap<>();

  /** Whether the value lies in the model as it is, so that paths in it are paths of the model. */
  private final boolean isOfModel;

  private HoleValues(Location hole, List<Read> reads, Node node, boolean isOfModel) {
    this.isOfModel = isOfModel;
    this.hole = hole;
    this.inputs = Value.places(reads);
    if (!(node instanceof ScalarNode)) {
      reads.forEach(read -> names.putIfAbsent(read.at(), read.path()));
    }
  }

  /**
   * The value of a hole.
   *
   * @param node keys sorted by code point, every origin at the hole
   * @param origin the hole and everything that was read in it
   */
  record Filled(Node node, Origin origin) {}

  static Filled of(Value value, List<Read> reads, Location hole) {
    Node meant = Operands.need(value);
    HoleValues values = new HoleValues(hole, reads, meant, !value.path().isEmpty());
    Node node = values.node(meant, value.path(), value);
    return new Filled(node, new Origin(hole, values.inputs));
  }

  /** Returns a value with the keys of all its maps sorted by code point. */
  static Node sorted(Node node) {
    return switch (node) {
      case ScalarNode scalar -> scalar;
      case SequenceNode list ->
          new SequenceNode(list.items().stream().map(HoleValues::sorted).toList(), list.origin());
      case MappingNode map -> {
        SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>();
        CodePoints.sorted(map)
            .forEach(
                entry ->
                    entries.put(
                        entry.getKey(),
                        new MappingNode.Entry(
                            entry.getValue().keyOrigin(), sorted(entry.getValue().value()))));
        yield new MappingNode(entries, map.origin());
      }
    };
  }

  private Node node(Node node, String path, Value value) {
    return switch (node) {
      case ScalarNode scalar -> scalar(scalar, path, value);
      case SequenceNode list -> {
        List<Node> items = new ArrayList<>();
        for (Node item : list.items()) {
          items.add(node(item, path + "[" + items.size() + "]", value));
        }
        yield new SequenceNode(items, origin(list.origin(), path));
      }
      case MappingNode map -> {
        SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>();
        for (Map.Entry<String, MappingNode.Entry> named : CodePoints.sorted(map)) {
          String inner = path.isEmpty() ? named.getKey() : path + "." + named.getKey();
          MappingNode.Entry entry = named.getValue();
          entries.put(
              named.getKey(),
              new MappingNode.Entry(
                  origin(entry.keyOrigin(), inner), node(entry.value(), inner, value)));
        }
        yield new MappingNode(entries, origin(map.origin(), path));
      }
    };
  }

  private Node scalar(ScalarNode scalar, String path, Value value) {
    if (scalar.value() == null) {
      throw refusal(path, "null", value);
    }
    if (scalar.value() instanceof BigInteger) {
      throw refusal(path, "an integer beyond 64 bits", value);
    }
    return new ScalarNode(scalar.value(), origin(scalar.origin(), path));
  }

  private static Refusal refusal(String path, String what, Value value) {
    return Refusal.of(
        Code.TEMPLATE_HOLE_VALUE,
        (path.isEmpty() ? "the value" : "`" + path + "`")
            + " is "
            + what
            + "; a hole takes a string, boolean, integer, exact decimal, list or map",
        value.used());
  }

  private String description(Location at, String path) {
    String name = names.getOrDefault(at, isOfModel ? path : "");
    return name.isEmpty() ? "part of the value" : "value of `" + name + "`";
  }

  /** A value of the fleet was fed by its own place alone, a computed one by all that was read. */
  private Origin origin(Origin origin, String path) {
    if (origin.at() instanceof Location.Nowhere || path.isEmpty()) {
      return new Origin(hole, inputs);
    }
    List<Related> own = new ArrayList<>();
    own.add(new Related(origin.at(), description(origin.at(), path)));
    own.addAll(origin.inputs());
    return new Origin(hole, own);
  }
}
