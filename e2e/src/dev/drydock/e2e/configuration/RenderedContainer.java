package dev.drydock.e2e.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.e2e.RenderedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A container of a region component, with the files that it finds.
 *
 * @param region of the component
 * @param component that renders it
 * @param workload the name of its Deployment, StatefulSet or DaemonSet
 * @param program the last part of its image's name
 * @param arguments as rendered
 * @param folders where volumes are mounted
 * @param files the text of each file of a ConfigMap, by its path in the container
 * @param secrets the paths in the container of files whose content nobody here knows
 */
record RenderedContainer(
    String region,
    String component,
    String workload,
    String program,
    List<String> arguments,
    List<String> folders,
    Map<String, String> files,
    List<String> secrets) {
  private static final List<String> WORKLOADS = List.of("DaemonSet", "Deployment", "StatefulSet");

  /** Returns the containers of all components of a region. */
  static List<RenderedContainer> of(Path checkout, String region) throws IOException {
    List<RenderedContainer> containers = new ArrayList<>();
    for (Path component :
        RenderedFiles.folders(checkout.resolve("rendered").resolve(region).resolve("components"))) {
      List<JsonNode> objects = RenderedFiles.objects(component);
      for (JsonNode object : objects) {
        if (WORKLOADS.contains(object.path("kind").asText())) {
          JsonNode pod = RenderedFiles.at(object, "/spec/template/spec");
          for (JsonNode container : pod.path("containers")) {
            containers.add(
                read(region, component.getFileName().toString(), object, container, objects));
          }
        }
      }
    }
    return List.copyOf(containers);
  }

  private static RenderedContainer read(
      String region,
      String component,
      JsonNode workload,
      JsonNode container,
      List<JsonNode> objects) {
    Map<String, Optional<String>> mounted = new TreeMap<>();
    for (JsonNode mount : container.path("volumeMounts")) {
      mounted.putAll(mounted(mount, workload, objects));
    }
    Map<String, String> files = new TreeMap<>();
    mounted.forEach((path, text) -> text.ifPresent(known -> files.put(path, known)));
    return new RenderedContainer(
        region,
        component,
        RenderedFiles.at(workload, "/metadata/name").asText(),
        program(container.path("image").asText()),
        RenderedFiles.items(container.path("args")).map(JsonNode::asText).toList(),
        RenderedFiles.items(container.path("volumeMounts"))
            .filter(mount -> !mount.has("subPath"))
            .map(mount -> mount.path("mountPath").asText())
            .toList(),
        files,
        mounted.keySet().stream().filter(path -> !files.containsKey(path)).toList());
  }

  /** Returns the files of a mount by path in the container; those of a Secret without text. */
  private static Map<String, Optional<String>> mounted(
      JsonNode mount, JsonNode workload, List<JsonNode> objects) {
    Map<String, Optional<String>> files = new TreeMap<>();
    for (JsonNode source : sources(workload, mount.path("name").asText())) {
      content(source, objects)
          .forEach((name, text) -> place(mount, name).ifPresent(path -> files.put(path, text)));
    }
    return files;
  }

  /** Returns where a file of a volume is in the container: a mount may take only one of them. */
  private static Optional<String> place(JsonNode mount, String name) {
    String path = mount.path("mountPath").asText();
    String only = mount.path("subPath").asText();
    if (only.isEmpty()) {
      return Optional.of(path + "/" + name);
    }
    return only.equals(name) ? Optional.of(path) : Optional.empty();
  }

  /** Returns the sources of a volume: itself, or the parts of a projected one. */
  private static List<JsonNode> sources(JsonNode workload, String name) {
    return RenderedFiles.items(workload.at("/spec/template/spec/volumes"))
        .filter(volume -> volume.path("name").asText().equals(name))
        .flatMap(
            volume ->
                volume.has("projected")
                    ? RenderedFiles.items(volume.at("/projected/sources"))
                    : Stream.of(volume))
        .toList();
  }

  /** Returns the files of a source by name; those of a Secret without text. */
  private static Map<String, Optional<String>> content(JsonNode source, List<JsonNode> objects) {
    JsonNode secret = source.path("secret");
    JsonNode configMap = source.path("configMap");
    JsonNode data =
        configMap.isMissingNode() ? configMap : data(configMap.path("name").asText(), objects);
    Map<String, Optional<String>> files = new TreeMap<>();
    JsonNode items = configMap.isMissingNode() ? secret.path("items") : configMap.path("items");
    for (JsonNode item : items) {
      JsonNode text = data.path(item.path("key").asText());
      files.put(
          item.path("path").asText(),
          text.isMissingNode() ? Optional.empty() : Optional.of(text.asText()));
    }
    if (items.isMissingNode()) {
      data.properties()
          .forEach(file -> files.put(file.getKey(), Optional.of(file.getValue().asText())));
    }
    return files;
  }

  private static JsonNode data(String name, List<JsonNode> objects) {
    return RenderedFiles.ofKind(objects, "ConfigMap").stream()
        .filter(map -> map.at("/metadata/name").asText().equals(name))
        .findFirst()
        .map(map -> map.path("data"))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no ConfigMap " + name + " is rendered beside its user"));
  }

  /** Returns {@code vmagent} for {@code docker.io/victoriametrics/vmagent:v1.150.0@sha256:...}. */
  private static String program(String image) {
    return image.replaceFirst("@.*", "").replaceFirst(":[^:/]*$", "").replaceFirst(".*/", "");
  }

  @Override
  public String toString() {
    return region + ", " + component + "/" + workload;
  }
}
