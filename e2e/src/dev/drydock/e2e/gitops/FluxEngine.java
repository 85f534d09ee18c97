package dev.drydock.e2e.gitops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.e2e.Ports;
import dev.drydock.e2e.RunningProgram;
import dev.drydock.e2e.Scene;
import dev.drydock.e2e.cluster.ControlPlane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Flux: the real kustomize-controller, and a stand-in for source-controller, which no registry lets
 * us build.
 */
final class FluxEngine implements Engine {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @Override
  public String word() {
    return "flux";
  }

  @Override
  public List<String> programs() {
    return List.of("kustomize-controller", "source-controller-stand-in", "flux-kinds");
  }

  @Override
  public List<String> standIns() {
    return List.of(
        "stand-in: source-controller (Flux's own clone, sparse checkout and ignore rules; the loop, the store and the"
            + " conditions are not Flux's)");
  }

  @Override
  public void start(Scene scene, ControlPlane plane, GitRoute route)
      throws IOException, InterruptedException {
    Objects objects = new Objects(plane.administrator());
    objects.namespace("flux-system");
    // kustomize-controller watches every kind of source, also those that nothing here uses.
    objects.applyAll(scene.program("flux-kinds"));
    List<Integer> ports = Ports.free(3);
    Path data = Files.createDirectories(scene.folder().resolve("artifacts"));
    // In memory, as docs/prerequisites.md says: each unit's turn unpacks the folder of the region.
    Path temporary = scene.folderInMemory();
    List<String> source =
        new ArrayList<>(
            List.of("/usr/bin/env", "TMPDIR=" + temporary, "KUBECONFIG=" + plane.kubeconfig()));
    source.addAll(route.environment());
    source.addAll(
        List.of(
            scene.program("source-controller-stand-in").toString(),
            "-data",
            data.toString(),
            "-listen",
            "127.0.0.1:" + ports.get(0)));
    scene.start("source-controller", source);
    RunningProgram controller =
        scene.start(
            "kustomize-controller",
            List.of(
                "/usr/bin/env",
                "RUNTIME_NAMESPACE=flux-system",
                "TMPDIR=" + temporary,
                "KUBECONFIG=" + plane.kubeconfig(),
                scene.program("kustomize-controller").toString(),
                "--metrics-addr=127.0.0.1:" + ports.get(1),
                "--health-addr=127.0.0.1:" + ports.get(2),
                "--watch-all-namespaces=true",
                "--kube-api-qps=500",
                "--kube-api-burst=1000",
                // As docs/prerequisites.md says.
                "--concurrent=40",
                "--feature-gates=CancelHealthCheckOnNewRevision=true",
                "--no-cross-namespace-refs=true",
                "--no-remote-bases=true",
                "--default-service-account=default"));
    controller.await(
        "ready", LIMIT, () -> Http.isOk("http://127.0.0.1:" + ports.get(2) + "/readyz"));
  }

  @Override
  public String collection() {
    return "/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations";
  }

  @Override
  public String pending(JsonNode one, String commit) {
    String name = one.at("/metadata/name").asText();
    JsonNode ready = condition(one);
    boolean isCurrent =
        one.at("/status/observedGeneration").asInt() == one.at("/metadata/generation").asInt();
    if (!isCurrent || !ready.path("status").asText().equals("True")) {
      return name + " is not Ready: " + ready.path("message").asText();
    }
    String revision = one.at("/status/lastAppliedRevision").asText();
    return revision.endsWith(commit) ? "" : name + " is at " + revision;
  }

  private static JsonNode condition(JsonNode one) {
    for (JsonNode condition : one.at("/status/conditions")) {
      if (condition.path("type").asText().equals("Ready")) {
        return condition;
      }
    }
    return JsonNodeFactory.instance.objectNode();
  }

  /** The inventory, and not Ready alone: a folder of which Flux reads nothing is Ready as well. */
  @Override
  public int applied(JsonNode one) {
    return one.at("/status/inventory/entries").size();
  }

  @Override
  public String refusal(JsonNode one) {
    JsonNode ready = condition(one);
    boolean isRefused =
        ready.path("status").asText().equals("False")
            && ready.path("reason").asText().equals("ReconciliationFailed");
    return isRefused ? ready.path("message").asText() : "";
  }

  @Override
  public ObjectNode pause(boolean paused) {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    patch.putObject("spec").put("suspend", paused);
    return patch;
  }
}
