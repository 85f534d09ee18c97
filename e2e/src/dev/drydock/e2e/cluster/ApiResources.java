package dev.drydock.e2e.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Everything that an API server says that it serves.
 *
 * @param all in the server's order
 */
public record ApiResources(List<ApiResource> all) {
  private static final String AGGREGATED =
      "application/json;v=v2;g=apidiscovery.k8s.io;as=APIGroupDiscoveryList";

  /** Asks the server. */
  public static ApiResources read(ApiClient client) throws IOException, InterruptedException {
    List<ApiResource> all = new ArrayList<>();
    for (String root : List.of("/api", "/apis")) {
      ApiAnswer answer = client.get(root, AGGREGATED);
      if (!answer.isOk()) {
        throw new IOException("the server does not say what it serves: " + answer.told());
      }
      for (JsonNode group : answer.body().path("items")) {
        for (JsonNode version : group.path("versions")) {
          read(group.path("metadata").path("name").asText(), version, all);
        }
      }
    }
    return new ApiResources(List.copyOf(all));
  }

  private static void read(String group, JsonNode version, List<ApiResource> into) {
    for (JsonNode resource : version.path("resources")) {
      LinkedHashMap<String, List<String>> subresources = new LinkedHashMap<>();
      for (JsonNode one : resource.path("subresources")) {
        subresources.put(one.path("subresource").asText(), texts(one.path("verbs")));
      }
      into.add(
          new ApiResource(
              group,
              version.path("version").asText(),
              resource.path("responseKind").path("kind").asText(),
              resource.path("resource").asText(),
              resource.path("scope").asText().equals("Namespaced"),
              texts(resource.path("verbs")),
              subresources));
    }
  }

  private static List<String> texts(JsonNode list) {
    List<String> result = new ArrayList<>();
    list.forEach(one -> result.add(one.asText()));
    return List.copyOf(result);
  }

  /** Returns the resource of a kind. */
  public Optional<ApiResource> find(String apiVersion, String kind) {
    return all.stream()
        .filter(one -> one.apiVersion().equals(apiVersion) && one.kind().equals(kind))
        .findFirst();
  }
}
