package dev.drydock.e2e.traffic;

import dev.drydock.e2e.RenderedFiles;
import dev.drydock.e2e.Scene;
import dev.drydock.e2e.Waiting;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What stands around the edge in a test: an API server with the route of one tenant, and the
 * certificate of the region.
 *
 * @param scene of the test
 * @param edge what is rendered for the region's edge
 * @param servers what is rendered for a tenant's servers
 * @param api where Traefik reads routes
 * @param neighbour another tenant, whose servers come and go
 * @param certificate of the tenant's host
 */
record Cluster(
    Scene scene,
    Edge edge,
    TenantServers servers,
    ApiServer api,
    Neighbour neighbour,
    Certificate certificate)
    implements Closeable {
  private static final Duration ROUTE_LIMIT = Duration.ofSeconds(60);
  private static final int OK = 200;

  /**
   * Starts an API server that holds the Ingress and the Service of a tenant of the region, and no
   * endpoint yet.
   */
  static Cluster start(Scene scene, String region) throws IOException, InterruptedException {
    Edge edge = Edge.read(scene.checkout().resolve("rendered"), region);
    List<TenantServers> tenants = TenantServers.of(scene.checkout().resolve("rendered"), region);
    TenantServers servers = tenants.getFirst();
    Certificate certificate = Certificate.make(servers.host(), scene.folder());
    ApiServer api = new ApiServer(Rights.of(RenderedFiles.only(edge.objects(), "ClusterRole")));
    api.objects().put(RenderedFiles.only(edge.objects(), "IngressClass"));
    api.objects().put(servers.service());
    api.objects().put(servers.ingress());
    Neighbour neighbour = new Neighbour(tenants.getLast(), api.objects());
    return new Cluster(scene, edge, servers, api, neighbour, certificate);
  }

  /** Prepares an edge node that reads from this API server. */
  EdgeNode node(String name, Flags flags) throws IOException {
    Flags here = flags.add("providers.kubernetesingress.endpoint", api.url());
    return new EdgeNode(scene, name, edge, here, certificate);
  }

  /** Waits until a node serves the tenant. */
  void awaitRoute(EdgeNode node) throws InterruptedException {
    Waiting.until("a route to " + servers.host(), ROUTE_LIMIT, () -> isServed(node));
  }

  private boolean isServed(EdgeNode node) throws IOException {
    if (!api.refused().isEmpty()) {
      throw new IllegalStateException(
          "the rendered ClusterRole does not permit what Traefik asks for: " + api.refused());
    }
    try (HttpConnection connection =
        HttpConnection.open(
            node.hostPort(443), Optional.of(certificate.clients()), servers.host())) {
      return connection.ask("GET", "/", servers.host(), "", /* keep= */ false)
              instanceof Answer.Served(int status, boolean _)
          && status == OK;
    }
  }

  @Override
  public void close() {
    neighbour.close();
    api.close();
  }
}
