package dev.drydock.fleet;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Origin;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.Suggestion;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Merges layers of values: maps by key, lists and scalars as a whole, and the literal null deletes
 * what a lower layer set. Every value keeps the place of the layer that won.
 */
public final class ValueMerger {
  private final Diagnostics diagnostics = new Diagnostics();

  private ValueMerger() {}

  /** Returns the values of a component; an empty map where no layer sets any. */
  public static Outcome<MappingNode> merge(String component, List<Layer> layers) {
    ValueMerger merger = new ValueMerger();
    MappingNode merged = new MappingNode(new LinkedHashMap<>(), Origin.unknown());
    for (Layer layer : layers) {
      Optional<MappingNode> values = layer.of(component);
      if (values.isPresent()) {
        merged = merger.over(merged, values.get(), component);
      }
    }
    return merger.diagnostics.outcome(merged);
  }

  /**
   * Returns what each layer says about a value of a component, in merge order, so that the last one
   * wins. Layers that say nothing are left out.
   *
   * @param path the keys that lead to the value; none for all values of the component
   */
  public static List<Contribution> trace(String component, List<Layer> layers, List<String> path) {
    List<Contribution> contributions = new ArrayList<>();
    for (Layer layer : layers) {
      layer
          .of(component)
          .flatMap(values -> said(values, path))
          .map(value -> new Contribution(layer.title(), value.origin().at(), value))
          .ifPresent(contributions::add);
    }
    return List.copyOf(contributions);
  }

  private static Optional<Node> said(MappingNode values, List<String> path) {
    Node here = values;
    for (String key : path) {
      if (!(here instanceof MappingNode map)) {
        break;
      }
      Optional<Node> next = map.get(key);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      here = next.get();
    }
    return Optional.of(here);
  }

  private MappingNode over(MappingNode lower, MappingNode upper, String path) {
    SequencedMap<String, MappingNode.Entry> merged = new LinkedHashMap<>(lower.entries());
    upper
        .entries()
        .forEach(
            (key, entry) -> {
              MappingNode.Entry below = lower.entries().get(key);
              String here = path + "." + key;
              if (entry.value() instanceof ScalarNode scalar && scalar.isNull()) {
                delete(merged, lower, key, entry, here);
              } else if (below == null) {
                merged.put(key, fresh(entry, here));
              } else {
                merged.put(key, replaced(below, entry, here));
              }
            });
    return new MappingNode(merged, upper.origin());
  }

  private void delete(
      SequencedMap<String, MappingNode.Entry> merged,
      MappingNode lower,
      String key,
      MappingNode.Entry entry,
      String path) {
    if (merged.remove(key) == null) {
      Diagnostic nothing =
          Diagnostic.of(
              Code.FLEET_NOTHING_TO_DELETE,
              entry.value().origin(),
              "`null` deletes `" + path + "`, which no lower layer sets");
      diagnostics.add(
          Suggestion.hint(key, lower.entries().keySet())
              .or(() -> Optional.of("leave the key out; for the text write \"null\""))
              .map(nothing::withHint)
              .orElseThrow());
    }
  }

  /** Returns an entry that no lower layer has; a null in its depths has nothing to delete. */
  private MappingNode.Entry fresh(MappingNode.Entry entry, String path) {
    return entry.value() instanceof MappingNode map && holdsNull(map)
        ? new MappingNode.Entry(entry.keyOrigin(), over(empty(map), map, path))
        : entry;
  }

  private static MappingNode empty(MappingNode like) {
    return new MappingNode(new LinkedHashMap<>(), like.origin());
  }

  private static boolean holdsNull(MappingNode map) {
    return map.entries().values().stream()
        .anyMatch(
            entry ->
                switch (entry.value()) {
                  case MappingNode child -> holdsNull(child);
                  case ScalarNode scalar -> scalar.isNull();
                  case SequenceNode list -> false;
                });
  }

  private MappingNode.Entry replaced(
      MappingNode.Entry below, MappingNode.Entry entry, String path) {
    if (below.value() instanceof MappingNode lower && entry.value() instanceof MappingNode upper) {
      return new MappingNode.Entry(entry.keyOrigin(), over(lower, upper, path));
    }
    if (below.value() instanceof MappingNode || entry.value() instanceof MappingNode) {
      diagnostics.add(
          Diagnostic.of(
                  Code.FLEET_MERGE_CONFLICT,
                  entry.value().origin(),
                  "`%s` is %s here and %s in a lower layer"
                      .formatted(path, typed(entry.value()), typed(below.value())))
              .withRelated(below.value().origin().at(), "the lower layer"));
    }
    return entry;
  }

  private static String typed(Node node) {
    return (node.type().equals("integer") ? "an " : "a ") + node.type();
  }
}
