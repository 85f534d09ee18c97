package dev.drydock.e2e.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.drydock.e2e.Scene;
import dev.drydock.e2e.Waiting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.stream.Stream;

/**
 * The definitions of the custom kinds that Drydock has a schema of.
 *
 * @param definitions all of them
 * @param ownKinds the kinds whose definition was made from our own schema, since no Go module
 *     carries one
 */
public record CustomKinds(List<JsonNode> definitions, List<String> ownKinds) {
  /** The recipe's program that holds the definitions that modules carry. */
  public static final String PROGRAM = "crds";

  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /** Reads those of the modules, and makes the others from our schemas. */
  public static CustomKinds read(Scene scene) throws IOException {
    List<JsonNode> definitions = new ArrayList<>();
    SequencedSet<String> known = new LinkedHashSet<>();
    try (MappingIterator<JsonNode> documents =
        YAML.readerFor(JsonNode.class).readValues(scene.program(PROGRAM).toFile())) {
      while (documents.hasNext()) {
        JsonNode document = documents.next();
        if (document.path("kind").asText().equals("CustomResourceDefinition")) {
          definitions.add(document);
          known.add(document.at("/spec/group").asText() + "/" + kind(document));
        }
      }
    }
    List<String> own = new ArrayList<>();
    for (Path file : schemas(scene.checkout().resolve("schemas/crds"))) {
      OwnDefinition definition = OwnDefinition.read(file);
      if (known.add(definition.group() + "/" + definition.kind())) {
        definitions.add(definition.node());
        own.add(definition.kind());
      }
    }
    return new CustomKinds(List.copyOf(definitions), List.copyOf(own));
  }

  private static String kind(JsonNode definition) {
    return definition.at("/spec/names/kind").asText();
  }

  private static List<Path> schemas(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder, 3)) {
      return walk.filter(path -> folder.relativize(path).getNameCount() == 3).sorted().toList();
    }
  }

  /** Creates all definitions, and returns when the server serves them. */
  public void install(ApiClient client) throws IOException, InterruptedException {
    for (JsonNode definition : definitions) {
      ApiAnswer answer =
          client.send(
              "POST",
              "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
              "application/json",
              JSON.writeValueAsBytes(definition));
      if (!answer.isOk()) {
        throw new IOException("the definition of " + kind(definition) + ": " + answer.told());
      }
    }
    Waiting.until("the custom kinds to be served", LIMIT, () -> isServed(client));
  }

  private boolean isServed(ApiClient client) throws IOException, InterruptedException {
    ApiResources resources = ApiResources.read(client);
    for (JsonNode definition : definitions) {
      String group = definition.at("/spec/group").asText();
      for (JsonNode version : definition.at("/spec/versions")) {
        String apiVersion = group + "/" + version.path("name").asText();
        if (version.path("served").asBoolean()
            && resources.find(apiVersion, kind(definition)).isEmpty()) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * A definition made from one of our schemas.
   *
   * @param group of the kind
   * @param kind its name
   * @param node the definition
   */
  private record OwnDefinition(String group, String kind, JsonNode node) {

    /** Reads {@code <group>/<version>/<Kind>.json}. */
    static OwnDefinition read(Path file) throws IOException {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      JsonNode schema = JSON.readTree(text);
      String kind = file.getFileName().toString().replace(".json", "");
      String version = file.getParent().getFileName().toString();
      String group = file.getParent().getParent().getFileName().toString();
      String singular = kind.toLowerCase(Locale.ROOT);
      String plural = singular + (singular.endsWith("sh") ? "es" : "s");
      ObjectNode node = JSON.createObjectNode();
      node.put("apiVersion", "apiextensions.k8s.io/v1").put("kind", "CustomResourceDefinition");
      node.putObject("metadata").put("name", plural + "." + group);
      ObjectNode spec = node.putObject("spec").put("group", group);
      spec.put("scope", schema.path("x-drydock-scope").asText());
      spec.putObject("names").put("kind", kind).put("plural", plural).put("singular", singular);
      ObjectNode served = spec.putArray("versions").addObject();
      served.put("name", version).put("served", true).put("storage", true);
      served.putObject("schema").set("openAPIV3Schema", new StructuralSchema(schema).root());
      return new OwnDefinition(group, kind, node);
    }
  }
}
