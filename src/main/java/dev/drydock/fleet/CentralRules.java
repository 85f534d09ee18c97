package dev.drydock.fleet;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The metrics of all regions come together in at most one of them, which is reached under the
 * address that the root document names.
 */
final class CentralRules {
  private static final String WRITE_PATH = "/api/v1/write";

  private CentralRules() {}

  static void check(FleetDraft draft, Diagnostics diagnostics) {
    List<Region> central =
        draft.regions.values().stream()
            .filter(Region::central)
            .sorted(Comparator.comparing(CentralRules::place))
            .toList();
    central.stream()
        .skip(1)
        .forEach(
            region ->
                diagnostics.add(
                    Diagnostic.of(
                            Code.FLEET_CENTRAL, place(region), "more than one region is `central`")
                        .withRelated(place(central.getFirst()), "the first one")));
    if (!central.isEmpty() && !draft.roots.isEmpty()) {
      address(draft.roots.getFirst(), central.getFirst(), diagnostics);
    }
  }

  /** Returns the host under which the central store is reached. */
  static String host(Declaration root) {
    String host = uri(root).getHost();
    return host == null ? "" : host.toLowerCase(Locale.ROOT);
  }

  private static void address(Declaration root, Region region, Diagnostics diagnostics) {
    URI address = uri(root);
    String host = host(root);
    boolean below =
        host.endsWith("." + region.domain())
            && host.indexOf('.') == host.length() - region.domain().length() - 1;
    boolean plain = "https".equals(address.getScheme()) && address.getPort() < 0;
    if (below && plain && WRITE_PATH.equals(address.getPath())) {
      return;
    }
    diagnostics.add(
        Diagnostic.of(
                Code.FLEET_CENTRAL_ADDRESS,
                root.place("metrics", "centralUrl"),
                "the central store of region `%s` cannot be reached at `%s`, expected `https://<name>.%s%s`"
                    .formatted(
                        region.name(),
                        root.text("metrics", "centralUrl"),
                        region.domain(),
                        WRITE_PATH))
            .withRelated(place(region), "the region is central")
            .withHint("leave `central` out if the store is run elsewhere"));
  }

  private static URI uri(Declaration root) {
    return URI.create(root.text("metrics", "centralUrl"));
  }

  private static Location place(Region region) {
    return region.declaration().place("central");
  }
}
