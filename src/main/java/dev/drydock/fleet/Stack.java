package dev.drydock.fleet;

/**
 * The tenants that share one database cluster, in one region.
 *
 * @param declaration the document
 * @param regionName the region
 */
public record Stack(Declaration declaration, String regionName) implements FleetObject {

  static Stack of(Declaration declaration) {
    return new Stack(declaration, declaration.text("region"));
  }
}
