package dev.drydock.check;

import dev.drydock.fleet.Region;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The nodes of a region. Thousands of tenants want the same of them, and are asked for once. */
final class Fits {
  private final Region region;
  private final List<NodeGroup> groups;
  private final Map<NodeWish, Fit> known = new LinkedHashMap<>();

  Fits(Region region, List<NodeGroup> groups) {
    this.region = region;
    this.groups = List.copyOf(groups);
  }

  Fit of(PodFacts pods) {
    return known.computeIfAbsent(pods.placement().wish(), wish -> Fit.of(region, groups, wish));
  }

  /** Returns the pools that a region renders. */
  static List<NodeGroup> pools(List<UnitFacts> units) {
    return units.stream().flatMap(unit -> unit.nodePools().stream()).toList();
  }
}
