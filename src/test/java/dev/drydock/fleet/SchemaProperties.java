package dev.drydock.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The named properties of a schema, with references followed. */
final class SchemaProperties {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final SortedMap<String, JsonNode> properties = new TreeMap<>();

  private SchemaProperties() {}

  /**
   * Returns every property by its path, such as {@code spec.tenants[].hosts[].name}; a map with
   * free keys is a step {@code *}.
   */
  static SortedMap<String, JsonNode> of(String file) {
    SchemaProperties result = new SchemaProperties();
    result.walk(file, read(file), "");
    return result.properties;
  }

  private void walk(String file, JsonNode schema, String path) {
    Resolved here = resolve(file, schema);
    here.schema()
        .path("properties")
        .properties()
        .forEach(
            entry -> {
              String below = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
              properties.put(below, resolve(here.file(), entry.getValue()).schema());
              walk(here.file(), entry.getValue(), below);
            });
    if (here.schema().has("items")) {
      walk(here.file(), here.schema().get("items"), path + "[]");
    }
    if (here.schema().path("additionalProperties").isObject()) {
      walk(here.file(), here.schema().get("additionalProperties"), path + ".*");
    }
  }

  /**
   * A schema without a reference.
   *
   * @param file the file that its own references are relative to
   * @param schema what it says, over what it refers to
   */
  private record Resolved(String file, JsonNode schema) {}

  private static Resolved resolve(String file, JsonNode schema) {
    if (!schema.has("$ref")) {
      return new Resolved(file, schema);
    }
    String reference = schema.get("$ref").asText();
    int hash = reference.indexOf('#');
    String other = hash < 0 ? reference : reference.substring(0, hash);
    String target = other.isEmpty() ? file : other;
    JsonNode node = read(target).at(hash < 0 ? "" : reference.substring(hash + 1));
    Resolved found = resolve(target, node);
    ObjectNode both = found.schema().deepCopy();
    schema.properties().forEach(entry -> both.set(entry.getKey(), entry.getValue()));
    both.remove("$ref");
    return new Resolved(found.file(), both);
  }

  private static JsonNode read(String file) {
    try {
      return MAPPER.readTree(Path.of("schemas", file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns whether a document, as plain maps and lists, sets a property. */
  static boolean isSet(@Nullable Object document, String path) {
    List<@Nullable Object> here = new ArrayList<>();
    here.add(document);
    for (String step : path.replace("[]", ".[]").split("\\.", -1)) {
      List<@Nullable Object> next = new ArrayList<>();
      for (Object value : here) {
        switch (value) {
          case Map<?, ?> map when step.equals("*") -> next.addAll(map.values());
          case Map<?, ?> map when map.containsKey(step) -> next.add(map.get(step));
          case List<?> list when step.equals("[]") -> next.addAll(list);
          case null, default -> {}
        }
      }
      here = next;
    }
    return !here.isEmpty();
  }
}
