package dev.drydock.e2e.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.e2e.cluster.RenderedObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Breaks objects in one field each. Every place that any object of a kind has is changed once, in
 * the first object that has it; items of a list are one place. The same objects and schemas give
 * the same mutations.
 */
final class Mutations {
  /** What would send the object elsewhere, and not be judged. */
  private static final Set<String> ADDRESS = Set.of("/apiVersion", "/kind", "/metadata/namespace");

  private final Path checkout;
  private final Set<String> seen = new LinkedHashSet<>();
  private final List<Mutation> all = new ArrayList<>();

  private Mutations(Path checkout) {
    this.checkout = checkout;
  }

  /** Returns the mutations of objects. */
  static List<Mutation> of(Path checkout, List<RenderedObject> objects) throws IOException {
    Mutations mutations = new Mutations(checkout);
    for (RenderedObject object : objects) {
      SchemaPlace place = SchemaPlace.of(checkout, object.apiVersion(), object.kind());
      mutations.visit(object, "", "", object.node(), place);
    }
    return List.copyOf(mutations.all);
  }

  /**
   * Visits a value.
   *
   * @param pointer to the value in the object
   * @param path the pointer with {@code *} for items of lists
   */
  private void visit(
      RenderedObject object, String pointer, String path, JsonNode value, SchemaPlace place) {
    if (ADDRESS.contains(path)) {
      return;
    }
    String where = where(object.kind(), path);
    if (seen.add(where)) {
      change(object, pointer, where, value, place);
    }
    if (value instanceof ObjectNode map) {
      for (var entry : map.properties()) {
        String step = "/" + entry.getKey().replace("~", "~0").replace("/", "~1");
        String shown = place.isMap() ? "/*" : step;
        visit(
            object, pointer + step, path + shown, entry.getValue(), place.property(entry.getKey()));
      }
    } else if (value instanceof ArrayNode list) {
      for (int index = 0; index < list.size(); index++) {
        visit(object, pointer + "/" + index, path + "/*", list.get(index), place.item());
      }
    }
  }

  /** Pods that last are the same in all kinds, and so are pods that end. */
  private static String where(String kind, String path) {
    String pod = "/spec/template";
    if (path.startsWith(pod)) {
      switch (kind) {
        case "Deployment", "DaemonSet", "StatefulSet" -> {
          return "PodTemplate " + path.substring(pod.length());
        }
        default -> {}
      }
    }
    return kind + " " + path;
  }

  private void change(
      RenderedObject object, String pointer, String where, JsonNode value, SchemaPlace place) {
    if (pointer.isEmpty()) {
      for (var change : Changes.of(value, place).entrySet()) {
        if (change.getValue() instanceof ObjectNode node && !node.isEmpty()) {
          all.add(new Mutation(where + change.getKey(), object, node));
        }
      }
      return;
    }
    for (var change : Changes.of(value, place).entrySet()) {
      ObjectNode node = object.node().deepCopy();
      put(node, pointer, change.getValue());
      all.add(new Mutation(where + " " + change.getKey(), object, node));
    }
    ObjectNode node = object.node().deepCopy();
    if (remove(node, pointer)) {
      all.add(new Mutation(where + " is missing", object, node));
    }
  }

  private static JsonNode parent(ObjectNode node, String pointer) {
    return node.at(pointer.substring(0, pointer.lastIndexOf('/')));
  }

  private static String last(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
  }

  private static void put(ObjectNode node, String pointer, JsonNode value) {
    switch (parent(node, pointer)) {
      case ObjectNode map -> map.set(last(pointer), value);
      case ArrayNode list -> list.set(Integer.parseInt(last(pointer)), value);
      default -> throw new IllegalStateException(pointer);
    }
  }

  private static boolean remove(ObjectNode node, String pointer) {
    if (parent(node, pointer) instanceof ObjectNode map) {
      map.remove(last(pointer));
      return true;
    }
    return false;
  }
}
