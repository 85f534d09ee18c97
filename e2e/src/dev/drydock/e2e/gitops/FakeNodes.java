package dev.drydock.e2e.gitops;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.e2e.Scene;
import dev.drydock.e2e.cluster.ApiAnswer;
import dev.drydock.e2e.cluster.ApiClient;
import dev.drydock.e2e.cluster.ControlPlane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Nodes of KWOK, on which pods run without containers: edge nodes, spot nodes and on-demand nodes
 * in three zones.
 */
final class FakeNodes {
  /** The recipes' programs that make nodes and pods move. */
  static final List<String> PROGRAMS = List.of("kwok", "kwok-stages", "kube-scheduler");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String READY_STAGE = "name: pod-ready";

  private FakeNodes() {}

  /**
   * Starts the scheduler and KWOK, and makes the nodes.
   *
   * @param readySeconds how long a pod takes to become ready; 0 for at once
   */
  static void start(Scene scene, ControlPlane plane, int readySeconds)
      throws IOException, InterruptedException {
    Path kubeconfig = plane.kubeconfig();
    scene.start(
        "kube-scheduler",
        List.of(
            scene.program("kube-scheduler").toString(),
            "--kubeconfig=" + kubeconfig,
            "--authentication-kubeconfig=" + kubeconfig,
            "--authorization-kubeconfig=" + kubeconfig,
            "--secure-port=0",
            "--leader-elect=false",
            "--kube-api-qps=200",
            "--kube-api-burst=400"));
    scene.start(
        "kwok",
        List.of(
            scene.program("kwok").toString(),
            "--kubeconfig=" + kubeconfig,
            "--manage-all-nodes=false",
            "--manage-nodes-with-annotation-selector=kwok.x-k8s.io/node=fake",
            "--node-lease-duration-seconds=40",
            "--node-ip=127.0.0.1",
            "--cidr=10.244.0.0/16",
            "--config=" + stages(scene, readySeconds)));
    for (ObjectNode node : nodes()) {
      create(plane.administrator(), node);
    }
  }

  /** KWOK's own stages; a stage may wait before it takes effect. */
  private static Path stages(Scene scene, int readySeconds) throws IOException {
    String text = Files.readString(scene.program("kwok-stages"));
    if (readySeconds > 0) {
      int stage = text.indexOf(READY_STAGE);
      int spec = text.indexOf("spec:\n", stage) + "spec:\n".length();
      String delay = "  delay:\n    durationMilliseconds: " + readySeconds * 1000 + "\n";
      text = text.substring(0, spec) + delay + text.substring(spec);
    }
    return Files.writeString(scene.folder().resolve("stages.yaml"), text);
  }

  private static List<ObjectNode> nodes() {
    List<ObjectNode> nodes = new ArrayList<>();
    for (String zone : List.of("zone-a", "zone-b", "zone-c")) {
      for (int number = 1; number <= 2; number++) {
        ObjectNode edge = node("edge-" + zone + "-" + number, zone, "on-demand");
        edge.withObject("/metadata/labels").put("drydock.dev/role", "edge");
        edge.withObject("/spec")
            .putArray("taints")
            .addObject()
            .put("key", "drydock.dev/role")
            .put("value", "edge")
            .put("effect", "NoSchedule");
        nodes.add(edge);
        nodes.add(node("spot-" + zone + "-" + number, zone, "spot"));
      }
      nodes.add(node("on-demand-" + zone, zone, "on-demand"));
    }
    return nodes;
  }

  private static ObjectNode node(String name, String zone, String capacity) {
    ObjectNode node =
        JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", "Node");
    ObjectNode metadata = node.putObject("metadata").put("name", name);
    metadata.putObject("annotations").put("kwok.x-k8s.io/node", "fake");
    metadata
        .putObject("labels")
        .put("kubernetes.io/arch", "arm64")
        .put("kubernetes.io/os", "linux")
        .put("kubernetes.io/hostname", name)
        .put("topology.kubernetes.io/zone", zone)
        .put("karpenter.sh/capacity-type", capacity);
    for (String kind : List.of("allocatable", "capacity")) {
      node.withObject("/status")
          .putObject(kind)
          .put("cpu", "512")
          .put("memory", "2048Gi")
          .put("pods", "2000");
    }
    return node;
  }

  private static void create(ApiClient client, ObjectNode node)
      throws IOException, InterruptedException {
    ApiAnswer answer =
        client.send("POST", "/api/v1/nodes", "application/json", JSON.writeValueAsBytes(node));
    if (!answer.isOk()) {
      throw new IOException("the node " + node.at("/metadata/name") + ": " + answer.told());
    }
  }
}
