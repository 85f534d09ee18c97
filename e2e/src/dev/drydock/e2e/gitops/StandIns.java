package dev.drydock.e2e.gitops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.e2e.cluster.ApiAnswer;
import dev.drydock.e2e.cluster.ApiClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What stands in for controllers that have no program here. Each writes the status that the real
 * one would write, and what the real one would make beside it; none touches what was rendered.
 */
final class StandIns implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String MERGE = "application/merge-patch+json";
  private static final long PAUSE_MILLIS = 400;

  private static final String SECRETS =
      "External Secrets Operator: makes the Secret of an ExternalSecret, says Ready";
  private static final String METRICS =
      "metrics-server and the autoscaler: set the minimum of replicas, say that metrics are there";
  private static final String VOLUMES = "EBS CSI driver: makes a volume for every claim";
  private static final String KARPENTER =
      "Karpenter: says that pools and node classes are Ready (the nodes are KWOK's)";
  private static final String CROSSPLANE =
      "Crossplane: says that load balancer, listeners and target groups are Synced and Ready";
  private static final String UNLEASHERATOR =
      "Unleasherator: says that an Unleash is reconciled and available";

  private static final List<String> CROSSPLANE_KINDS =
      List.of(
          "elbv2.aws.m.upbound.io/v1beta1/lbs",
          "elbv2.aws.m.upbound.io/v1beta1/lblisteners",
          "elbv2.aws.m.upbound.io/v1beta1/lbtargetgroups",
          "autoscaling.aws.m.upbound.io/v1beta1/attachments");
  private static final List<String> KARPENTER_KINDS =
      List.of("karpenter.sh/v1/nodepools", "karpenter.k8s.aws/v1/ec2nodeclasses");

  private final ApiClient client;
  private final SequencedMap<String, Integer> written = new LinkedHashMap<>();
  private final Thread thread;
  private volatile boolean closed;

  private StandIns(ApiClient client) {
    this.client = client;
    this.thread = Thread.ofVirtual().unstarted(this::loop);
  }

  static StandIns start(ApiClient client) {
    StandIns result = new StandIns(client);
    result.thread.start();
    return result;
  }

  /** Returns what stood in, each with the number of objects it wrote to. */
  synchronized List<String> told() {
    return written.entrySet().stream()
        .map(one -> "stand-in: " + one.getKey() + " (" + one.getValue() + " objects)")
        .toList();
  }

  private void loop() {
    while (!closed) {
      try {
        round();
        Thread.sleep(PAUSE_MILLIS);
      } catch (IOException notNow) {
        // The server is busy or ends; the next round asks again.
      } catch (InterruptedException interrupted) {
        return;
      }
    }
  }

  private void round() throws IOException, InterruptedException {
    for (JsonNode secret : all("/apis/external-secrets.io/v1/externalsecrets")) {
      if (!isReady(secret)) {
        makeSecret(secret);
        conditions(
            SECRETS, path("external-secrets.io/v1/externalsecrets", secret), secret, "Ready");
      }
    }
    for (JsonNode scaler : all("/apis/autoscaling/v2/horizontalpodautoscalers")) {
      if (scaler.at("/status/conditions").isEmpty()) {
        scale(scaler);
      }
    }
    for (JsonNode claim : all("/api/v1/persistentvolumeclaims")) {
      if (claim.at("/spec/volumeName").isMissingNode()) {
        makeVolume(claim);
      }
    }
    ready(KARPENTER, KARPENTER_KINDS, "Ready");
    ready(CROSSPLANE, CROSSPLANE_KINDS, "Synced", "Ready");
    ready(UNLEASHERATOR, List.of("unleash.nais.io/v1/unleashes"), "Reconciled", "Available");
  }

  private void ready(String name, List<String> kinds, String... types)
      throws IOException, InterruptedException {
    for (String kind : kinds) {
      for (JsonNode one : all("/apis/" + kind)) {
        if (one.at("/status/conditions").isEmpty()) {
          conditions(name, path(kind, one), one, types);
        }
      }
    }
  }

  private JsonNode all(String path) throws IOException, InterruptedException {
    ApiAnswer answer = client.get(path);
    return answer.isOk() ? answer.body().path("items") : NODES.arrayNode();
  }

  private static String path(String kind, JsonNode object) {
    int slash = kind.lastIndexOf('/');
    String namespace = object.at("/metadata/namespace").asText();
    return "/apis/"
        + kind.substring(0, slash)
        + (namespace.isEmpty() ? "" : "/namespaces/" + namespace)
        + kind.substring(slash)
        + "/"
        + object.at("/metadata/name").asText();
  }

  private static boolean isReady(JsonNode object) {
    for (JsonNode condition : object.at("/status/conditions")) {
      if (condition.path("type").asText().equals("Ready")
          && condition.path("status").asText().equals("True")) {
        return true;
      }
    }
    return false;
  }

  private void conditions(String name, String path, JsonNode object, String... types)
      throws IOException, InterruptedException {
    ObjectNode patch = NODES.objectNode();
    ArrayNode conditions = patch.putObject("status").putArray("conditions");
    for (String type : types) {
      conditions.add(condition(type, "StandIn", object));
    }
    patch(name, path + "/status", patch);
  }

  private static ObjectNode condition(String type, String reason, JsonNode object) {
    return NODES
        .objectNode()
        .put("type", type)
        .put("status", "True")
        .put("reason", reason)
        .put("message", "")
        .put("lastTransitionTime", object.at("/metadata/creationTimestamp").asText());
  }

  private void makeSecret(JsonNode external) throws IOException, InterruptedException {
    String namespace = external.at("/metadata/namespace").asText();
    ObjectNode secret = NODES.objectNode().put("apiVersion", "v1").put("kind", "Secret");
    secret.putObject("metadata").put("name", external.at("/spec/target/name").asText());
    ObjectNode data = secret.putObject("stringData");
    external
        .at("/spec/data")
        .forEach(one -> data.put(one.path("secretKey").asText(), "of-this-run"));
    create("/api/v1/namespaces/" + namespace + "/secrets", secret);
  }

  /**
   * The autoscaler owns the number of replicas, which therefore stands in no rendered Deployment.
   */
  private void scale(JsonNode scaler) throws IOException, InterruptedException {
    String namespace = scaler.at("/metadata/namespace").asText();
    int minimum = scaler.at("/spec/minReplicas").asInt(1);
    ObjectNode scale = NODES.objectNode();
    scale.putObject("spec").put("replicas", minimum);
    ApiAnswer scaled =
        patch(
            METRICS,
            "/apis/apps/v1/namespaces/%s/deployments/%s/scale"
                .formatted(namespace, scaler.at("/spec/scaleTargetRef/name").asText()),
            scale);
    if (scaled.isOk()) {
      ObjectNode patch = NODES.objectNode();
      ObjectNode status = patch.putObject("status");
      status.put("currentReplicas", minimum).put("desiredReplicas", minimum);
      status
          .putArray("conditions")
          .add(condition("AbleToScale", "ReadyForNewScale", scaler))
          .add(condition("ScalingActive", "ValidMetricFound", scaler));
      patch(METRICS, path("autoscaling/v2/horizontalpodautoscalers", scaler) + "/status", patch);
    }
  }

  private void makeVolume(JsonNode claim) throws IOException, InterruptedException {
    ObjectNode volume = NODES.objectNode().put("apiVersion", "v1").put("kind", "PersistentVolume");
    volume.putObject("metadata").put("name", "volume-" + claim.at("/metadata/uid").asText());
    ObjectNode spec = volume.putObject("spec");
    spec.set("accessModes", claim.at("/spec/accessModes"));
    spec.set("capacity", claim.at("/spec/resources/requests"));
    spec.put("persistentVolumeReclaimPolicy", "Retain");
    spec.put("storageClassName", claim.at("/spec/storageClassName").asText());
    spec.putObject("hostPath").put("path", "/nowhere");
    spec.putObject("claimRef")
        .put("kind", "PersistentVolumeClaim")
        .put("apiVersion", "v1")
        .put("namespace", claim.at("/metadata/namespace").asText())
        .put("name", claim.at("/metadata/name").asText())
        .put("uid", claim.at("/metadata/uid").asText());
    if (create("/api/v1/persistentvolumes", volume).isOk()) {
      count(VOLUMES);
    }
  }

  private ApiAnswer create(String path, ObjectNode object)
      throws IOException, InterruptedException {
    return client.send("POST", path, "application/json", JSON.writeValueAsBytes(object));
  }

  private ApiAnswer patch(String name, String path, ObjectNode patch)
      throws IOException, InterruptedException {
    ApiAnswer answer =
        client.send("PATCH", path, MERGE, patch.toString().getBytes(StandardCharsets.UTF_8));
    if (answer.isOk()) {
      count(name);
    }
    return answer;
  }

  private synchronized void count(String name) {
    written.merge(name, 1, Integer::sum);
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
