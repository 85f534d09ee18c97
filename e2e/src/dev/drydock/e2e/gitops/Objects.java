package dev.drydock.e2e.gitops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.drydock.e2e.cluster.ApiAnswer;
import dev.drydock.e2e.cluster.ApiClient;
import dev.drydock.e2e.cluster.ApiResource;
import dev.drydock.e2e.cluster.ApiResources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads and writes objects of a cluster as an administrator. */
record Objects(ApiClient client) {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final String FIELDS = "?fieldManager=administrator&force=true";

  /** Applies a file, as {@code kubectl apply --server-side} does. */
  void apply(Path file) throws IOException, InterruptedException {
    apply(YAML.readTree(Files.readAllBytes(file)));
  }

  /** Applies a file of several objects. */
  void applyAll(Path file) throws IOException, InterruptedException {
    try (MappingIterator<JsonNode> documents =
        YAML.readerFor(JsonNode.class).readValues(file.toFile())) {
      while (documents.hasNext()) {
        JsonNode document = documents.next();
        if (document.has("kind")) {
          apply(document);
        }
      }
    }
  }

  /** Applies the text of one object. */
  void apply(String text) throws IOException, InterruptedException {
    apply(YAML.readTree(text));
  }

  private void apply(JsonNode object) throws IOException, InterruptedException {
    ApiAnswer answer =
        client.send(
            "PATCH",
            path(object) + FIELDS,
            ApiClient.APPLY,
            object.toString().getBytes(StandardCharsets.UTF_8));
    if (!answer.isOk()) {
      throw new IOException(
          object.path("kind").asText()
              + " "
              + object.at("/metadata/name").asText()
              + ": "
              + answer.told());
    }
  }

  private String path(JsonNode object) throws IOException, InterruptedException {
    ApiResource resource =
        ApiResources.read(client)
            .find(object.path("apiVersion").asText(), object.path("kind").asText())
            .orElseThrow(
                () -> new IOException("the server does not know " + object.path("kind").asText()));
    return resource.path(
        object.at("/metadata/namespace").asText(), object.at("/metadata/name").asText());
  }

  /** Makes a namespace. */
  void namespace(String name) throws IOException, InterruptedException {
    apply("{apiVersion: v1, kind: Namespace, metadata: {name: " + name + "}}");
  }

  /** Returns the items of a list, none where the server does not answer with one. */
  JsonNode list(String path) throws IOException, InterruptedException {
    ApiAnswer answer = client.get(path);
    return answer.isOk() ? answer.body().path("items") : JsonNodeFactory.instance.arrayNode();
  }

  /**
   * Returns the items of a list.
   *
   * @throws IOException if the server does not answer with one
   */
  JsonNode items(String path) throws IOException, InterruptedException {
    ApiAnswer answer = client.get(path);
    if (!answer.isOk()) {
      throw new IOException(path + ": " + answer.told());
    }
    return answer.body().path("items");
  }

  /** Merges a patch into an object. */
  void merge(String path, ObjectNode patch) throws IOException, InterruptedException {
    ApiAnswer answer =
        client.send(
            "PATCH",
            path,
            "application/merge-patch+json",
            patch.toString().getBytes(StandardCharsets.UTF_8));
    if (!answer.isOk()) {
      throw new IOException(path + ": " + answer.told());
    }
  }

  /**
   * Returns what the objects of rendered files are in the cluster, without what the server notes of
   * them; by path of the file.
   */
  SortedMap<String, String> states(List<Path> files, Path root)
      throws IOException, InterruptedException {
    ApiResources resources = ApiResources.read(client);
    SortedMap<String, String> result = new TreeMap<>();
    for (Path file : files) {
      JsonNode wanted = YAML.readTree(Files.readAllBytes(file));
      ApiResource resource =
          resources
              .find(wanted.path("apiVersion").asText(), wanted.path("kind").asText())
              .orElseThrow();
      ApiAnswer answer =
          client.get(
              resource.path(
                  wanted.at("/metadata/namespace").asText(), wanted.at("/metadata/name").asText()));
      result.put(root.relativize(file).toString(), answer.isOk() ? state(answer.body()) : "absent");
    }
    return result;
  }

  /** Returns the paths of those rendered files whose objects are in the cluster. */
  SortedSet<String> present(List<Path> files, Path root) throws IOException, InterruptedException {
    SortedMap<String, String> found = states(files, root);
    found.values().removeIf("absent"::equals);
    return new TreeSet<>(found.keySet());
  }

  private static String state(JsonNode object) {
    ObjectNode copy = object.deepCopy();
    copy.remove("status");
    copy.withObject("/metadata").remove(List.of("managedFields", "resourceVersion", "generation"));
    return copy.toString();
  }
}
