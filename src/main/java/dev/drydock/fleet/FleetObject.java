package dev.drydock.fleet;

import dev.drydock.diag.Location;
import dev.drydock.yaml.MappingNode;
import java.util.SortedMap;

/** Something that the fleet declares by name. */
public sealed interface FleetObject permits Region, Stack, Tenant, Plan, Channel, Release {

  /** Returns the kind, the name and the text. */
  Declaration declaration();

  /** Returns the name. */
  default String name() {
    return declaration().name();
  }

  /** Returns the whole document; for an inline tenant the element of its stack. */
  default MappingNode document() {
    return declaration().document();
  }

  /** Returns what the document says; for an inline tenant the element itself. */
  default MappingNode spec() {
    return declaration().spec();
  }

  /** Returns the place of the name. */
  default Location at() {
    return declaration().at();
  }

  /** Returns the labels to select by, ordered by key. */
  default SortedMap<String, String> labels() {
    return declaration().labelMap();
  }
}
