package dev.drydock.render.template;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The variables that an expression sees. */
final class Scope {
  private final @Nullable Scope outer;
  private final SortedMap<String, Value> values = new TreeMap<>();
  private final SortedSet<String> lost = new TreeSet<>();

  private Scope(@Nullable Scope outer) {
    this.outer = outer;
  }

  /** Returns a scope that holds the model. */
  static Scope of(SortedMap<String, Value> model) {
    Scope scope = new Scope(null);
    scope.values.putAll(model);
    return scope.inner();
  }

  Scope inner() {
    return new Scope(this);
  }

  /** Returns the value of a variable, absent where no branch that was taken set it. */
  Value get(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      if (scope.lost.contains(name)) {
        throw Refusal.told();
      }
      Value value = scope.values.get(name);
      if (value != null) {
        return value;
      }
    }
    return Value.absent(name, java.util.List.of());
  }

  /** Gives a name a value here, whatever it means outside. */
  void declare(String name, Value value) {
    values.put(name, value);
  }

  /** Changes the variable where it lives, or makes one here. */
  void set(String name, Value value) {
    Scope home = home(name);
    home.lost.remove(name);
    home.values.put(name, value);
  }

  /** Marks a variable whose value could not be computed, so that its uses say nothing more. */
  void lose(String name) {
    home(name).lost.add(name);
  }

  private Scope home(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      if (scope.values.containsKey(name) || scope.lost.contains(name)) {
        return scope;
      }
    }
    return this;
  }
}
