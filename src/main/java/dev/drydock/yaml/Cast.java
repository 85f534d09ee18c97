package dev.drydock.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A document as its form and what stands in the slots.
 *
 * @param form what it has in common with others
 * @param values the values by their slots
 */
public record Cast(Form form, List<Node> values) {

  public Cast {
    values = List.copyOf(values);
    if (values.size() != form.slots()) {
      throw new IllegalArgumentException(values.size() + " values for " + form.slots() + " slots");
    }
  }

  /**
   * Returns the document with more entries at the end of a map, which is added where it is missing;
   * nothing where the form does not know the map.
   *
   * @param path the keys that lead to the map
   */
  public Optional<Cast> with(List<String> path, SequencedMap<String, Node> entries) {
    if (entries.isEmpty()) {
      return Optional.of(this);
    }
    List<Node> all = new ArrayList<>(values);
    all.addAll(entries.values());
    return form.with(path, List.copyOf(entries.keySet())).map(longer -> new Cast(longer, all));
  }
}
