package dev.drydock.e2e.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.e2e.Ports;
import dev.drydock.e2e.RenderedFiles;
import dev.drydock.e2e.RunningProgram;
import dev.drydock.e2e.Scene;
import dev.drydock.e2e.traffic.ServedEdge;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * What a region runs to be looked at, as it is rendered: Traefik in front of two tenants, vmagent
 * with the rendered scrape configuration, both stores, vmalert with the rendered rules, and Loki.
 * Unleash and Fluent Bit are stand-ins with the metrics that are documented for them.
 */
final class Observatory implements AutoCloseable {
  static final List<String> PROGRAMS =
      List.of("loki", "traefik", "victoria-metrics", "vmagent", "vmalert");
  private static final Duration START_LIMIT = Duration.ofMinutes(1);
  private static final int OK = 200;

  /** Of three servers: one tenant runs two versions, as in a roll; the other one's server fails. */
  private static final List<Server> SERVERS =
      List.of(new Server(0, "8.1.0", OK), new Server(0, "8.2.0", OK), new Server(1, "8.1.0", 500));

  private final HttpClient client = HttpClient.newHttpClient();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final List<JsonNode> pods = new ArrayList<>();
  private final Scene scene;
  private final String region;
  private final Path components;
  private final ServedEdge edge;
  private final LogLines lines;
  private final Store regional;
  private final Store central;
  private final Store logs;
  private final ServedEdge.ObjectSource scraped;

  /**
   * A server of a tenant.
   *
   * @param tenant the number of its tenant
   * @param version that it runs
   * @param status of its answers
   */
  private record Server(int tenant, String version, int status) {}

  private Observatory(Scene scene, String region) throws IOException, InterruptedException {
    this.scene = scene;
    this.region = region;
    this.components = scene.checkout().resolve("rendered").resolve(region).resolve("components");
    this.lines = LogLines.read(scene.checkout(), region);
    open.push(client);
    int loki = Ports.free(1).getFirst();
    RunningProgram lokiProgram = loki(loki);
    regional = store("victoria-metrics", "victoria-metrics");
    central = store("victoria-metrics-central", "victoria-metrics-central");
    logs = new Store(client, "http://127.0.0.1:" + loki + "/loki/api/v1");
    edge = ServedEdge.start(scene, region, 2);
    open.push(edge);
    pods.add(ScrapedPod.of(components.resolve("traefik"), "traefik", 0, edge.metrics()));
    tenants();
    Exposition collector = exposition("fluent-bit", 0, "/api/v2/metrics/prometheus", "", OK);
    pods.add(ScrapedPod.of(components.resolve("fluent-bit"), "fluent-bit", 0, collector.address()));
    vmalert();
    scraped = vmagent();
    await(lokiProgram, "http://127.0.0.1:" + loki + "/ready");
  }

  /** Starts everything for a region. */
  static Observatory start(Scene scene, String region) throws IOException, InterruptedException {
    return new Observatory(scene, region);
  }

  /** Returns the store that a data source leads to. */
  Store source(String uid) {
    return switch (uid) {
      case "metrics" -> regional;
      case "metrics-central" -> central;
      case "logs" -> logs;
      default -> throw new IllegalArgumentException("no data source has the uid " + uid);
    };
  }

  /** Returns what vmagent asked of the API server without the right to. */
  List<String> refused() {
    return scraped.refused();
  }

  /** Lets customers ask, and pods write. */
  void live() throws IOException, InterruptedException {
    for (Server server : SERVERS) {
      edge.ask(server.tenant());
    }
    String namespace = edge.namespaces().getFirst();
    write(namespace, "instance", "a flag was changed", Duration.ZERO, 204);
    write(namespace, "instance", "error: the database does not answer", Duration.ZERO, 204);
    write("edge", "traefik", "a route was changed", Duration.ZERO, 204);
    // What waited on a node while newer lines of its stream went by: half of a chunk's greatest age
    // would be the limit without the sharding by time.
    write(namespace, "instance", "of this morning", Duration.ofHours(5), 204);
    write(namespace, "instance", "of last week", Duration.ofDays(8), 400);
  }

  private void write(String namespace, String component, String line, Duration age, int expected)
      throws IOException, InterruptedException {
    int status =
        Store.send(client, logs.url() + "/push", lines.push(namespace, component, line, age));
    if (status != expected) {
      throw new IOException("Loki answers " + status + " to a line of age " + age);
    }
  }

  private void tenants() throws IOException {
    List<Path> folders = new ArrayList<>();
    for (String namespace : edge.namespaces()) {
      folders.add(tenantFolder(namespace));
    }
    for (int index = 0; index < SERVERS.size(); index++) {
      Server server = SERVERS.get(index);
      Exposition running =
          exposition(
              "unleash",
              edge.port(server.tenant()),
              "/internal-backstage/prometheus",
              server.version(),
              server.status());
      edge.publish(server.tenant(), "pod-" + index, running.address().getAddress());
      pods.add(ScrapedPod.of(folders.get(server.tenant()), "instance", index, running.address()));
    }
  }

