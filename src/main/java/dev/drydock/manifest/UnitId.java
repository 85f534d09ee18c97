package dev.drydock.manifest;

/**
 * The name of a unit: the smallest thing rendered, reused, diffed and released. Ordered by its
 * folder.
 */
public sealed interface UnitId extends Comparable<UnitId> {

  /** Returns the region that the unit belongs to. */
  String region();

  /** Returns the folder of the unit's objects in the output, without a slash at its end. */
  String folder();

  @Override
  default int compareTo(UnitId other) {
    return folder().compareTo(other.folder());
  }

  /**
   * A component of a region.
   *
   * @param region the region
   * @param component the component
   */
  record OfComponent(String region, String component) implements UnitId {
    @Override
    public String folder() {
      return region + "/components/" + component;
    }
  }

  /**
   * A tenant.
   *
   * @param region the region
   * @param stack the stack in the region
   * @param tenant the tenant
   */
  record OfTenant(String region, String stack, String tenant) implements UnitId {
    @Override
    public String folder() {
      return region + "/tenants/" + stack + "/" + tenant;
    }

    /** Folders that differ in their last name alone are not put together to be compared. */
    @Override
    public int compareTo(UnitId other) {
      return other instanceof OfTenant beside
              && beside.region.equals(region)
              && beside.stack.equals(stack)
          ? tenant.compareTo(beside.tenant)
          : folder().compareTo(other.folder());
    }

    /** Returns the namespace that holds everything of the tenant. */
    public String namespace() {
      return "t-" + tenant;
    }
  }
}
