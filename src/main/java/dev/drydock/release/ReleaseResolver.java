package dev.drydock.release;

import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.Release;
import dev.drydock.fleet.Tenant;
import java.util.Optional;

/** Finds the release that a tenant runs on. */
public final class ReleaseResolver {
  private ReleaseResolver() {}

  /** Returns the release of the tenant's pin, else that of its channel. */
  public static EffectiveRelease resolve(Fleet fleet, Tenant tenant) {
    Optional<String> name =
        tenant.pin().map(Tenant.Pin::releaseName).or(() -> fleet.channel(tenant).releaseName());
    return name.map(known -> EffectiveRelease.of(found(fleet, known)))
        .orElseGet(EffectiveRelease::live);
  }

  private static Release found(Fleet fleet, String name) {
    Release release = fleet.releases().get(name);
    if (release == null) {
      throw new IllegalArgumentException("not of this fleet: release " + name);
    }
    return release;
  }
}
