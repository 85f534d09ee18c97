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
 * Finds the keys below which schemas look at what a string says, and what they see of it. Of every
 * other string they see that it is one and no more. A keyword that is not known to be blind to
 * strings counts as one that looks at every character.
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
                  "contains",
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
                  "maxContains",
                  "maxItems",
                  "maxProperties",
                  "maximum",
                  "minContains",
                  "minItems",
                  "minProperties",
                  "minimum",
                  "multipleOf",
                  "not",
                  "oneOf",
                  "prefixItems",
                  "properties",
                  "readOnly",
                  "required",
                  "then",
                  "title",
                  "type",
                  "writeOnly")));

  /** The keywords that hold no schema of a value; the names of keys are always seen. */
  private static final SortedSet<String> PLAIN =
      Collections.unmodifiableSortedSet(
          new TreeSet<>(List.of("default", "examples", "propertyNames", "required")));

  private final SortedMap<String, Sight> keys = new TreeMap<>();
  private boolean all;

  /** Who refers to a definition: keys, or other definitions as places. */
  private final SortedMap<SchemaPlace, SortedSet<String>> usingKeys = new TreeMap<>();

  private final SortedMap<SchemaPlace, SortedSet<SchemaPlace>> usingDefinitions = new TreeMap<>();

  /** The files that are still to be read. */
  private final SortedSet<String> reached = new TreeSet<>();

  private final SortedMap<SchemaPlace, Sight> looking = new TreeMap<>();

  /** What a schema is a part of: the value of a key, a definition, or neither. */
  private sealed interface Owner {
    record Key(String name) implements Owner {}

    record Definition(SchemaPlace place) implements Owner {}

    record Root() implements Owner {}
  }

  private WatchedKeys() {}

  /**
   * Returns the keys of a schema, or nothing where some schema looks at a whole value.
   *
   * @param path the file of the schema; of the others those count that it refers to
   */
  static Optional<SortedMap<String, Sight>> of(SortedMap<String, Node> files, String path) {
    WatchedKeys watched = new WatchedKeys();
    watched.reached.add(path);
    SortedSet<String> done = new TreeSet<>();
    while (!watched.reached.isEmpty()) {
      String next = watched.reached.removeFirst();
      Node file = files.get(next);
      if (file != null && done.add(next)) {
        watched.schema(next, file, new Owner.Root());
      }
    }
    watched.spread();
    return watched.all
        ? Optional.empty()
        : Optional.of(Collections.unmodifiableSortedMap(watched.keys));
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
      case "patternProperties", "dependentSchemas" ->
          ((MappingNode) value)
              .entries()
              .values()
              .forEach(entry -> schema(path, entry.value(), owner));
      case "$ref" -> reference(path, ((ScalarNode) value).text(), owner);
      default -> {
        if (BLIND.contains(name)) {
          schema(path, value, owner);
        } else {
          looks(owner, Sight.of(name, value));
        }
      }
    }
  }

  private static SchemaPlace definition(String path, String key) {
    return new SchemaPlace(path, "").child("$defs").child(key);
  }

  private void reference(String path, String text, Owner owner) {
    Optional<SchemaPlace> target = Reference.resolve(path, text);
    target.ifPresent(place -> reached.add(place.path()));
    boolean isDefinition =
        target.isPresent()
            && target.get().pointer().startsWith("/$defs/")
            && target.get().pointer().indexOf('/', "/$defs/".length()) < 0;
    if (!isDefinition) {
      looks(owner, Sight.WHOLE);
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
      case Owner.Root root -> looks(owner, Sight.WHOLE);
    }
  }

  private void looks(Owner owner, Sight sight) {
    if (sight == Sight.NONE) {
      return;
    }
    switch (owner) {
      case Owner.Key key -> keys.merge(key.name(), sight, Sight::and);
      case Owner.Definition definition -> looking.merge(definition.place(), sight, Sight::and);
      case Owner.Root root -> all = true;
    }
  }

  /** Whoever refers to a definition that looks does so too. */
  private void spread() {
    looking.forEach(this::spread);
  }

  private void spread(SchemaPlace from, Sight sight) {
    SortedSet<SchemaPlace> done = new TreeSet<>();
    Deque<SchemaPlace> next = new ArrayDeque<>(List.of(from));
    while (!next.isEmpty()) {
      SchemaPlace place = next.remove();
      if (done.add(place)) {
        usingKeys
            .getOrDefault(place, Collections.emptySortedSet())
            .forEach(key -> keys.merge(key, sight, Sight::and));
        next.addAll(usingDefinitions.getOrDefault(place, Collections.emptySortedSet()));
      }
    }
  }
}
