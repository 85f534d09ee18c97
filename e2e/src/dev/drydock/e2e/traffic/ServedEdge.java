package dev.drydock.e2e.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.e2e.RenderedFiles;
import dev.drydock.e2e.Scene;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Traefik as rendered for a region, in front of servers of some tenants that a test brings. */
public final class ServedEdge implements Closeable {
  private static final String METRICS = "metrics";

  private final List<TenantServers> tenants;
  private final ApiServer routes;
  private final Certificate certificate;
  private final EdgeNode node;

  private ServedEdge(
      List<TenantServers> tenants, ApiServer routes, Certificate certificate, EdgeNode node) {
    this.tenants = tenants;
    this.routes = routes;
    this.certificate = certificate;
    this.node = node;
  }

  /** Starts Traefik with the routes of a region's first tenants, and no server yet. */
  public static ServedEdge start(Scene scene, String region, int tenants)
      throws IOException, InterruptedException {
    Path rendered = scene.checkout().resolve("rendered");
    Edge edge = Edge.read(rendered, region);
    List<TenantServers> servers = TenantServers.of(rendered, region).subList(0, tenants);
    ApiServer routes = new ApiServer(Rights.of(RenderedFiles.only(edge.objects(), "ClusterRole")));
    routes.objects().put(RenderedFiles.only(edge.objects(), "IngressClass"));
    for (TenantServers tenant : servers) {
      routes.objects().put(tenant.service());
      routes.objects().put(tenant.ingress());
    }
    Certificate certificate = Certificate.make(servers.getFirst().host(), scene.folder());
    Flags flags = edge.flags().add("providers.kubernetesingress.endpoint", routes.url());
    EdgeNode node = new EdgeNode(scene, "traefik", edge, flags, certificate);
    node.start();
    node.awaitReady();
    return new ServedEdge(servers, routes, certificate, node);
  }

  /** Returns the namespaces of the tenants that it serves, in order. */
  public List<String> namespaces() {
    return tenants.stream().map(TenantServers::namespace).toList();
  }

  /** Returns the port of a tenant's containers. */
  public int port(int tenant) {
    return tenants.get(tenant).port();
  }

  /** Publishes a server of a tenant, which listens on the container's port of an address. */
  public void publish(int tenant, String name, InetAddress address) {
    routes
        .objects()
        .put(
            Pod.slice(
                tenants.get(tenant), name, address.getHostAddress(), /* isTerminating= */ false));
  }

  /** Asks a tenant over TLS, and returns the status. */
  public int ask(int tenant) throws IOException {
    String host = tenants.get(tenant).host();
    try (HttpConnection connection =
        HttpConnection.open(node.hostPort(443), Optional.of(certificate.clients()), host)) {
      return switch (connection.ask("GET", "/", host, "", /* keep= */ false)) {
        case Answer.Served(int status, boolean _) -> status;
        case Answer.Lost(Answer.When when, String reason) ->
            throw new IOException(when + ": " + reason);
      };
    }
  }

  /** Returns where Traefik exposes its metrics. */
  public InetSocketAddress metrics() {
    return node.entryPoint(METRICS);
  }

  /**
   * Starts an API server that holds objects, for a reader with the rights of a rendered
   * ClusterRole.
   */
  public static ObjectSource source(JsonNode clusterRole, List<? extends JsonNode> objects)
      throws IOException {
    ApiServer server = new ApiServer(Rights.of(clusterRole));
    objects.forEach(server.objects()::put);
    return new ObjectSource(server);
  }

  /** An API server for one reader. */
  public static final class ObjectSource implements Closeable {
    private final ApiServer server;

    private ObjectSource(ApiServer server) {
      this.server = server;
    }

    /** Returns its address. */
    public String url() {
      return server.url();
    }

    /** Returns what its reader asked for without the right to. */
    public List<String> refused() {
      return server.refused();
    }

    @Override
    public void close() {
      server.close();
    }
  }

  @Override
  public void close() {
    node.close();
    routes.close();
  }
}
