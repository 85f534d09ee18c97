package dev.drydock.compile;

import dev.drydock.release.EffectiveRelease;
import dev.drydock.render.Component;
import dev.drydock.render.ComponentLibrary;
import dev.drydock.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Lists the working components.
 *
 * @param inputs the components
 * @param selector what to list
 */
record ComponentListing(Inputs inputs, Selector selector) {
  private static final List<String> COLUMNS = List.of("name", "scope", "namespace", "purpose");

  Table all() {
    List<List<String>> rows = new ArrayList<>();
    add(rows, inputs.regionComponents());
    add(rows, inputs.components(EffectiveRelease.live()));
    return new Table("components", COLUMNS, List.of(), rows);
  }

  private void add(List<List<String>> rows, ComponentLibrary library) {
    for (Component component : library.components().values()) {
      List<String> row =
          List.of(
              component.name(),
              component.scope().word(),
              component.namespace().orElse(""),
              component.purpose());
      SortedMap<String, String> labels = new TreeMap<>();
      labels.put("name", component.name());
      labels.put("scope", component.scope().word());
      component.namespace().ifPresent(namespace -> labels.put("namespace", namespace));
      if (selector.matches(labels)) {
        rows.add(row);
      }
    }
  }
}
