package dev.drydock.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The facts of all units and of all regions' delivery. */
public final class FleetFacts {
  private final List<UnitFacts> units;
  private final SortedMap<String, List<UnitFacts>> byRegion;
  private final SortedMap<String, DeliveryFacts> deliveries;

  /** Makes the facts of a fleet; the order of the lists has no meaning. */
  public FleetFacts(List<UnitFacts> units, List<DeliveryFacts> deliveries) {
    List<UnitFacts> sorted = new ArrayList<>(units);
    sorted.sort((left, right) -> left.id().compareTo(right.id()));
    this.units = List.copyOf(sorted);
    this.byRegion = new TreeMap<>();
    for (UnitFacts unit : sorted) {
      byRegion.computeIfAbsent(unit.id().region(), region -> new ArrayList<>()).add(unit);
    }
    this.deliveries = new TreeMap<>();
    deliveries.forEach(each -> this.deliveries.put(each.region(), each));
  }

  /** Returns all units, ordered by folder. */
  List<UnitFacts> units() {
    return units;
  }

  /** Returns the units of a region, ordered by folder. */
  List<UnitFacts> units(String region) {
    return Collections.unmodifiableList(byRegion.getOrDefault(region, List.of()));
  }

  /** Returns the regions' delivery, by region. */
  SortedMap<String, DeliveryFacts> deliveries() {
    return Collections.unmodifiableSortedMap(deliveries);
  }
}
