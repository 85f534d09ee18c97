package dev.drydock.render;

import dev.drydock.manifest.Manifest;
import dev.drydock.yaml.CanonicalYaml;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.NodeValues;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What templates gave, by kind and name: {@code Deployment/instance}. */
record RenderedObjects(SortedMap<String, Manifest> objects) {

  static RenderedObjects of(List<Manifest> manifests) {
    SortedMap<String, Manifest> objects = new TreeMap<>();
    for (Manifest manifest : manifests) {
      objects.put(manifest.identity().kind() + "/" + manifest.identity().name(), manifest);
    }
    return new RenderedObjects(objects);
  }

  SortedSet<String> names() {
    return new TreeSet<>(objects.keySet());
  }

  Collection<Manifest> all() {
    return objects.values();
  }

  Manifest get(String name) {
    Manifest found = objects.get(name);
    if (found == null) {
      throw new AssertionError("no " + name + " among " + objects.keySet());
    }
    return found;
  }

  /** Returns a part of an object: a map as canonical text, a scalar as it is. */
  String text(String name, String... path) {
    return text(get(name), path);
  }

  static String text(Manifest object, String... path) {
    Node found =
        object.at(path).orElseThrow(() -> new AssertionError("nothing at " + List.of(path)));
    return found instanceof MappingNode map
        ? CanonicalYaml.write(map)
        : String.valueOf(NodeValues.plain(found));
  }
}
