package dev.drydock.e2e.gitops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was published of one region.
 *
 * @param root the folder that holds the region's
 * @param region its name
 * @param files of the region, sorted
 */
record Published(Path root, String region, List<Path> files) {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /** Returns the files of one folder of the region, without those of folders in it. */
  List<Path> in(String folder) {
    Path path = root.resolve(region).resolve(folder);
    return files.stream().filter(file -> path.equals(file.getParent())).toList();
  }

  /** Returns the files that belong to one tenant or lie in its namespace. */
  List<Path> ofTenant(String tenant) {
    return files.stream().filter(file -> isOf(root.relativize(file).toString(), tenant)).toList();
  }

  private static boolean isOf(String path, String tenant) {
    return path.contains("/" + tenant + "/") || path.matches(".*[/.-]t-" + tenant + "[.].*");
  }

  /** Returns the files of everybody but one tenant. */
  List<Path> withoutTenant(String tenant) {
    List<Path> result = new ArrayList<>(files);
    result.removeAll(ofTenant(tenant));
    return result;
  }

  /** Returns files as paths below the root, sorted. */
  SortedSet<String> paths(List<Path> some) {
    SortedSet<String> result = new TreeSet<>();
    some.forEach(file -> result.add(root.relativize(file).toString()));
    return result;
  }

  /** Returns how many objects each object of an engine has to apply, by its name. */
  SortedMap<String, Integer> units() throws IOException {
    SortedMap<String, Integer> result = new TreeMap<>();
    for (Path file : files) {
      JsonNode object = YAML.readTree(Files.readAllBytes(file));
      String path =
          switch (object.path("kind").asText()) {
            case "Kustomization" -> object.at("/spec/path").asText();
            case "Application" -> object.at("/spec/source/path").asText();
            default -> "";
          };
      if (!path.isEmpty()) {
        Path folder = root.resolve(path).normalize();
        long count = files.stream().filter(one -> folder.equals(one.getParent())).count();
        result.put(object.at("/metadata/name").asText(), (int) count);
      }
    }
    return result;
  }

  /**
   * Returns the value at a JSON pointer in the first object of a kind in a folder; missing if there
   * is none.
   */
  JsonNode value(String folder, String kind, String pointer) throws IOException {
    for (Path file : in(folder)) {
      JsonNode object = YAML.readTree(Files.readAllBytes(file));
      if (object.path("kind").asText().equals(kind)) {
        return object.at(pointer);
      }
    }
    return YAML.missingNode();
  }
}
