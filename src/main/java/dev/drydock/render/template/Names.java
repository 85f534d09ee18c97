package dev.drydock.render.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The variables that a place of a template may name, and what is known about them. */
final class Names {
  private final @Nullable Names outer;
  private final SortedMap<String, Shape> shapes = new TreeMap<>();

  private Names(@Nullable Names outer) {
    this.outer = outer;
  }

  static Names of(SortedMap<String, Shape> model) {
    Names names = new Names(null);
    names.shapes.putAll(model);
    return names.inner();
  }

  Names inner() {
    return new Names(this);
  }

  void declare(String name, Shape shape) {
    shapes.put(name, shape);
  }

  /** Notes an assignment; a variable that is assigned twice may be either. */
  void set(String name, Shape shape) {
    for (Names names = this; names != null; names = names.outer) {
      Shape before = names.shapes.get(name);
      if (before != null) {
        names.shapes.put(name, before.equals(shape) ? shape : Shape.anything());
        return;
      }
    }
    shapes.put(name, shape);
  }

  Optional<Shape> get(String name) {
    for (Names names = this; names != null; names = names.outer) {
      Shape shape = names.shapes.get(name);
      if (shape != null) {
        return Optional.of(shape);
      }
    }
    return Optional.empty();
  }

  List<String> all() {
    List<String> all = new ArrayList<>();
    for (Names names = this; names != null; names = names.outer) {
      all.addAll(names.shapes.keySet());
    }
    return all;
  }
}
