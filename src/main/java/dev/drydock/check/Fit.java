package dev.drydock.check;

import dev.drydock.fleet.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which nodes of a region take pods.
 *
 * @param taking the groups of nodes that do
 * @param onSpot those of them where the pods may be on capacity that is taken back
 * @param zones the zones of the nodes that do
 * @param zonesWanted the zones that the pods themselves allow
 * @param reasons why each other group does not
 */
record Fit(
    List<NodeGroup> taking,
    List<NodeGroup> onSpot,
    SortedSet<String> zones,
    SortedSet<String> zonesWanted,
    List<String> reasons) {

  static Fit of(Region region, List<NodeGroup> groups, NodeWish wish) {
    List<NodeGroup> taking = new ArrayList<>();
    List<NodeGroup> onSpot = new ArrayList<>();
    SortedSet<String> zones = new TreeSet<>();
    List<String> reasons = new ArrayList<>();
    for (NodeGroup group : groups) {
      TreeSet<String> refusals = new TreeSet<>();
      SortedSet<String> capacities = new TreeSet<>();
      boolean takes = false;
      for (List<Requirement> wanted : wish.alternatives()) {
        Optional<String> refusal = group.refuses(wish, wanted, region);
        refusal.ifPresent(refusals::add);
        if (refusal.isEmpty()) {
          takes = true;
          zones.addAll(group.values(NodeGroup.ZONE, wanted, region));
          capacities.addAll(group.values(NodeGroup.CAPACITY, wanted, region));
        }
      }
      if (takes) {
        taking.add(group);
      } else {
        reasons.add(group.title() + ": " + String.join(" and ", refusals));
      }
      if (group.isPool() && capacities.contains("spot")) {
        onSpot.add(group);
      }
    }
    return new Fit(taking, onSpot, zones, zonesWanted(region, wish), reasons);
  }

  private static SortedSet<String> zonesWanted(Region region, NodeWish wish) {
    SortedSet<String> zones = new TreeSet<>();
    for (List<Requirement> wanted : wish.alternatives()) {
      for (String zone : Fields.texts(region.spec(), "cloud", "zones")) {
        boolean isWanted =
            wanted.stream()
                .filter(each -> each.key().equals(NodeGroup.ZONE))
                .allMatch(each -> each.admits(zone));
        if (isWanted) {
          zones.add(zone);
        }
      }
    }
    return zones;
  }
}
