package dev.drydock.e2e.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.e2e.RenderedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * What is rendered for the servers of one tenant.
 *
 * @param namespace of the tenant
 * @param host that its Ingress routes
 * @param ingress and
 * @param service as rendered
 * @param port of the container
 * @param preStop how long a server sleeps before it is told to stop
 * @param stopLimit within which a server answers what was asked before
 * @param keepAlive after which a server ends an idle connection
 * @param minReady how long a new server must be ready before an old one goes
 */
record TenantServers(
    String namespace,
    String host,
    JsonNode ingress,
    JsonNode service,
    int port,
    Duration preStop,
    Duration stopLimit,
    Duration keepAlive,
    Duration minReady) {
  private static final String POD = "/spec/template/spec";

  /**
   * Reads the tenants of a region whose Deployment serves, and that have no certificate of their
   * own.
   */
  static List<TenantServers> of(Path rendered, String region) throws IOException {
    List<TenantServers> tenants = new ArrayList<>();
    for (Path stack : RenderedFiles.folders(rendered.resolve(region).resolve("tenants"))) {
      for (Path tenant : RenderedFiles.folders(stack)) {
        List<JsonNode> objects = RenderedFiles.objects(tenant);
        if (hasServers(objects)) {
          tenants.add(read(objects));
        }
      }
    }
    return tenants;
  }

  private static boolean hasServers(List<JsonNode> objects) {
    return !RenderedFiles.ofKind(objects, "Deployment").isEmpty()
        && !RenderedFiles.ofKind(objects, "HorizontalPodAutoscaler").isEmpty()
        && RenderedFiles.ofKind(objects, "Ingress").stream()
            .noneMatch(ingress -> ingress.at("/spec").has("tls"));
  }

  private static TenantServers read(List<JsonNode> objects) {
    JsonNode deployment = RenderedFiles.only(objects, "Deployment");
    JsonNode ingress = RenderedFiles.only(objects, "Ingress");
    return new TenantServers(
        RenderedFiles.at(deployment, "/metadata/namespace").asText(),
        RenderedFiles.at(ingress, "/spec/rules/0/host").asText(),
        ingress,
        RenderedFiles.only(objects, "Service"),
        RenderedFiles.at(deployment, POD + "/containers/0/ports/0/containerPort").asInt(),
        Duration.ofSeconds(
            RenderedFiles.at(deployment, POD + "/containers/0/lifecycle/preStop/sleep/seconds")
                .asLong()),
        Duration.ofMillis(variable(deployment, "GRACEFUL_SHUTDOWN_TIMEOUT")),
        Duration.ofSeconds(variable(deployment, "SERVER_KEEPALIVE_TIMEOUT")),
        Duration.ofSeconds(RenderedFiles.at(deployment, "/spec/minReadySeconds").asLong()));
  }

  private static long variable(JsonNode deployment, String name) {
    return RenderedFiles.items(RenderedFiles.at(deployment, POD + "/containers/0/env"))
        .filter(variable -> variable.path("name").asText().equals(name))
        .map(variable -> variable.path("value").asLong())
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no variable " + name + " is rendered"));
  }
}
