package dev.drydock.check;

import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.Tenant;
import dev.drydock.manifest.UnitId;
import java.util.List;
import java.util.Optional;

/**
 * A unit that is a tenant.
 *
 * @param tenant the tenant
 * @param objects its objects, without its delivery
 * @param delivery its delivery objects
 */
record TenantUnit(Tenant tenant, List<KubernetesObject> objects, List<KubernetesObject> delivery) {

  /** Returns the tenant of a unit, or nothing where it is a region's component. */
  static Optional<TenantUnit> of(CheckedUnit unit, Fleet fleet) {
    return switch (unit.id()) {
      case UnitId.OfComponent component -> Optional.empty();
      case UnitId.OfTenant id ->
          Optional.ofNullable(fleet.tenants().get(id.tenant()))
              .map(tenant -> new TenantUnit(tenant, unit.objects(), unit.delivery()));
    };
  }

  String namespace() {
    return tenant.namespace();
  }

  /** Returns the objects of a kind, in any version of its group. */
  List<KubernetesObject> of(String group, String kind) {
    return objects.stream().filter(object -> object.is(group, kind)).toList();
  }

  /** Returns whether the tenant has an object of a kind by name. */
  boolean has(String group, String kind, String name) {
    return of(group, kind).stream().anyMatch(object -> object.name().equals(name));
  }
}