  private Path tenantFolder(String namespace) throws IOException {
    Path tenants = components.resolveSibling("tenants");
    for (Path stack : RenderedFiles.folders(tenants)) {
      Path folder = stack.resolve(namespace.substring("t-".length()));
      if (Files.isDirectory(folder)) {
        return folder;
      }
    }
    throw new IOException("no folder of " + namespace + " is below " + tenants);
  }

  private Exposition exposition(String file, int port, String path, String version, int status)
      throws IOException {
    Path text = scene.checkout().resolve("e2e/expositions").resolve(file + ".prom");
    Exposition exposition = new Exposition(text, port, path, version, status);
    open.push(exposition);
    return exposition;
  }

  private RunningProgram loki(int port) throws IOException {
    Path folder = scene.folder().resolve("loki");
    Path file = LokiFiles.write(scene.checkout(), region, folder, port, Ports.free(1).getFirst());
    pods.add(ScrapedPod.of(components.resolve("loki"), "loki", 0, local(port)));
    return scene.start(
        "loki",
        List.of(
            scene.program("loki").toString(),
            "-config.file=" + file,
            "-ingester.min-ready-duration=0s"));
  }

  private Store store(String component, String workload) throws IOException, InterruptedException {
    int port = Ports.free(1).getFirst();
    RunningProgram program =
        scene.start(
            workload,
            List.of(
                scene.program("victoria-metrics").toString(),
                "-httpListenAddr=127.0.0.1:" + port,
                "-storageDataPath=" + scene.folder().resolve(workload),
                "-retentionPeriod=30d",
                "-search.latencyOffset=0s"));
    await(program, "http://127.0.0.1:" + port + "/health");
    pods.add(ScrapedPod.of(components.resolve(component), workload, 0, local(port)));
    return new Store(client, "http://127.0.0.1:" + port + "/api/v1");
  }

  private void vmalert() throws IOException, InterruptedException {
    Path folder = Files.createDirectories(scene.folder().resolve("rules"));
    for (Map.Entry<String, JsonNode> file : Query.data(scene.checkout(), region, "vmalert", "")) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue().asText());
    }
    int port = Ports.free(1).getFirst();
    String store = base(regional);
    RunningProgram program =
        scene.start(
            "vmalert",
            List.of(
                scene.program("vmalert").toString(),
                "-httpListenAddr=127.0.0.1:" + port,
                "-rule=" + folder + "/*.yaml",
                "-evaluationInterval=1s",
                "-datasource.url=" + store,
                "-remoteWrite.url=" + store,
                "-remoteWrite.flushInterval=1s",
                "-notifier.url=http://127.0.0.1:1"));
    await(program, "http://127.0.0.1:" + port + "/health");
    pods.add(ScrapedPod.of(components.resolve("vmalert"), "vmalert", 0, local(port)));
  }

  /** Starts vmagent with the rendered scrape configuration, but every second. */
  private ServedEdge.ObjectSource vmagent() throws IOException, InterruptedException {
    int port = Ports.free(1).getFirst();
    pods.add(ScrapedPod.of(components.resolve("vmagent"), "vmagent", 0, local(port)));
    List<JsonNode> objects = RenderedFiles.objects(components.resolve("vmagent"));
    ServedEdge.ObjectSource found =
        ServedEdge.source(RenderedFiles.only(objects, "ClusterRole"), pods);
    open.push(found);
    Path file = scene.folder().resolve("scrape.yaml");
    Files.writeString(file, Yaml.write(scrapes(found.url())));
    RunningProgram program =
        scene.start(
            "vmagent",
            List.of(
                scene.program("vmagent").toString(),
                "-httpListenAddr=127.0.0.1:" + port,
                "-promscrape.config=" + file,
                "-remoteWrite.tmpDataPath=" + scene.folder().resolve("queue"),
                "-remoteWrite.flushInterval=1s",
                "-remoteWrite.label=region=" + region,
                "-remoteWrite.url=" + base(regional) + "/api/v1/write",
                "-remoteWrite.url=" + base(central) + "/api/v1/write"));
    await(program, "http://127.0.0.1:" + port + "/health");
    return found;
  }

  private JsonNode scrapes(String api) throws IOException {
    JsonNode text = Query.data(scene.checkout(), region, "vmagent", "").getFirst().getValue();
    JsonNode configuration = Yaml.read(text.asText());
    if (configuration.path("global") instanceof ObjectNode global) {
      global.put("scrape_interval", "1s").put("scrape_timeout", "1s");
    }
    for (JsonNode job : configuration.path("scrape_configs")) {
      for (JsonNode discovery : job.path("kubernetes_sd_configs")) {
        if (discovery instanceof ObjectNode object) {
          object.put("api_server", api);
        }
      }
    }
    return configuration;
  }

  private void await(RunningProgram program, String url) throws InterruptedException {
    program.await("an answer of " + url, START_LIMIT, () -> Store.status(client, url) == OK);
  }

  private static String base(Store store) {
    return store.url().replaceFirst("/api/v1$", "");
  }

  private static InetSocketAddress local(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  @Override
  public void close() {
    for (AutoCloseable each : open) {
      try {
        each.close();
      } catch (Exception failure) {
        throw new IllegalStateException("could not be closed: " + each, failure);
      }
    }
  }
}
