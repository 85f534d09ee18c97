package dev.drydock.e2e.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.e2e.Scene;
import dev.drydock.e2e.Waiting;
import dev.drydock.e2e.cluster.ApiAnswer;
import dev.drydock.e2e.cluster.RenderedObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Whether the pods of rendered workloads are admitted, by Pod Security, ResourceQuota and
 * LimitRanger, and whether these three are there at all. No pod runs: there are nodes by name only.
 *
 * @param scene where it happens
 * @param cluster with everything applied
 * @param all the rendered objects
 */
record AdmissionTrial(Scene scene, RegionCluster cluster, List<RenderedObject> all) {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final List<String> WORKLOADS = List.of("Deployment", "StatefulSet", "DaemonSet");

  void run() throws IOException, InterruptedException {
    List<RenderedObject> workloads =
        all.stream().filter(one -> WORKLOADS.contains(one.kind())).toList();
    for (RenderedObject workload : workloads) {
      if (workload.kind().equals("DaemonSet")) {
        createNode(workload);
      }
    }
    for (RenderedObject workload : workloads) {
      awaitPods(workload);
    }
    int pods = cluster.list("/api/v1/pods").size();
    scene.proved(
        "the controllers made the " + pods + " pods of all " + workloads.size() + " workloads");
    proveThatAdmissionRefuses();
  }

  /** A node that a DaemonSet's pods may be bound to, so that its controller makes one. */
  private void createNode(RenderedObject daemonSet) throws IOException, InterruptedException {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ObjectNode metadata = node.putObject("metadata").put("name", "node-for-" + daemonSet.name());
    metadata.set("labels", daemonSet.node().at("/spec/template/spec/nodeSelector"));
    cluster.create("/api/v1/nodes", node.toString());
    // Admission taints a node that no kubelet has reported.
    ApiAnswer answer =
        cluster
            .plane()
            .administrator()
            .send(
                "PATCH",
                "/api/v1/nodes/node-for-" + daemonSet.name(),
                "application/merge-patch+json",
                "{\"spec\": {\"taints\": null}}".getBytes(StandardCharsets.UTF_8));
    if (!answer.isOk()) {
      throw new IOException("cannot untaint a node: " + answer.told());
    }
  }

  private void awaitPods(RenderedObject workload) throws IOException, InterruptedException {
    try {
      Waiting.until("the pods of " + workload, LIMIT, () -> hasPods(cluster.read(workload)));
    } catch (IllegalStateException late) {
      scene.wrong(late.getMessage() + reasons(workload));
    }
  }

  private static boolean hasPods(JsonNode live) {
    JsonNode status = live.path("status");
    return switch (live.path("kind").asText()) {
      case "DaemonSet" -> status.path("currentNumberScheduled").asInt() > 0;
      // It makes its pods one after the other, each when the one before it is ready.
      case "StatefulSet" -> status.path("replicas").asInt() >= Math.min(1, replicas(live));
      default ->
          status.path("observedGeneration").asInt() > 0
              && status.path("replicas").asInt() == replicas(live);
    };
  }

  private static int replicas(JsonNode live) {
    return live.path("spec").path("replicas").asInt();
  }

  private String reasons(RenderedObject workload) throws IOException, InterruptedException {
    StringBuilder text = new StringBuilder();
    for (JsonNode event : cluster.list("/api/v1/namespaces/" + workload.namespace() + "/events")) {
      if (event.path("type").asText().equals("Warning")) {
        text.append("\n").append(event.path("message").asText());
      }
    }
    return text.toString();
  }

  private void proveThatAdmissionRefuses() throws IOException, InterruptedException {
    RenderedObject deployment =
        all.stream()
            .filter(one -> one.kind().equals("Deployment") && one.namespace().startsWith("t-"))
            .findFirst()
            .orElseThrow();
    String namespace = deployment.namespace();
    ObjectNode privileged = pod(deployment);
    container(privileged).putObject("securityContext").put("privileged", true);
    expectRefusal(namespace, privileged, "violates PodSecurity");
    ObjectNode greedy = pod(deployment);
    ObjectNode resources = container(greedy).putObject("resources");
    resources.putObject("requests").put("cpu", "900").put("memory", "1Mi");
    resources.putObject("limits").put("cpu", "900").put("memory", "1Mi");
    expectRefusal(namespace, greedy, "exceeded quota");
    ObjectNode silent = pod(deployment);
    container(silent).remove("resources");
    JsonNode defaulted = dryRun(namespace, silent).body();
    if (!defaulted.at("/spec/containers/0/resources/limits").has("memory")) {
      scene.wrong("the LimitRange gives a pod without limits none: " + defaulted);
    }
    scene.proved(
        "a privileged pod and one over the quota are refused in "
            + namespace
            + ", and one without limits gets them");
  }

  private static ObjectNode pod(RenderedObject deployment) {
    ObjectNode pod = JsonNodeFactory.instance.objectNode();
    pod.putObject("metadata").put("name", "probe");
    pod.set("spec", deployment.node().at("/spec/template/spec").deepCopy());
    return pod;
  }

  private static ObjectNode container(ObjectNode pod) {
    return (ObjectNode) pod.at("/spec/containers/0");
  }

  private ApiAnswer dryRun(String namespace, ObjectNode pod)
      throws IOException, InterruptedException {
    return cluster
        .plane()
        .administrator()
        .send(
            "POST",
            "/api/v1/namespaces/" + namespace + "/pods?dryRun=All",
            "application/json",
            pod.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void expectRefusal(String namespace, ObjectNode pod, String words)
      throws IOException, InterruptedException {
    ApiAnswer answer = dryRun(namespace, pod);
    if (answer.isOk() || !answer.told().contains(words)) {
      scene.wrong("expected a refusal with `" + words + "`, the server said " + answer.told());
    }
  }
}
