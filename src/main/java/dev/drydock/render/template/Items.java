package dev.drydock.render.template;

import dev.drydock.diag.Origin;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a loop goes through. */
final class Items {
  /** The variable that tells a round its place. */
  static final String LOOP = "loop";

  private static final String KEY = "key";
  private static final String VALUE = "value";

  private Items() {}

  /** Returns the items of a list, or the entries of a map by code point of their keys. */
  static List<Value> of(Value source) {
    return switch (Operands.need(source)) {
      case SequenceNode list -> {
        List<Value> items = new ArrayList<>();
        for (int index = 0; index < list.items().size(); index++) {
          items.add(Filters.at(source, list, index, List.of()));
        }
        yield items;
      }
      case MappingNode map ->
          CodePoints.sorted(map).stream()
              .map(entry -> entry(source, entry.getKey(), entry.getValue()))
              .toList();
      case ScalarNode scalar -> throw Operands.wrong(source, "a list or a map");
    };
  }

  private static Value entry(Value source, String key, MappingNode.Entry entry) {
    Node name = new ScalarNode(key, entry.keyOrigin());
    String path = source.path().isEmpty() ? "" : source.path() + "." + key;
    SortedMap<String, Value> parts = new TreeMap<>();
    parts.put(KEY, Value.of(name, path, source.reads()));
    parts.put(VALUE, Value.of(entry.value(), path, source.reads()));
    SequencedMap<String, MappingNode.Entry> pair = new LinkedHashMap<>();
    pair.put(KEY, new MappingNode.Entry(entry.keyOrigin(), name));
    pair.put(VALUE, entry);
    return new Value(new MappingNode(pair, entry.keyOrigin()), "", List.of(), parts);
  }

  /** Returns the shape of an item. */
  static Shape shape(Shape source) {
    return switch (source) {
      case Shape.ListOf list -> list.item();
      case Shape.MapOf map -> entryShape(Shape.anything());
      case Shape.Described described when isMap(described) -> entryShape(described.entry());
      case Shape.Described described -> described.item();
      case Shape.Anything anything -> anything;
      case Shape.Scalar scalar -> Shape.anything();
    };
  }

  private static boolean isMap(Shape.Described described) {
    return described.schemas().stream().anyMatch(schema -> schema.types().contains("object"))
        && described.schemas().stream().noneMatch(schema -> schema.items().isPresent());
  }

  private static Shape entryShape(Shape value) {
    SortedMap<String, Shape> keys = new TreeMap<>();
    keys.put(KEY, Shape.scalar());
    keys.put(VALUE, value);
    return Shape.map(keys);
  }

  /** Returns what {@code loop} is in one round. */
  static Value loop(int index, int length) {
    SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>();
    put(entries, "index", (long) index);
    put(entries, "length", (long) length);
    put(entries, "first", index == 0);
    put(entries, "last", index == length - 1);
    return Value.computed(new MappingNode(entries, Origin.unknown()), List.of());
  }

  private static void put(
      SequencedMap<String, MappingNode.Entry> entries, String key, Object value) {
    entries.put(
        key, new MappingNode.Entry(Origin.unknown(), new ScalarNode(value, Origin.unknown())));
  }

  static Shape loopShape() {
    SortedMap<String, Shape> keys = new TreeMap<>();
    List.of("index", "length", "first", "last").forEach(key -> keys.put(key, Shape.scalar()));
    return Shape.map(keys);
  }
}
