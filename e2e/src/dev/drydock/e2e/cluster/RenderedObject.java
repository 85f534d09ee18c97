package dev.drydock.e2e.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One file of the rendered branch.
 *
 * @param path relative to the folder {@code rendered}
 * @param bytes the file as it is
 * @param node what a reader of YAML 1.1 that is not Drydock's reads in it
 */
public record RenderedObject(String path, byte[] bytes, JsonNode node) {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /** The folders of a region in the order in which delivery reaches them. */
  private static final List<String> ORDER =
      List.of("bootstrap", "delivery/region", "components", "delivery/stacks", "tenants");

  /** Returns the names of the regions, sorted. */
  public static List<String> regions(Path checkout) throws IOException {
    try (Stream<Path> folders = Files.list(checkout.resolve("rendered"))) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  /**
   * Returns the objects of a region as delivery applies them: one list for each step, in order. A
   * step's namespaces are a step before the rest of it, and then its quotas, since both have to be
   * there before what they hold.
   */
  public static List<List<RenderedObject>> steps(Path checkout, String region) throws IOException {
    Path rendered = checkout.resolve("rendered");
    List<List<RenderedObject>> steps = new ArrayList<>();
    for (String folder : ORDER) {
      List<RenderedObject> objects = read(rendered, rendered.resolve(region).resolve(folder));
      steps.add(objects.stream().filter(one -> one.kind().equals("Namespace")).toList());
      steps.add(objects.stream().filter(one -> one.kind().equals("ResourceQuota")).toList());
      steps.add(objects.stream().filter(RenderedObject::isOrdinary).toList());
    }
    steps.removeIf(List::isEmpty);
    return List.copyOf(steps);
  }

  private boolean isOrdinary() {
    return !kind().equals("Namespace") && !kind().equals("ResourceQuota");
  }

  private static List<RenderedObject> read(Path rendered, Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).sorted(Comparator.naturalOrder()).toList();
    }
    List<RenderedObject> objects = new ArrayList<>();
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      objects.add(
          new RenderedObject(rendered.relativize(file).toString(), bytes, YAML.readTree(bytes)));
    }
    return objects;
  }

  /** Returns {@code apiVersion}. */
  public String apiVersion() {
    return node.path("apiVersion").asText();
  }

  /** Returns {@code kind}. */
  public String kind() {
    return node.path("kind").asText();
  }

  /** Returns {@code metadata.namespace}, empty where there is none. */
  public String namespace() {
    return node.path("metadata").path("namespace").asText();
  }

  /** Returns {@code metadata.name}. */
  public String name() {
    return node.path("metadata").path("name").asText();
  }

  @Override
  public String toString() {
    return path;
  }
}
