package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Proves that every pod finds a node, and that there is room for all of them. A region that renders
 * no NodePool has nodes that nothing here knows of, and is not judged. The volume of a pod may lie
 * in any zone of the region, since a pool may have had other zones when it was made.
 */
final class SchedulableCheck implements FleetCheck {

  /** Sets of pools are counted one by one up to so many pools. */
  private static final int COUNTED_POOLS = 10;

  @Override
  public Code code() {
    return Code.CHECK_SCHEDULABLE;
  }

  @Override
  public String relation() {
    return "every pod fits a NodePool of its region or the edge nodes: selector, required affinity,"
        + " taints, processors, of which all must be among each image's; the pools that fit"
        + " a pod which is spread over zones or has a volume reach every zone; for each set"
        + " of pools, the requests of the pods that fit no other, at their most, with"
        + " DaemonSets on nodes.maximum - nodes.edge nodes, <= the sum of its limits (where"
        + " a NodePool is rendered)";
  }

  @Override
  public void check(FleetFacts facts, Fleet fleet, Diagnostics diagnostics) {
    for (Region region : fleet.regions().values()) {
      List<UnitFacts> units = facts.units(region.name());
      List<NodeGroup> groups = new ArrayList<>(Fits.pools(units));
      if (groups.isEmpty()) {
        continue;
      }
      groups.add(NodeGroup.edge(region));
      Fits fits = new Fits(region, groups);
      SortedMap<Integer, Resources> demand = new TreeMap<>();
      for (UnitFacts unit : units) {
        Diagnostics found = new Diagnostics();
        for (PodFacts pods : unit.pods()) {
          judge(pods, fits.of(pods), found);
          int set = set(pods, fits.of(pods), groups);
          demand.merge(
              set, pods.resources().requests().times(count(pods, region)), Resources::plus);
        }
        found.all().forEach(each -> diagnostics.add(Finding.ofUnit(each, unit.id(), fleet)));
      }
      demand.remove(0);
      room(region, groups, demand, diagnostics);
    }
  }

  private void judge(PodFacts pods, Fit fit, Diagnostics diagnostics) {
    if (fit.taking().isEmpty()) {
      String message =
          "no node takes the pods of %s: %s"
              .formatted(pods.owner(), String.join("; ", fit.reasons()));
      diagnostics.add(Diagnostic.of(code(), pods.placement().origin(), message));
      return;
    }
    Placement placement = pods.placement();
    boolean needsAll = !pods.isDaemon() && (placement.spreadsZones() || placement.hasVolume());
    SortedSet<String> missing = new TreeSet<>(fit.zonesWanted());
    missing.removeAll(fit.zones());
    if (needsAll && !missing.isEmpty()) {
      String why =
          placement.hasVolume()
              ? "has a volume, which may lie in any zone"
              : "is spread over all zones";
      String message =
          "%s %s, but no node that takes its pods is in zone `%s`"
              .formatted(pods.owner(), why, String.join("`, `", missing));
      diagnostics.add(Diagnostic.of(code(), placement.origin(), message));
    }
  }

  /** Returns the groups that take pods as a set of bits; a DaemonSet needs no room on the edge. */
  private static int set(PodFacts pods, Fit fit, List<NodeGroup> groups) {
    int set = 0;
    for (NodeGroup group : fit.taking()) {
      set |= pods.isDaemon() && !group.isPool() ? 0 : 1 << groups.indexOf(group);
    }
    return set;
  }

  private static long count(PodFacts pods, Region region) {
    long maximum = Fields.integer(region.spec(), "nodes", "maximum").orElse(0L);
    long edge = Fields.integer(region.spec(), "nodes", "edge").orElse(0L);
    return pods.isDaemon() ? Math.max(0, maximum - edge) : pods.maximum();
  }

  /** Pods that fit no pool outside a set must find room in it. */
  private void room(
      Region region,
      List<NodeGroup> groups,
      SortedMap<Integer, Resources> demand,
      Diagnostics diagnostics) {
    int pools = groups.size() - 1;
    int all = (1 << pools) - 1;
    for (String resource : List.of("cpu", "memory")) {
      List<Integer> full = new ArrayList<>();
      for (int set = pools > COUNTED_POOLS ? all : 1; set <= all; set++) {
        int current = set;
        boolean isKnown = full.stream().anyMatch(other -> (other & current) == other);
        if (!isKnown && isFull(region, groups, set, resource, demand, diagnostics)) {
          full.add(set);
        }
      }
    }
  }

  private boolean isFull(
      Region region,
      List<NodeGroup> groups,
      int set,
      String resource,
      SortedMap<Integer, Resources> demand,
      Diagnostics diagnostics) {
    Resources limits = Resources.none();
    List<NodeGroup> members = new ArrayList<>();
    for (int index = 0; index < groups.size() - 1; index++) {
      if ((set >> index & 1) == 1) {
        if (!groups.get(index).limits().has(resource)) {
          return false;
        }
        members.add(groups.get(index));
        limits = limits.plus(groups.get(index).limits());
      }
    }
    Resources asked = Resources.none();
    for (var entry : demand.entrySet()) {
      asked = (entry.getKey() & ~set) == 0 ? asked.plus(entry.getValue()) : asked;
    }
    var most = limits.amount(resource).orElseThrow();
    var sum = asked.amount(resource);
    if (sum.isEmpty() || sum.orElseThrow().compareTo(most) <= 0) {
      return false;
    }
    String message =
        "the pods of region `%s` that fit only %s request %s of `%s` at their most, but its limits are %s"
            .formatted(
                region.name(),
                String.join(" and ", members.stream().map(NodeGroup::title).toList()),
                Resources.print(resource, sum.orElseThrow()),
                resource,
                Resources.print(resource, most));
    Diagnostic diagnostic = Diagnostic.of(code(), members.getFirst().limitsOrigin(), message);
    for (NodeGroup other : members.subList(1, members.size())) {
      diagnostic = Finding.related(diagnostic, other.limitsOrigin(), "limits of " + other.title());
    }
    diagnostics.add(diagnostic);
    return true;
  }
}
