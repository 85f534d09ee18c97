package dev.drydock.e2e.metrics;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * A server of a tenant that tells its metrics: one that is marked as its own, and one by which it
 * passes for another tenant.
 */
final class TenantPod implements AutoCloseable {
  private static final String PATH = "/internal-backstage/prometheus";

  private final String tenant;
  private final HttpServer server;

  private TenantPod(String tenant, HttpServer server) {
    this.tenant = tenant;
    this.server = server;
  }

  static TenantPod start(String tenant, String other) throws IOException {
    byte[] metrics =
        """
        requests_total{app="%1$s",%1$s="x"} 5
        forged_total{app="%1$s",namespace="t-%2$s",tenant="%2$s"} 7
        """
            .formatted(mark(tenant), other)
            .getBytes(StandardCharsets.UTF_8);
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), /* port= */ 0),
            /* backlog= */ 0);
    server.createContext(
        PATH,
        exchange -> {
          exchange.sendResponseHeaders(200, metrics.length);
          exchange.getResponseBody().write(metrics);
          exchange.close();
        });
    server.start();
    return new TenantPod(tenant, server);
  }

  /** Returns a word that stands in each series of a tenant and in no question. */
  static String mark(String tenant) {
    return "only_" + tenant;
  }

  String tenant() {
    return tenant;
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Returns what discovery knows of the pod: labels that the scraper's rules read. */
  Map<String, String> discovered() {
    Map<String, String> labels = new TreeMap<>();
    labels.put("__meta_kubernetes_namespace", "t-" + tenant);
    labels.put("__meta_kubernetes_pod_phase", "Running");
    labels.put("__meta_kubernetes_pod_container_init", "false");
    labels.put("__meta_kubernetes_pod_container_name", "instance");
    labels.put("__meta_kubernetes_pod_container_port_name", "http");
    labels.put("__meta_kubernetes_pod_name", "instance-" + tenant);
    labels.put("__meta_kubernetes_pod_node_name", "node");
    labels.put("__meta_kubernetes_pod_label_app_kubernetes_io_name", "instance");
    labels.put("__meta_kubernetes_pod_label_drydock_dev_scrape", "http");
    labels.put("__meta_kubernetes_pod_annotation_drydock_dev_scrape_path", PATH);
    return labels;
  }

  @Override
  public void close() {
    server.stop(/* delay= */ 0);
  }
}
