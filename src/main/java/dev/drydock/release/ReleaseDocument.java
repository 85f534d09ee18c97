package dev.drydock.release;

import dev.drydock.diag.Origin;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes down what a release froze. */
final class ReleaseDocument {
  private ReleaseDocument() {}

  /**
   * Returns the document of a release.
   *
   * @param files the frozen files by their path below the folder of the release
   * @param imagesByComponent the images that the components' descriptions pin
   * @param defaults values by component
   */
  static MappingNode of(
      String name,
      SortedMap<String, byte[]> files,
      SortedMap<String, MappingNode> imagesByComponent,
      Optional<MappingNode> defaults) {
    MappingNode images = map(new LinkedHashMap<>(imagesByComponent));
    SortedMap<String, String> digests = new TreeMap<>();
    files.forEach((path, bytes) -> digests.put(path, FrozenFiles.sha256(bytes)));
    SequencedMap<String, Node> spec = new LinkedHashMap<>();
    spec.put("digest", text(FrozenFiles.digest(digests, images, defaults)));
    spec.put("images", images);
    defaults.ifPresent(values -> spec.put("values", values));
    spec.put("files", list(digests));
    SequencedMap<String, Node> document = new LinkedHashMap<>();
    document.put("apiVersion", text("drydock.dev/v1"));
    document.put("kind", text("Release"));
    SequencedMap<String, Node> metadata = new LinkedHashMap<>();
    metadata.put("name", text(name));
    document.put("metadata", map(metadata));
    document.put("spec", map(spec));
    return map(document);
  }

  private static SequenceNode list(SortedMap<String, String> sha256ByPath) {
    List<Node> items = new ArrayList<>();
    for (Map.Entry<String, String> file : sha256ByPath.entrySet()) {
      SequencedMap<String, Node> item = new LinkedHashMap<>();
      item.put("path", text(file.getKey()));
      item.put("sha256", text(file.getValue()));
      items.add(map(item));
    }
    return new SequenceNode(items, Origin.unknown());
  }

  private static ScalarNode text(String value) {
    return new ScalarNode(value, Origin.unknown());
  }

  private static MappingNode map(SequencedMap<String, ? extends Node> values) {
    SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> entries.put(key, new MappingNode.Entry(Origin.unknown(), value)));
    return new MappingNode(entries, Origin.unknown());
  }
}
