package dev.drydock.fleet;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A region is possible: its zones are those of its cloud region, its nodes are enough, and its
 * health check ends before the next one.
 */
final class RegionRules {

  private RegionRules() {}

  static void check(FleetDraft draft, Diagnostics diagnostics) {
    for (Region region : draft.regions.values()) {
      zones(region, diagnostics);
      subnets(region, diagnostics);
      nodes(region, diagnostics);
      healthCheck(region, diagnostics);
    }
  }

  private static void zones(Region region, Diagnostics diagnostics) {
    String cloudRegion = region.declaration().text("cloud", "region");
    SortedMap<String, Location> seen = new TreeMap<>();
    for (Node node : items(region, "cloud", "zones")) {
      String zone = ((ScalarNode) node).text();
      Location first = seen.putIfAbsent(zone, node.origin().at());
      if (!zone.matches(cloudRegion + "[a-z]")) {
        diagnostics.add(
            Diagnostic.of(
                    Code.FLEET_ZONES,
                    node.origin(),
                    "`" + zone + "` is not a zone of `" + cloudRegion + "`")
                .withHint(
                    "a zone is the cloud region and a letter, such as `" + cloudRegion + "a`"));
      } else if (first != null) {
        diagnostics.add(
            Diagnostic.of(Code.FLEET_ZONES, node.origin(), "the zone `" + zone + "` is named twice")
                .withRelated(first, "the first one"));
      }
    }
  }

  private static void subnets(Region region, Diagnostics diagnostics) {
    SortedMap<String, Location> seen = new TreeMap<>();
    for (Node node : items(region, "cloud", "subnets", "public")) {
      seen.put(((ScalarNode) node).text(), node.origin().at());
    }
    for (Node node : items(region, "cloud", "subnets", "private")) {
      Location first = seen.get(((ScalarNode) node).text());
      if (first != null) {
        diagnostics.add(
            Diagnostic.of(
                    Code.FLEET_SUBNETS,
                    node.origin(),
                    "the subnet `" + ((ScalarNode) node).text() + "` is both public and private")
                .withRelated(first, "the public one"));
      }
    }
  }

  private static void nodes(Region region, Diagnostics diagnostics) {
    Declaration declaration = region.declaration();
    int edge = Integer.parseInt(declaration.text("nodes", "edge"));
    int maximum = Integer.parseInt(declaration.text("nodes", "maximum"));
    if (edge > maximum) {
      diagnostics.add(
          Diagnostic.of(
                  Code.FLEET_NODES,
                  declaration.place("nodes", "edge"),
                  "the region has " + edge + " edge nodes of at most " + maximum + " nodes")
              .withRelated(declaration.place("nodes", "maximum"), "the most nodes of the region"));
    }
  }

  private static void healthCheck(Region region, Diagnostics diagnostics) {
    Declaration declaration = region.declaration();
    String timeout = declaration.text("edge", "healthCheck", "timeoutSeconds");
    String interval = declaration.text("edge", "healthCheck", "intervalSeconds");
    if (Integer.parseInt(timeout) >= Integer.parseInt(interval)) {
      diagnostics.add(
          Diagnostic.of(
                  Code.FLEET_HEALTH_CHECK,
                  declaration.place("edge", "healthCheck", "timeoutSeconds"),
                  "the health check waits "
                      + timeout
                      + " s for an answer, expected less than its interval of "
                      + interval
                      + " s")
              .withRelated(
                  declaration.place("edge", "healthCheck", "intervalSeconds"), "the interval"));
    }
  }

  private static List<Node> items(Region region, String... path) {
    return region.spec().list(path).orElseThrow().items();
  }
}
