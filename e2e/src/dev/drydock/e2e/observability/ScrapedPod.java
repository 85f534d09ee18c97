package dev.drydock.e2e.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.e2e.RenderedFiles;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/** Pods as a rendered workload makes them, at addresses where something of the test listens. */
final class ScrapedPod {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> WORKLOADS = List.of("DaemonSet", "Deployment", "StatefulSet");

  private ScrapedPod() {}

  /**
   * Returns a pod.
   *
   * @param folder of the unit that renders the workload
   * @param workload its name
   * @param ordinal what its name and its node's name end in
   * @param address where its metrics are
   */
  static JsonNode of(Path folder, String workload, int ordinal, InetSocketAddress address)
      throws IOException {
    JsonNode object =
        RenderedFiles.objects(folder).stream()
            .filter(each -> WORKLOADS.contains(each.path("kind").asText()))
            .filter(each -> each.at("/metadata/name").asText().equals(workload))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(folder + " has no workload " + workload));
    JsonNode template = RenderedFiles.at(object, "/spec/template");
    String port = template.at("/metadata/labels").path("drydock.dev/scrape").asText();
    JsonNode container =
        RenderedFiles.items(RenderedFiles.at(template, "/spec/containers"))
            .filter(each -> exposes(each, port))
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException(workload + " has no port " + port + " to scrape"));
    ObjectNode pod = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "Pod");
    ObjectNode metadata = pod.putObject("metadata");
    metadata
        .put("name", workload + "-" + ordinal)
        .put("namespace", RenderedFiles.at(object, "/metadata/namespace").asText());
    metadata.set("labels", template.at("/metadata/labels"));
    if (template.at("/metadata").has("annotations")) {
      metadata.set("annotations", template.at("/metadata/annotations"));
    }
    ObjectNode scraped =
        pod.putObject("spec").put("nodeName", "node-" + ordinal).putArray("containers").addObject();
    scraped.put("name", container.path("name").asText()).put("image", "of-a-test");
    scraped
        .putArray("ports")
        .addObject()
        .put("name", port)
        .put("containerPort", address.getPort())
        .put("protocol", "TCP");
    String ip = address.getAddress().getHostAddress();
    pod.putObject("status").put("phase", "Running").put("podIP", ip).put("hostIP", ip);
    return pod;
  }

  private static boolean exposes(JsonNode container, String port) {
    return RenderedFiles.items(container.path("ports"))
        .anyMatch(each -> each.path("name").asText().equals(port));
  }
}
