package dev.drydock.render;

import dev.drydock.diag.Origin;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.ScalarNode;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** The variables of a region that has nothing but a name. */
final class RegionModel {
  private RegionModel() {}

  static SortedMap<String, MappingNode> of(String region) {
    SortedMap<String, MappingNode> model = new TreeMap<>();
    model.put("fleet", named("flags"));
    model.put("region", named(region));
    return model;
  }

  private static MappingNode named(String name) {
    SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>();
    entries.put(
        "name", new MappingNode.Entry(Origin.unknown(), new ScalarNode(name, Origin.unknown())));
    return new MappingNode(entries, Origin.unknown());
  }
}
