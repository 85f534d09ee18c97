package dev.drydock.e2e.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.e2e.EndToEndTest;
import dev.drydock.e2e.Ports;
import dev.drydock.e2e.RenderedFiles;
import dev.drydock.e2e.RunningProgram;
import dev.drydock.e2e.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The gate in front of the central store: what each token may do, and what nobody may. */
public final class CentralGateTest implements EndToEndTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String REGION = "eu-central-1";
  private static final String STORE = "http://victoria-metrics-central.observability.svc:8428";
  private static final List<String> READS =
      List.of(
          "/api/v1/query?query=1",
          "/api/v1/query_range?query=1",
          "/api/v1/series?match[]=up",
          "/api/v1/labels",
          "/api/v1/label/__name__/values",
          "/api/v1/metadata",
          "/api/v1/status/buildinfo");
  private static final List<String> FOR_NOBODY =
      List.of(
          "/metrics",
          "/flags",
          "/debug/pprof/cmdline",
          "/-/reload",
          "/federate?match[]=up",
          "/api/v1/export?match[]=up",
          "/api/v1/import",
          "/api/v1/admin/tsdb/delete_series?match[]=up",
          "/api/v1/write/../import",
          "/api/v1/write%2f..%2fimport",
          "/api/v1/label/a/../../export/values",
          "//api/v1/export?match[]=up",
          "/vmui/");

  @Override
  public String name() {
    return "central-gate";
  }

  @Override
  public String proves() {
    return "at the central store one token writes, another reads, and without one of them nothing"
        + " is to be had";
  }

  @Override
  public List<String> programs() {
    return List.of("victoria-metrics", "vmauth");
  }

  @Override
  public boolean isInGate() {
    return true;
  }

  @Override
  public void run(Scene scene) throws IOException, InterruptedException {
    List<Integer> ports = Ports.free(3);
    start(scene, ports.get(0), ports.get(1), ports.get(2));
    int gate = ports.get(1);
    for (String path : READS) {
      status(scene, gate, "GET", path, "reader", 200);
      status(scene, gate, "GET", path, "writer", 400);
    }
    status(scene, gate, "POST", "/api/v1/write", "writer", 204);
    status(scene, gate, "POST", "/api/v1/write", "reader", 400);
    status(scene, gate, "POST", "/api/v1/write", "nobody", 401);
    for (String path : FOR_NOBODY) {
      status(scene, gate, "POST", path, "writer", 400);
      status(scene, gate, "POST", path, "reader", 400);
    }
    // Few, since the gate takes its time to say so. The last is what the file says where no token
    // was put in.
    status(scene, gate, "GET", READS.getFirst(), "nobody", 401);
    status(scene, gate, "GET", "/metrics", "nobody", 401);
    status(scene, gate, "GET", READS.getFirst(), "%{READ_TOKEN}", 401);
    status(scene, ports.get(0), "GET", "/api/v1/export?match[]=up", "nobody", 200);
    if (scene.wrongCount() == 0) {
      scene.proved(READS.size() + " ways to read and one to write, each for its own token");
      scene.proved(
          FOR_NOBODY.size()
              + " other ways are open to nobody, and the bare store answers to everybody");
    }
  }

  private static void status(
      Scene scene, int port, String method, String target, String token, int expected)
      throws IOException {
    String request =
        "%s %s HTTP/1.1\r\n"
            + "Host: gate\r\n"
            + "Connection: close\r\n"
            + "Authorization: Bearer %s\r\n"
            + "Content-Length: 0\r\n\r\n";
    int status = Reply.send(port, request.formatted(method, target, token)).status();
    if (status != expected) {
      scene.wrong("%s %s gets %d by %s, not %d".formatted(method, target, status, token, expected));
    }
  }

  private static void start(Scene scene, int store, int gate, int health)
      throws IOException, InterruptedException {
    RunningProgram keeper =
        scene.start(
            "store",
            List.of(
                scene.program("victoria-metrics").toString(),
                "-storageDataPath=" + scene.folder().resolve("data"),
                "-httpListenAddr=127.0.0.1:" + store));
    keeper.await("answers", LIMIT, () -> Reply.get(store, "/health").status() == 200);
    Path folder =
        scene
            .checkout()
            .resolve("rendered")
            .resolve(REGION)
            .resolve("components/victoria-metrics-central");
    List<JsonNode> objects = RenderedFiles.objects(folder);
    Path configuration = scene.folder().resolve("auth.yaml");
    String auth = RenderedFiles.only(objects, "ConfigMap").path("data").path("auth.yaml").asText();
    Files.writeString(configuration, auth.replace(STORE, "http://127.0.0.1:" + store));
    List<String> command =
        new ArrayList<>(List.of("env", "WRITE_TOKEN=writer", "READ_TOKEN=reader"));
    command.add(scene.program("vmauth").toString());
    JsonNode container =
        RenderedFiles.at(
            RenderedFiles.only(objects, "Deployment"), "/spec/template/spec/containers/0");
    for (JsonNode argument : container.path("args")) {
      command.add(
          argument
              .asText()
              .replace("=:8427", "=127.0.0.1:" + gate)
              .replace("=:8426", "=127.0.0.1:" + health)
              .replace("=/etc/vmauth/auth.yaml", "=" + configuration));
    }
    scene
        .start("gate", command)
        .await("answers", LIMIT, () -> Reply.get(health, "/health").status() == 200);
  }
}
