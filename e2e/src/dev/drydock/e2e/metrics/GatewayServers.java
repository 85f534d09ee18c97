package dev.drydock.e2e.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.drydock.e2e.Ports;
import dev.drydock.e2e.RenderedFiles;
import dev.drydock.e2e.RunningProgram;
import dev.drydock.e2e.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A store, a scraper that fills it, and the gateway in front, as they are rendered.
 *
 * @param scene in which they run
 * @param store the port of the store
 * @param scraper the port of the scraper
 * @param gateway the port of the gateway that tenants reach
 * @param health its other port
 */
record GatewayServers(Scene scene, int store, int scraper, int gateway, int health) {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String REGION = "eu-central-1";

  static GatewayServers of(Scene scene) throws IOException {
    List<Integer> ports = Ports.free(4);
    return new GatewayServers(scene, ports.get(0), ports.get(1), ports.get(2), ports.get(3));
  }

  /** Starts the store and the scraper, and waits until the series of all pods are there. */
  void fill(List<TenantPod> pods) throws IOException, InterruptedException {
    RunningProgram keeper =
        scene.start(
            "store",
            List.of(
                scene.program("victoria-metrics").toString(),
                "-storageDataPath=" + scene.folder().resolve("data"),
                "-httpListenAddr=127.0.0.1:" + store,
                "-retentionPeriod=30d",
                // Samples of this second are seen at once, which a test cannot wait for.
                "-search.latencyOffset=0s"));
    keeper.await("answers", LIMIT, () -> Reply.get(store, "/health").status() == 200);
    Path scrape = scene.folder().resolve("scrape.yaml");
    Files.writeString(scrape, scrape(pods));
    RunningProgram agent =
        scene.start(
            "scraper",
            List.of(
                scene.program("vmagent").toString(),
                "-promscrape.config=" + scrape,
                "-httpListenAddr=127.0.0.1:" + scraper,
                "-remoteWrite.tmpDataPath=" + scene.folder().resolve("queue"),
                "-remoteWrite.flushInterval=200ms",
                "-remoteWrite.url=http://127.0.0.1:" + store + "/api/v1/write"));
    for (TenantPod pod : pods) {
      String mark = TenantPod.mark(pod.tenant());
      String query = "/api/v1/query?query=forged_total%7Bapp=%22" + mark + "%22%7D";
      agent.await(
          "series of " + pod.tenant(), LIMIT, () -> Reply.get(store, query).body().contains(mark));
    }
  }

  /**
   * The rendered scrape configuration, told of two pods where it would ask a cluster, and scraping
   * each second.
   */
  private String scrape(List<TenantPod> pods) throws IOException {
    YAMLMapper yaml = new YAMLMapper();
    ObjectNode scrape = (ObjectNode) yaml.readTree(rendered("vmagent", "scrape.yaml"));
    ((ObjectNode) scrape.path("global")).put("scrape_interval", "1s").put("scrape_timeout", "1s");
    for (JsonNode job : RenderedFiles.at(scrape, "/scrape_configs")) {
      ObjectNode edited = (ObjectNode) job;
      if (edited.remove("kubernetes_sd_configs") == null) {
        throw new IOException("a job that asks no cluster: " + job);
      }
      for (TenantPod pod : pods) {
        ObjectNode target = edited.withArray("static_configs").addObject();
        target.putArray("targets").add(pod.address());
        pod.discovered().forEach(target.putObject("labels")::put);
      }
    }
    return yaml.writeValueAsString(scrape);
  }

  /** Starts nginx with what is rendered, but for addresses and folders. */
  void startGateway() throws IOException, InterruptedException {
    Path folder = scene.folder().resolve("nginx");
    Files.createDirectories(folder);
    String text = rendered("metrics-gateway", "nginx.conf");
    text =
        adapted(
            text,
            "server victoria-metrics.observability.svc:8428 ",
            "server 127.0.0.1:" + store + " ");
    text = adapted(text, "listen 8427;", "listen 127.0.0.1:" + gateway + ";");
    text = adapted(text, "listen 8426;", "listen 127.0.0.1:" + health + ";");
    // Its own folders first: the folder of this run may itself lie below /tmp.
    text = text.replace(" /tmp/", " " + folder + "/");
    text =
        adapted(
            text, "access_log /dev/stdout ", "access_log " + folder.resolve("access.log") + " ");
    Path configuration = folder.resolve("nginx.conf");
    Files.writeString(configuration, text);
    RunningProgram nginx =
        scene.start(
            "gateway",
            List.of(
                scene.program("nginx").resolve("nginx").toString(),
                "-e",
                "stderr",
                "-p",
                folder + "/",
                "-c",
                configuration.toString(),
                "-g",
                "daemon off;"));
    nginx.await("answers", LIMIT, () -> Reply.get(health, "/health").status() == 200);
    if (!Reply.get(health, "/metrics")
        .body()
        .contains("metrics_gateway_connections{state=\"active\"} ")) {
      scene.wrong("the gateway tells nothing of itself");
    }
  }

  private static String adapted(String text, String rendered, String here) throws IOException {
    if (text.split(Pattern.quote(rendered), -1).length != 2) {
      throw new IOException("not once in nginx.conf: `" + rendered + "`");
    }
    return text.replace(rendered, here);
  }

  private String rendered(String component, String file) throws IOException {
    Path folder =
        scene
            .checkout()
            .resolve("rendered")
            .resolve(REGION)
            .resolve("components")
            .resolve(component);
    return RenderedFiles.only(RenderedFiles.objects(folder), "ConfigMap")
        .path("data")
        .path(file)
        .asText();
  }
}
