package dev.drydock.e2e.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Turns one of our JSON Schemas into the form that a CustomResourceDefinition may hold: references
 * written out, nothing of what the server does by itself (closing objects, judging {@code
 * metadata}).
 *
 * @param schema of a custom kind
 */
record StructuralSchema(JsonNode schema) {
  private static final List<String> KEPT =
      List.of(
          "type",
          "format",
          "enum",
          "pattern",
          "minimum",
          "maximum",
          "minLength",
          "maxLength",
          "minItems",
          "maxItems",
          "required");

  /** Returns the schema of whole objects. */
  ObjectNode root() {
    ObjectNode root = converted(schema);
    ObjectNode properties = (ObjectNode) root.path("properties");
    for (String name : List.of("apiVersion", "kind")) {
      properties.replace(name, JsonNodeFactory.instance.objectNode().put("type", "string"));
    }
    properties.replace("metadata", JsonNodeFactory.instance.objectNode().put("type", "object"));
    return root;
  }

  private ObjectNode converted(JsonNode from) {
    if (from.has("$ref")) {
      String name = from.path("$ref").asText().substring("#/$defs/".length());
      return converted(schema.path("$defs").path(name));
    }
    ObjectNode into = JsonNodeFactory.instance.objectNode();
    if (from.has("anyOf") && !from.has("type")) {
      return into.put("x-kubernetes-int-or-string", true);
    }
    KEPT.stream().filter(from::has).forEach(key -> into.set(key, from.path(key)));
    from.path("properties")
        .forEachEntry(
            (name, one) -> into.withObjectProperty("properties").set(name, converted(one)));
    if (from.has("items")) {
      into.set("items", converted(from.path("items")));
    }
    boolean isMap = from.path("additionalProperties").isObject();
    if (isMap) {
      into.set("additionalProperties", converted(from.path("additionalProperties")));
    }
    boolean isOpen =
        from.path("type").asText().equals("object") && !isMap && !from.has("properties");
    if (isOpen || !from.has("type")) {
      into.put("x-kubernetes-preserve-unknown-fields", true);
    }
    return into;
  }
}
