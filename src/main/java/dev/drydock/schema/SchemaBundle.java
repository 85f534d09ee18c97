package dev.drydock.schema;

import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Makes one document of a schema and of all that it refers to: every definition that is reached
 * lies in {@code $defs} under its file's and its own name, and every reference leads there.
 */
final class SchemaBundle {
  private static final String REFERENCE = "$ref";
  private static final String DEFINITIONS = "$defs";
  private static final String SUFFIX = ".schema.json";

  /** Keywords whose values are data. */
  private static final List<String> DATA = List.of("const", "default", "enum", "examples");

  private final JsonSchemas schemas;
  private final SchemaPlace root;
  private final SequencedMap<String, MappingNode.Entry> definitions = new LinkedHashMap<>();

  private SchemaBundle(JsonSchemas schemas, SchemaPlace root) {
    this.schemas = schemas;
    this.root = root;
  }

  /** Returns the document of a schema file. */
  static MappingNode of(JsonSchemas schemas, String path) {
    SchemaPlace root = new SchemaPlace(path, "");
    SchemaBundle bundle = new SchemaBundle(schemas, root);
    MappingNode file = (MappingNode) bundle.node(root);
    SequencedMap<String, MappingNode.Entry> entries =
        new LinkedHashMap<>(bundle.schema(path, file).entries());
    entries.remove(DEFINITIONS);
    if (!bundle.definitions.isEmpty()) {
      entries.put(
          DEFINITIONS,
          new MappingNode.Entry(file.origin(), new MappingNode(bundle.definitions, file.origin())));
    }
    return new MappingNode(entries, file.origin());
  }

  private Node node(SchemaPlace place) {
    return Optional.ofNullable(schemas.node(place))
        .orElseThrow(() -> new IllegalArgumentException("no schema " + place));
  }

  /** Returns a map with its references led into the bundle; definitions come when they are met. */
  private MappingNode schema(String path, MappingNode map) {
    SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>();
    map.entries()
        .forEach(
            (key, entry) -> {
              if (!key.equals(DEFINITIONS)) {
                entries.put(
                    key, new MappingNode.Entry(entry.keyOrigin(), value(path, key, entry.value())));
              }
            });
    return new MappingNode(entries, map.origin());
  }

  private Node value(String path, String key, Node value) {
    if (key.equals(REFERENCE) && value instanceof ScalarNode reference && reference.isString()) {
      return Reference.resolve(path, reference.text())
          .<Node>map(target -> new ScalarNode(lead(target), reference.origin()))
          .orElse(reference);
    }
    return DATA.contains(key) ? value : part(path, value);
  }

  private Node part(String path, Node node) {
    return switch (node) {
      case ScalarNode scalar -> scalar;
      case SequenceNode list ->
          new SequenceNode(
              list.items().stream().map(item -> part(path, item)).toList(), list.origin());
      case MappingNode map -> schema(path, map);
    };
  }

  /** Returns the reference to a place in the bundle, and brings it there once. */
  private String lead(SchemaPlace target) {
    if (target.equals(root)) {
      return "#";
    }
    String name = name(target);
    if (!definitions.containsKey(name)) {
      Node node = node(target);
      // Stands for itself while it is read: a definition may refer to itself.
      definitions.put(name, new MappingNode.Entry(node.origin(), node));
      definitions.put(name, new MappingNode.Entry(node.origin(), part(target.path(), node)));
    }
    return "#/" + DEFINITIONS + "/" + name;
  }

  private static String name(SchemaPlace place) {
    String file = place.path().substring(place.path().lastIndexOf('/') + 1);
    String base = file.endsWith(SUFFIX) ? file.substring(0, file.length() - SUFFIX.length()) : file;
    String within = place.pointer().replace("/" + DEFINITIONS + "/", "/");
    return base + within.replace('/', '.').replace('~', '-');
  }
}
