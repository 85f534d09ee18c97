package dev.drydock.e2e.traffic;

import java.io.Closeable;
import java.time.Duration;

/**
 * Another tenant of the region, whose only server comes and goes. In a region with hundreds of
 * tenants something changes all the time, so that Traefik never takes a change at once but when its
 * throttle lets it.
 */
final class Neighbour implements Closeable {
  private static final Duration CHANGE = Duration.ofMillis(300);

  /** An address of documentation (RFC 5737): nobody asks this tenant. */
  private static final String ADDRESS = "192.0.2.1";

  private final Thread changes;

  /** Publishes the tenant's route and starts to change its endpoint. */
  Neighbour(TenantServers servers, ApiObjects cluster) {
    cluster.put(servers.service());
    cluster.put(servers.ingress());
    changes = Thread.ofVirtual().name("neighbour").start(() -> change(servers, cluster));
  }

  private static void change(TenantServers servers, ApiObjects cluster) {
    try {
      while (true) {
        cluster.put(Pod.slice(servers, "neighbour", ADDRESS, /* isTerminating= */ false));
        Thread.sleep(CHANGE);
        cluster.delete(Pod.slice(servers, "neighbour", ADDRESS, /* isTerminating= */ false));
        Thread.sleep(CHANGE);
      }
    } catch (InterruptedException stopped) {
      // The test is over.
    }
  }

  @Override
  public void close() {
    changes.interrupt();
  }
}
