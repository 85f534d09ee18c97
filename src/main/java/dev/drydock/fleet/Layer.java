package dev.drydock.fleet;

import dev.drydock.diag.Location;
import dev.drydock.diag.Origin;
import dev.drydock.yaml.MappingNode;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * One layer of values.
 *
 * @param title what reports call it, such as {@code Plan small}
 * @param values the values, by component
 * @param at where the layer begins
 */
public record Layer(String title, MappingNode values, Location at) {

  /** Returns the layer of a component's own values, for the defaults that come before the fleet. */
  public static Layer ofComponent(String title, String component, MappingNode values) {
    SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>();
    entries.put(component, new MappingNode.Entry(values.origin(), values));
    Origin origin = values.origin();
    return new Layer(title, new MappingNode(entries, origin), origin.at());
  }

  /** Returns the layer of a declaration, if it sets any values. */
  static Optional<Layer> of(Declaration declaration) {
    return declaration
        .values()
        .map(values -> new Layer(declaration.title(), values, values.origin().at()));
  }

  /** Returns the values of a component. */
  Optional<MappingNode> of(String component) {
    return values.map(component);
  }
}
