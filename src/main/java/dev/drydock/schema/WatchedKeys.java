package dev.drydock.schema;

import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the keys below which schemas look at what a string says. Of every other string they see
 * that it is one and no more. A keyword that is not known to be blind to strings counts as one that
 * looks.
 */
final class WatchedKeys {
  private static final SortedSet<String> BLIND =
      Collections.unmodifiableSortedSet(
          new TreeSet<>(
              List.of(
                  "$comment",
                  "$defs",
                  "$id",
                  "$schema",
                  "additionalProperties",
                  "allOf",
                  "anyOf",
                  "default",
                  "dependentRequired",
                  "deprecated",
                  "description",
                  "else",
                  "examples",
                  "exclusiveMaximum",
                  "exclusiveMinimum",
                  "if",
                  "items",
                  "maxItems",
                  "maxProperties",
                  "maximum",
                  "minItems",
                  "minProperties",
                  "minimum",
                  "multipleOf",
                  "not",
                  "oneOf",
                  "properties",
                  "readOnly",
                  "required",
                  "then",
                  "title",
                  "type",
                  "writeOnly")));

  /** The keywords that hold no schema. */
  private static final SortedSet<String> PLAIN =
      Collections.unmodifiableSortedSet(new TreeSet<>(List.of("default", "examples", "required")));

  private final SortedSet<String> keys = new TreeSet<>();
  private boolean all;

  /** Who refers to a definition: keys, or other definitions as places. */
  private final SortedMap<SchemaPlace, SortedSet<String>> usingKeys = new TreeMap<>();

  private final SortedMap<SchemaPlace, SortedSet<SchemaPlace>> usingDefinitions = new TreeMap<>();
  private final Deque<SchemaPlace> looking = new ArrayDeque<>();

  /** What a schema is a part of: the value of a key, a definition, or neither. */
  private sealed interface Owner {
    record Key(String name) implements Owner {}

    record Definition(SchemaPlace place) implements Owner {}

    record Root() implements Owner {}
  }

  private WatchedKeys() {}

  /** Returns the keys, or nothing where some schema looks at a whole value. */
  static Optional<SortedSet<String>> of(SortedMap<String, Node> files) {
    WatchedKeys watched = new WatchedKeys();
    files.forEach((path, node) -> watched.schema(path, node, new Owner.Root()));
    watched.spread();
    return watched.all
        ? Optional.empty()
        : Optional.of(Collections.unmodifiableSortedSet(watched.keys));
  }

  private void schema(String path, Node node, Owner owner) {
    switch (node) {
      case ScalarNode scalar -> {}
      case SequenceNode list -> list.items().forEach(item -> schema(path, item, owner));
      case MappingNode map ->
          map.entries().forEach((name, entry) -> keyword(path, name, entry.value(), owner));
    }
  }

  private void keyword(String path, String name, Node value, Owner owner) {
    if (name.startsWith("x-") || PLAIN.contains(name)) {
      return;
    }
    switch (name) {
      case "properties" ->
          ((MappingNode) value)
              .entries()
              .forEach((key, entry) -> schema(path, entry.value(), new Owner.Key(key)));
      case "$defs" ->
          ((MappingNode) value)
              .entries()
              .forEach(
                  (key, entry) ->
                      schema(path, entry.value(), new Owner.Definition(definition(path, key))));
      case "$ref" -> reference(path, ((ScalarNode) value).text(), owner);
      case "format" -> {
        if (!((ScalarNode) value).text().matches("int32|int64")) {
          looks(owner);
        }
      }
      default -> {
        if (BLIND.contains(name)) {
          schema(path, value, owner);
        } else {
          looks(owner);
        }
      }
    }
  }

  private static SchemaPlace definition(String path, String key) {
    return new SchemaPlace(path, "").child("$defs").child(key);
  }

  private void reference(String path, String text, Owner owner) {
    Optional<SchemaPlace> target = Reference.resolve(path, text);
    boolean isDefinition =
        target.isPresent()
            && target.get().pointer().startsWith("/$defs/")
            && target.get().pointer().indexOf('/', "/$defs/".length()) < 0;
    if (!isDefinition) {
      looks(owner);
      return;
    }
    SchemaPlace place = target.get();
    switch (owner) {
      case Owner.Key key ->
          usingKeys.computeIfAbsent(place, ignored -> new TreeSet<>()).add(key.name());
      case Owner.Definition definition ->
          usingDefinitions
              .computeIfAbsent(place, ignored -> new TreeSet<>())
              .add(definition.place());
      case Owner.Root root -> looks(owner);
    }
  }

  private void looks(Owner owner) {
    switch (owner) {
      case Owner.Key key -> keys.add(key.name());
      case Owner.Definition definition -> looking.add(definition.place());
      case Owner.Root root -> all = true;
    }
  }

  /** Whoever refers to a definition that looks does so too. */
  private void spread() {
    SortedSet<SchemaPlace> done = new TreeSet<>();
    while (!looking.isEmpty()) {
      SchemaPlace place = looking.remove();
      if (done.add(place)) {
        keys.addAll(usingKeys.getOrDefault(place, Collections.emptySortedSet()));
        looking.addAll(usingDefinitions.getOrDefault(place, Collections.emptySortedSet()));
      }
    }
  }
}
