package dev.drydock.fleet;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The layers of values that the fleet's documents give, in merge order: a later one wins. */
public final class Layers {

  private Layers() {}

  /** Returns the layers of a region's components: those of the fleet and the region. */
  public static List<Layer> of(Fleet fleet, Region region) {
    return of(Stream.of(fleet.declaration(), region.declaration()));
  }

  /** Returns the layers of a tenant: those of the fleet, plan, region, stack and tenant. */
  public static List<Layer> of(Fleet fleet, Tenant tenant) {
    return of(
        Stream.of(
            fleet.declaration(),
            fleet.plan(tenant).declaration(),
            fleet.region(tenant).declaration(),
            fleet.stack(tenant).declaration(),
            tenant.declaration()));
  }

  /** Returns the layers of declarations that are in merge order. */
  static List<Layer> of(Stream<Declaration> declarations) {
    return declarations.map(Layer::of).flatMap(Optional::stream).toList();
  }
}
