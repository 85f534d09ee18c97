package dev.drydock.yaml;

import dev.drydock.diag.Location;
import dev.drydock.diag.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What documents have in common that one template wrote: their structure, their keys and every
 * value that is not a slot. What is known of a form need not be found again in each of its
 * documents. Two forms are the same only if they are one object. For any number of threads.
 */
public final class Form {
  /** No file is called this, so nothing that was read comes from there. */
  private static final Origin SLOT = Origin.of(Location.of("\0slot"));

  private final MappingNode pattern;
  private final int slots;
  private final ConcurrentMap<List<String>, Optional<Form>> extended = new ConcurrentHashMap<>();
  private final ConcurrentMap<Predicate<MappingNode>, Boolean> properties =
      new ConcurrentHashMap<>();
  private volatile @Nullable Layout layout;

  /**
   * @param pattern a document with slots in the places of the values that differ
   * @param slots how many slots it has
   */
  public Form(MappingNode pattern, int slots) {
    this.pattern = pattern;
    this.slots = slots;
  }

  /**
   * Returns what stands in a pattern for a value.
   *
   * @param index which of the values of a document, 0-based
   */
  public static Node slot(int index) {
    return new ScalarNode((long) index, SLOT);
  }

  /** Returns which value a node of a pattern stands for, or -1 where it stands for itself. */
  public static int index(Node node) {
    return node instanceof ScalarNode scalar
            && scalar.value() instanceof Long index
            && scalar.origin().equals(SLOT)
        ? index.intValue()
        : -1;
  }

  /** Returns the document with slots. */
  public MappingNode pattern() {
    return pattern;
  }

  /** Returns how many slots the pattern has. */
  public int slots() {
    return slots;
  }

  /**
   * Returns whether something holds for the pattern, which is asked once.
   *
   * @param property a constant, which looks at nothing but the pattern
   */
  public boolean is(Predicate<MappingNode> property) {
    return properties.computeIfAbsent(property, asked -> asked.test(pattern));
  }

  /** Returns the text of the pattern, cut at its slots. */
  Layout layout() {
    Layout known = layout;
    if (known == null) {
      known = CanonicalYaml.layout(pattern);
      layout = known;
    }
    return known;
  }

  /**
   * Returns the form of the documents that have more entries at the end of a map, each a new slot
   * after those that there are; nothing where the map is the value of a slot, or no map.
   *
   * @param path the keys that lead to the map
   * @param keys the keys of the entries
   */
  Optional<Form> with(List<String> path, List<String> keys) {
    List<String> both = new ArrayList<>(path);
    both.add("");
    both.addAll(keys);
    return extended.computeIfAbsent(List.copyOf(both), ignored -> extend(path, keys));
  }

  private Optional<Form> extend(List<String> path, List<String> keys) {
    return added(pattern, path, keys).map(node -> new Form(node, slots + keys.size()));
  }

  private Optional<MappingNode> added(MappingNode map, List<String> path, List<String> keys) {
    SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>(map.entries());
    if (path.isEmpty()) {
      for (int index = 0; index < keys.size(); index++) {
        entries.put(keys.get(index), new MappingNode.Entry(Origin.unknown(), slot(slots + index)));
      }
      return Optional.of(new MappingNode(entries, map.origin()));
    }
    Node inner =
        map.get(path.getFirst())
            .orElseGet(() -> new MappingNode(new LinkedHashMap<>(), Origin.unknown()));
    return inner instanceof MappingNode child
        ? added(child, path.subList(1, path.size()), keys)
            .map(
                node -> {
                  entries.put(path.getFirst(), new MappingNode.Entry(Origin.unknown(), node));
                  return new MappingNode(entries, map.origin());
                })
        : Optional.empty();
  }
}
