package dev.drydock.e2e.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a client asks of the API server, as its rights are written down.
 *
 * @param group the API group; empty for the core group
 * @param version of the group
 * @param resource the plural name, with a subresource after a slash
 * @param name of one object
 * @param namespace of one object that has one
 * @param verb {@code get}, {@code list}, {@code watch} or {@code update}
 */
record ApiRequest(
    String group,
    String version,
    String resource,
    Optional<String> namespace,
    Optional<String> name,
    String verb) {

  /** Reads the method, path and query of a request to {@code /api/...} or {@code /apis/...}. */
  static ApiRequest parse(String method, String path, String query) {
    List<String> parts = new ArrayList<>(List.of(path.substring(1).split("/", -1)));
    String group = parts.removeFirst().equals("api") ? "" : parts.removeFirst();
    String version = parts.removeFirst();
    Optional<String> namespace = Optional.empty();
    if (parts.size() > 2 && parts.getFirst().equals("namespaces")) {
      parts.removeFirst();
      namespace = Optional.of(parts.removeFirst());
    }
    String resource = parts.removeFirst();
    Optional<String> name = parts.isEmpty() ? Optional.empty() : Optional.of(parts.removeFirst());
    String subresource = parts.isEmpty() ? "" : "/" + parts.removeFirst();
    return new ApiRequest(
        group,
        version,
        resource + subresource,
        namespace,
        name,
        verb(method, name.isPresent(), query));
  }

  private static String verb(String method, boolean isNamed, String query) {
    return switch (method) {
      case "GET" -> isNamed ? "get" : query.contains("watch=") ? "watch" : "list";
      case "PUT" -> "update";
      default -> method;
    };
  }

  /** Returns the resource without its subresource. */
  String plural() {
    return resource.replaceFirst("/.*", "");
  }

  String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  @Override
  public String toString() {
    return verb + " " + resource + (group.isEmpty() ? "" : "." + group);
  }
}
