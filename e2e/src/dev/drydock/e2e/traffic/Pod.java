package dev.drydock.e2e.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.e2e.RenderedFiles;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/**
 * A tenant's server with what the cluster does around it: its endpoint, and the steps of its end.
 */
final class Pod implements Closeable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TenantServers servers;
  private final ApiObjects cluster;
  private final Instance instance;
  private final String name;

  /** Starts a server and publishes it as a ready endpoint of the tenant's Service. */
  Pod(TenantServers servers, ApiObjects cluster, String name) throws IOException {
    this.servers = servers;
    this.cluster = cluster;
    this.name = name;
    this.instance = new Instance(servers.port(), servers.keepAlive());
    cluster.put(slice(/* isTerminating= */ false));
  }

  /**
   * Ends the server as the kubelet does: its endpoint is terminating at once, the hook sleeps, then
   * comes the signal. Returns when the server is gone.
   *
   * @param preStop what the hook sleeps
   */
  void end(Duration preStop) throws IOException, InterruptedException {
    cluster.put(slice(/* isTerminating= */ true));
    Thread.sleep(preStop);
    instance.stop(servers.stopLimit());
    cluster.delete(slice(/* isTerminating= */ true));
  }

  private JsonNode slice(boolean isTerminating) {
    return slice(servers, name, instance.address().getHostAddress(), isTerminating);
  }

  /** Returns an EndpointSlice of one server; a Service may have many of them. */
  static JsonNode slice(TenantServers servers, String name, String address, boolean isTerminating) {
    ObjectNode slice = JSON.createObjectNode();
    slice
        .put("apiVersion", "discovery.k8s.io/v1")
        .put("kind", "EndpointSlice")
        .put("addressType", "IPv4");
    String service = RenderedFiles.at(servers.service(), "/metadata/name").asText();
    slice
        .putObject("metadata")
        .put("name", service + "-" + name)
        .put("namespace", servers.namespace());
    slice.withObject("/metadata/labels").put("kubernetes.io/service-name", service);
    slice
        .putArray("ports")
        .addObject()
        .put("name", RenderedFiles.at(servers.service(), "/spec/ports/0/name").asText())
        .put("port", servers.port())
        .put("protocol", "TCP");
    ObjectNode endpoint = slice.putArray("endpoints").addObject();
    endpoint.putArray("addresses").add(address);
    endpoint
        .putObject("conditions")
        .put("ready", !isTerminating)
        .put("serving", true)
        .put("terminating", isTerminating);
    return slice;
  }

  @Override
  public void close() throws IOException {
    cluster.delete(slice(/* isTerminating= */ true));
    instance.close();
  }
}
