package dev.drydock.e2e.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A place in one of the derived schemas, with references followed.
 *
 * @param root the whole schema
 * @param node what it says of this place; missing where it says nothing
 */
record SchemaPlace(JsonNode root, JsonNode node) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Returns the schema of a kind; one that knows nothing where there is none. */
  static SchemaPlace of(Path checkout, String apiVersion, String kind) throws IOException {
    String path =
        (apiVersion.contains("/") ? apiVersion : "core/" + apiVersion) + "/" + kind + ".json";
    for (String folder : List.of("schemas/kubernetes", "schemas/crds")) {
      Path file = checkout.resolve(folder).resolve(path);
      if (Files.exists(file)) {
        JsonNode root = JSON.readTree(file.toFile());
        return new SchemaPlace(root, root);
      }
    }
    return new SchemaPlace(MissingNode.getInstance(), MissingNode.getInstance());
  }

  private SchemaPlace at(JsonNode place) {
    JsonNode found = place;
    while (found.has("$ref")) {
      found = root.path("$defs").path(found.path("$ref").asText().substring("#/$defs/".length()));
    }
    return new SchemaPlace(root, found);
  }

  /** Returns the place of a property, or of a value of a map. */
  SchemaPlace property(String name) {
    JsonNode property = node.path("properties").path(name);
    return at(property.isMissingNode() ? node.path("additionalProperties") : property);
  }

  /** Returns the place of the items of a list. */
  SchemaPlace item() {
    return at(node.path("items"));
  }

  /** Returns whether keys are free here. */
  boolean isMap() {
    return node.path("additionalProperties").isObject();
  }

  /** Returns the names of the properties. */
  List<String> properties() {
    return node.path("properties").propertyStream().map(entry -> entry.getKey()).sorted().toList();
  }

  /** Returns a value of the right type, with what is required in it. */
  JsonNode plausible() {
    if (node.has("enum")) {
      return node.path("enum").get(0);
    }
    return switch (node.path("type").asText()) {
      case "integer", "number" -> IntNode.valueOf(1);
      case "boolean" -> BooleanNode.TRUE;
      case "array" -> list();
      case "object" -> map();
      default -> TextNode.valueOf(node.has("anyOf") ? "1" : "x");
    };
  }

  private ArrayNode list() {
    return JsonNodeFactory.instance.arrayNode().add(item().plausible());
  }

  private ObjectNode map() {
    ObjectNode map = JsonNodeFactory.instance.objectNode();
    for (JsonNode name : node.path("required")) {
      map.set(name.asText(), property(name.asText()).plausible());
    }
    if (isMap()) {
      map.set("x", at(node.path("additionalProperties")).plausible());
    }
    return map;
  }
}
