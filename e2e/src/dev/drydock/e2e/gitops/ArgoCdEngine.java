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
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Argo CD: its real application controller and repository server, with a Redis. */
final class ArgoCdEngine implements Engine {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @Override
  public String word() {
    return "argocd";
  }

  @Override
  public List<String> programs() {
    return List.of("argocd", "redis");
  }

  @Override
  public List<String> standIns() {
    return List.of();
  }

  @Override
  public void start(Scene scene, ControlPlane plane, GitRoute route)
      throws IOException, InterruptedException {
    settings(new Objects(plane.administrator()));
    List<Integer> ports = Ports.free(4);
    Path folder = Files.createDirectories(scene.folder().resolve("argocd"));
    Path redis = scene.program("redis");
    scene.start(
        "redis",
        List.of(
            "/usr/bin/env",
            "LD_LIBRARY_PATH=" + redis.resolve("lib"),
            redis.resolve("redis-server").toString(),
            "--bind",
            "127.0.0.1",
            "--port",
            ports.get(0).toString(),
            "--save",
            "",
            "--appendonly",
            "no"));
    List<String> environment = environment(folder, plane, route);
    scene.start("argocd-repo-server", repositoryServer(scene, environment, ports));
    RunningProgram controller =
        scene.start("argocd-application-controller", controller(scene, plane, environment, ports));
    controller.await(
        "ready", LIMIT, () -> Http.isOk("http://127.0.0.1:" + ports.get(3) + "/healthz"));
  }

