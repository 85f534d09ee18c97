package dev.drydock.check;

import dev.drydock.diag.Origin;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import dev.drydock.schema.JsonText;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import dev.drydock.yaml.StrictYaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A document inside a ConfigMap. All of it comes from one line of a template, so every part of it
 * has the origin of the text: that line, and the fleet values that fed the document.
 *
 * @param owner the ConfigMap
 * @param key its key in there
 * @param document what it says
 */
record EmbeddedConfig(KubernetesObject owner, String key, MappingNode document) {

  /** Returns every document in ConfigMaps whose name says YAML or JSON and that can be read. */
  static List<EmbeddedConfig> of(List<KubernetesObject> objects) {
    List<EmbeddedConfig> found = new ArrayList<>();
    for (KubernetesObject object : objects) {
      if (object.is("", "ConfigMap")) {
        object
            .node()
            .map("data")
            .ifPresent(
                data ->
                    data.entries().forEach((key, entry) -> add(object, key, entry.value(), found)));
      }
    }
    return found;
  }

  private static void add(
      KubernetesObject owner, String key, Node value, List<EmbeddedConfig> found) {
    if (value instanceof ScalarNode text) {
      read(key, text).ifPresent(document -> found.add(new EmbeddedConfig(owner, key, document)));
    }
  }

  private static Optional<MappingNode> read(String key, ScalarNode text) {
    SourceFile file = new SourceFile(key, text.text());
    String name = key.toLowerCase(Locale.ROOT);
    if (name.endsWith(".json")) {
      return map(JsonText.parse(file), text.origin());
    }
    return name.endsWith(".yaml") || name.endsWith(".yml")
        ? map(StrictYaml.parse(file).map(EmbeddedConfig::only), text.origin())
        : Optional.empty();
  }

  private static Node only(List<MappingNode> documents) {
    return documents.size() == 1
        ? documents.getFirst()
        : new SequenceNode(List.copyOf(documents), Origin.unknown());
  }

  private static Optional<MappingNode> map(Outcome<? extends Node> read, Origin origin) {
    return switch (read) {
      case Outcome.Ok<? extends Node> ok ->
          ok.value() instanceof MappingNode map
              ? Optional.of((MappingNode) moved(map, origin))
              : Optional.empty();
      case Outcome.Failed<? extends Node> failed -> Optional.empty();
    };
  }

  private static Node moved(Node node, Origin origin) {
    return switch (node) {
      case ScalarNode scalar -> new ScalarNode(scalar.value(), origin);
      case SequenceNode list ->
          new SequenceNode(list.items().stream().map(item -> moved(item, origin)).toList(), origin);
      case MappingNode map -> {
        SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>();
        for (Map.Entry<String, MappingNode.Entry> entry : map.entries().entrySet()) {
          Node value = moved(entry.getValue().value(), origin);
          entries.put(entry.getKey(), new MappingNode.Entry(origin, value));
        }
        yield new MappingNode(entries, origin);
      }
    };
  }

  /** Returns the one document among those that pods mount which has a key at its top. */
  static Optional<EmbeddedConfig> mounted(Pods pods, List<EmbeddedConfig> all, String key) {
    List<String> names = mounts(pods);
    return all.stream()
        .filter(config -> config.owner.namespace().equals(pods.owner().namespace()))
        .filter(config -> names.contains(config.owner.name()))
        .filter(config -> config.document.get(key).isPresent())
        .findFirst();
  }

  private static List<String> mounts(Pods pods) {
    List<String> names = new ArrayList<>();
    for (MappingNode volume : Fields.maps(pods.spec(), "volumes")) {
      Fields.text(volume, "configMap", "name").ifPresent(names::add);
      for (MappingNode source : Fields.maps(volume, "projected", "sources")) {
        Fields.text(source, "configMap", "name").ifPresent(names::add);
      }
    }
    return names;
  }

  /** Returns the words for a key of the document in a message. */
  String title(String path) {
    return "`%s` of `%s` in %s".formatted(path, key, owner.title());
  }

  Origin origin() {
    return document.origin();
  }
}
