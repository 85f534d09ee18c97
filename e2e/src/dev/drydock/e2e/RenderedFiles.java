package dev.drydock.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads YAML files, one object each, with a reader that is not the product's own. */
public final class RenderedFiles {
  private static final YAMLMapper YAML = new YAMLMapper();

  private RenderedFiles() {}

  /** Returns the names of the regions that are rendered, in order. */
  public static List<String> regions(Path checkout) throws IOException {
    return folders(checkout.resolve("rendered")).stream()
        .map(folder -> folder.getFileName().toString())
        .toList();
  }

  /** Returns the folders of a folder, in order. */
  public static List<Path> folders(Path parent) throws IOException {
    try (Stream<Path> entries = Files.list(parent)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    }
  }

  /** Reads a file of one document. */
  public static JsonNode read(Path file) throws IOException {
    return YAML.readTree(Files.readString(file));
  }

  /**
   * Returns the objects of a folder in the order of their files; of a folder that is not there,
   * none.
   */
  public static List<JsonNode> objects(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<JsonNode> objects = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        objects.add(read(file));
      }
      return List.copyOf(objects);
    }
  }

  /** Returns the one object of a kind. */
  public static JsonNode only(List<JsonNode> objects, String kind) {
    List<JsonNode> found = ofKind(objects, kind);
    if (found.size() != 1) {
      throw new NoSuchElementException(
          "one " + kind + " was expected, and there are " + found.size());
    }
    return found.getFirst();
  }

  /** Returns the objects of a kind, in their order. */
  public static List<JsonNode> ofKind(List<JsonNode> objects, String kind) {
    return objects.stream().filter(object -> object.path("kind").asText().equals(kind)).toList();
  }

  /** Returns the node at a JSON pointer, which must be there. */
  public static JsonNode at(JsonNode node, String pointer) {
    JsonNode found = node.at(pointer);
    if (found.isMissingNode()) {
      throw new NoSuchElementException(
          node.path("kind").asText()
              + " "
              + node.at("/metadata/name").asText()
              + " has no "
              + pointer);
    }
    return found;
  }

  /** Returns the elements of a list, in their order. */
  public static Stream<JsonNode> items(JsonNode list) {
    return StreamSupport.stream(
        Spliterators.spliterator(list.elements(), list.size(), Spliterator.ORDERED), false);
  }
}
