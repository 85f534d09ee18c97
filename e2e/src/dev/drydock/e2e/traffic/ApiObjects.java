package dev.drydock.e2e.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The objects of an API server and all that ever happened to them, for all its threads. */
final class ApiObjects {
  private final NavigableMap<String, ObjectNode> objects = new TreeMap<>();
  private final List<Event> events = new ArrayList<>();

  /**
   * A change, numbered from 1 by its place in the list of all.
   *
   * @param resource the group and the plural name
   * @param type {@code ADDED}, {@code MODIFIED} or {@code DELETED}
   * @param object after the change; after a deletion, before it
   */
  record Event(String resource, String type, ObjectNode object) {}

  /**
   * What there is of a resource.
   *
   * @param revision the number of the last event that it takes into account
   */
  record Snapshot(int revision, List<ObjectNode> objects) {}

  /** Adds an object or replaces the one of the same name. Returns it with its new revision. */
  synchronized ObjectNode put(JsonNode object) {
    ObjectNode stored = object.deepCopy();
    stored.withObject("/metadata").put("resourceVersion", Integer.toString(events.size() + 1));
    boolean isNew = objects.put(key(stored), stored) == null;
    happened(isNew ? "ADDED" : "MODIFIED", stored);
    return stored;
  }

  synchronized void delete(JsonNode object) {
    ObjectNode gone = objects.remove(key(object));
    if (gone != null) {
      happened("DELETED", gone);
    }
  }

  private void happened(String type, ObjectNode object) {
    events.add(new Event(resource(object), type, object));
    notifyAll();
  }

  synchronized Snapshot list(String resource) {
    return new Snapshot(
        events.size(), List.copyOf(objects.subMap(resource + " ", resource + "!").values()));
  }

  /** Waits for events after the one of that number and returns them. */
  synchronized List<Event> after(int number) throws InterruptedException {
    while (events.size() <= number) {
      wait();
    }
    return List.copyOf(events.subList(number, events.size()));
  }

  private static String key(JsonNode object) {
    return resource(object)
        + " "
        + object.at("/metadata/namespace").asText()
        + "/"
        + object.at("/metadata/name").asText();
  }

  /**
   * Returns the group and the plural name of an object's kind: {@code networking.k8s.io/ingresses}.
   */
  private static String resource(JsonNode object) {
    String kind = object.path("kind").asText().toLowerCase(Locale.ROOT);
    return resource(group(object), kind + (kind.endsWith("s") ? "es" : "s"));
  }

  static String resource(String group, String plural) {
    return group + "/" + plural;
  }

  private static String group(JsonNode object) {
    String version = object.path("apiVersion").asText();
    return version.contains("/") ? version.substring(0, version.indexOf('/')) : "";
  }
}