  /** What an installation brings, with the settings of docs/prerequisites.md. */
  private static void settings(Objects objects) throws IOException, InterruptedException {
    objects.namespace("argocd");
    String part = "namespace: argocd, labels: {app.kubernetes.io/part-of: argocd}";
    objects.apply(
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: argocd-cm, "
            + part
            + "},"
            + " data: {application.resourceTrackingMethod: annotation}}");
    objects.apply(
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: argocd-rbac-cm, " + part + "}}");
    objects.apply(
        "{apiVersion: v1, kind: Secret, metadata: {name: argocd-secret, "
            + part
            + "},"
            + " stringData: {server.secretkey: of-this-run}}");
    objects.apply(
        "{apiVersion: argoproj.io/v1alpha1, kind: AppProject, metadata: {name: default, namespace: argocd}, spec: {}}");
  }

  private static List<String> environment(Path folder, ControlPlane plane, GitRoute route)
      throws IOException {
    List<String> result = new ArrayList<>(List.of("/usr/bin/env"));
    for (String name : List.of("tls", "ssh", "gpg", "plugins", "tmp", "home")) {
      Files.createDirectories(folder.resolve(name));
    }
    Files.createFile(folder.resolve("ssh/ssh_known_hosts"));
    Files.copy(
        route.certificate(),
        folder.resolve("tls").resolve(route.host()),
        StandardCopyOption.REPLACE_EXISTING);
    result.addAll(route.environment());
    result.addAll(
        List.of(
            "ARGOCD_TLS_DATA_PATH=" + folder.resolve("tls"),
            "ARGOCD_SSH_DATA_PATH=" + folder.resolve("ssh"),
            "ARGOCD_GPG_ENABLED=false",
            "ARGOCD_GPG_DATA_PATH=" + folder.resolve("gpg"),
            "ARGOCD_GNUPGHOME=" + folder.resolve("gpg"),
            "ARGOCD_PLUGINSOCKFILEPATH=" + folder.resolve("plugins"),
            "ARGOCD_ASK_PASS_SOCK=" + folder.resolve("ask.sock"),
            "TMPDIR=" + folder.resolve("tmp"),
            "HOME=" + folder.resolve("home"),
            "KUBECONFIG=" + plane.kubeconfig(),
            // `https://kubernetes.default.svc` is then the cluster of the kubeconfig.
            "ARGOCD_FAKE_IN_CLUSTER=true",
            "ARGOCD_K8S_CLIENT_QPS=500",
            "ARGOCD_K8S_CLIENT_BURST=1000"));
    return result;
  }

  private static List<String> repositoryServer(
      Scene scene, List<String> environment, List<Integer> ports) {
    List<String> command = new ArrayList<>(environment);
    command.addAll(
        List.of(
            scene.program("argocd").toString(),
            "repo-server",
            "--address",
            "127.0.0.1",
            "--port",
            ports.get(1).toString(),
            "--metrics-address",
            "127.0.0.1",
            "--metrics-port",
            ports.get(2).toString(),
            "--redis",
            "127.0.0.1:" + ports.get(0),
            "--disable-tls",
            // What `timeout.reconciliation` sets here: how long the branch's last commit is
            // remembered.
            "--revision-cache-expiration",
            "20s"));
    return command;
  }

  private static List<String> controller(
      Scene scene, ControlPlane plane, List<String> environment, List<Integer> ports)
      throws IOException {
    List<String> command = new ArrayList<>(environment);
    command.addAll(
        List.of(
            scene.program("argocd").toString(),
            "application-controller",
            "--kubeconfig",
            plane.kubeconfig().toString(),
            "--namespace",
            "argocd",
            "--repo-server",
            "127.0.0.1:" + ports.get(1),
            "--repo-server-plaintext",
            "--redis",
            "127.0.0.1:" + ports.get(0),
            "--metrics-port",
            ports.get(3).toString(),
            // As docs/prerequisites.md says: `timeout.reconciliation`, and the processors for a
            // thousand Applications.
            "--app-resync",
            "20",
            "--app-resync-jitter",
            "0",
            "--status-processors",
            "50",
            "--operation-processors",
            "25"));
    return command;
  }

  @Override
  public String collection() {
    return "/apis/argoproj.io/v1alpha1/namespaces/argocd/applications";
  }

  @Override
  public String pending(JsonNode one, String commit) {
    String name = one.at("/metadata/name").asText();
    String sync = one.at("/status/sync/status").asText();
    String health = one.at("/status/health/status").asText();
    String revision = one.at("/status/sync/revision").asText();
    if (!sync.equals("Synced") || !health.equals("Healthy")) {
      return "%s is %s and %s: %s %s".formatted(name, sync, health, messages(one), unwell(one));
    }
    return revision.equals(commit) ? "" : name + " is at " + revision;
  }

  private static String messages(JsonNode one) {
    List<String> result = new ArrayList<>();
    one.at("/status/conditions")
        .forEach(condition -> result.add(condition.path("message").asText()));
    result.add(one.at("/status/operationState/message").asText());
    return String.join("; ", result);
  }

  private static String unwell(JsonNode one) {
    List<String> result = new ArrayList<>();
    for (JsonNode resource : one.at("/status/resources")) {
      String health = resource.at("/health/status").asText();
      if (!resource.path("status").asText().equals("Synced")
          || !(health.isEmpty() || health.equals("Healthy"))) {
        result.add(
            "%s/%s %s %s %s"
                .formatted(
                    resource.path("kind").asText(),
                    resource.path("name").asText(),
                    resource.path("status").asText(),
                    health,
                    resource.at("/health/message").asText()));
      }
    }
    return result.toString();
  }

  @Override
  public int applied(JsonNode one) {
    int count = 0;
    for (JsonNode resource : one.at("/status/resources")) {
      // What is no longer on the branch and is never pruned, such as a Namespace, stays listed.
      count += resource.path("requiresPruning").asBoolean() ? 0 : 1;
    }
    return count;
  }

  @Override
  public String refusal(JsonNode one) {
    boolean isSynced = one.at("/status/sync/status").asText().equals("Synced");
    String told = messages(one);
    return isSynced || told.contains("successfully synced") ? "" : told;
  }

  @Override
  public ObjectNode pause(boolean paused) {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    ObjectNode annotations = patch.putObject("metadata").putObject("annotations");
    if (paused) {
      annotations.put("argocd.argoproj.io/skip-reconcile", "true");
    } else {
      annotations.putNull("argocd.argoproj.io/skip-reconcile");
    }
    return patch;
  }
}
