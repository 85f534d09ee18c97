package dev.drydock.render.template;

import dev.drydock.schema.SchemaView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is known about a value before there is one: which keys may be read from it. */
public sealed interface Shape {

  /** Returns the shape of a value of which nothing is known. */
  static Shape anything() {
    return new Anything();
  }

  /** Returns the shape of a string, number or boolean. */
  static Shape scalar() {
    return new Scalar();
  }

  /** Returns the shape of a list. */
  static Shape list(Shape item) {
    return new ListOf(item);
  }

  /** Returns the shape of a map with these keys and no others. */
  static Shape map(SortedMap<String, Shape> keys) {
    return new MapOf(Collections.unmodifiableSortedMap(new TreeMap<>(keys)));
  }

  /** Returns the shape that a schema describes. */
  static Shape of(SchemaView schema) {
    return new Described(List.of(schema));
  }

  /** Returns the shape of a key, or nothing where no value of this shape has it. */
  Optional<Shape> key(String key);

  /** Returns the keys that are known by name. */
  List<String> keys();

  /** Returns the shape of the items, where this is a list. */
  Shape item();

  /** Returns the shape of the value of any key, where this is a map. */
  Shape entry();

  /** Nothing is known. */
  record Anything() implements Shape {
    @Override
    public Optional<Shape> key(String key) {
      return Optional.of(this);
    }

    @Override
    public List<String> keys() {
      return List.of();
    }

    @Override
    public Shape item() {
      return this;
    }

    @Override
    public Shape entry() {
      return this;
    }
  }

  /** Not a list and not a map. */
  record Scalar() implements Shape {
    @Override
    public Optional<Shape> key(String key) {
      return Optional.empty();
    }

    @Override
    public List<String> keys() {
      return List.of();
    }

    @Override
    public Shape item() {
      return anything();
    }

    @Override
    public Shape entry() {
      return anything();
    }
  }

  /** A list. */
  record ListOf(Shape item) implements Shape {
    @Override
    public Optional<Shape> key(String key) {
      return Optional.empty();
    }

    @Override
    public List<String> keys() {
      return List.of();
    }

    @Override
    public Shape entry() {
      return anything();
    }
  }

  /** A map whose keys are all known. */
  record MapOf(SortedMap<String, Shape> known) implements Shape {
    @Override
    public Optional<Shape> key(String key) {
      return Optional.ofNullable(known.get(key));
    }

    @Override
    public List<String> keys() {
      return List.copyOf(known.keySet());
    }

    @Override
    public Shape item() {
      return anything();
    }

    @Override
    public Shape entry() {
      return anything();
    }
  }

  /**
   * What one of several schemas describes.
   *
   * @param schemas one, or the alternatives of one
   */
  record Described(List<SchemaView> schemas) implements Shape {
    private static final int ALTERNATIVES_DEPTH = 4;

    public Described {
      List<SchemaView> all = new ArrayList<>();
      schemas.forEach(schema -> collect(schema, /* depth= */ 0, all));
      schemas = List.copyOf(all);
    }

    private static void collect(SchemaView schema, int depth, List<SchemaView> all) {
      all.add(schema);
      if (depth < ALTERNATIVES_DEPTH) {
        schema.alternatives().forEach(alternative -> collect(alternative, depth + 1, all));
      }
    }

    @Override
    public Optional<Shape> key(String key) {
      List<SchemaView> found =
          schemas.stream().flatMap(schema -> schema.child(key).stream()).toList();
      if (!found.isEmpty()) {
        return Optional.of(new Described(found));
      }
      return saysNothing() ? Optional.of(anything()) : Optional.empty();
    }

    /** A schema without keys and items tells nothing, unless it is one of a scalar. */
    private boolean saysNothing() {
      return schemas.stream()
          .allMatch(
              schema ->
                  schema.properties().isEmpty()
                      && schema.keyword("additionalProperties").isEmpty()
                      && schema.items().isEmpty()
                      && (schema.types().isEmpty() || schema.types().contains("object")));
    }

    @Override
    public List<String> keys() {
      SequencedSet<String> keys = new LinkedHashSet<>();
      schemas.forEach(schema -> keys.addAll(schema.properties().keySet()));
      return List.copyOf(keys);
    }

    @Override
    public Shape item() {
      return described(schemas.stream().flatMap(schema -> schema.items().stream()).toList());
    }

    @Override
    public Shape entry() {
      return keys().isEmpty()
          ? described(
              schemas.stream().flatMap(schema -> schema.additionalProperties().stream()).toList())
          : anything();
    }

    private static Shape described(List<SchemaView> schemas) {
      return schemas.isEmpty() ? anything() : new Described(schemas);
    }
  }
}
