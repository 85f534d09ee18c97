package dev.drydock.e2e.traffic;

import dev.drydock.e2e.EndToEndTest;
import dev.drydock.e2e.RenderedFiles;
import dev.drydock.e2e.Scene;
import dev.drydock.e2e.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Traefik started with exactly the rendered arguments of each region, and asked to stop. */
public final class TraefikStartTest implements EndToEndTest {
  private static final Duration LOAD_LIMIT = Duration.ofSeconds(30);
  private static final Duration EXIT_LIMIT = Duration.ofSeconds(30);
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  /** Nothing listens there. Traefik waits for it without a word and serves what else it has. */
  private static final String NO_SERVER = "http://127.0.0.1:1";

  @Override
  public String name() {
    return "traefik-start";
  }

  @Override
  public String proves() {
    return "Traefik takes the rendered arguments and configuration, and drains at the signal as the"
        + " load balancer needs it";
  }

  @Override
  public List<String> programs() {
    return List.of("traefik");
  }

  @Override
  public boolean isInGate() {
    return true;
  }

  @Override
  public void run(Scene scene) throws IOException, InterruptedException {
    for (String region : RenderedFiles.regions(scene.checkout())) {
      Edge edge = Edge.read(scene.checkout().resolve("rendered"), region);
      Flags flags = edge.flags().add("providers.kubernetesingress.endpoint", NO_SERVER);
      Certificate certificate = Certificate.make("any." + region + ".example", scene.folder());
      starts(scene, edge, flags, certificate);
      refusesUnknownFlag(scene, edge, flags, certificate);
      logsUndeclaredEntryPoint(scene, edge, flags, certificate);
    }
  }

  private static void starts(Scene scene, Edge edge, Flags flags, Certificate certificate)
      throws IOException, InterruptedException {
    String region = edge.region();
    try (EdgeNode node = new EdgeNode(scene, region, edge, flags, certificate)) {
      node.start();
      node.awaitReady();
      Waiting.until(
          "the certificate of the file provider",
          LOAD_LIMIT,
          () -> serves(edge, node, certificate));
      scene.proved(region + ": /ping is 200, and " + served(edge) + " serve");
      node.terminate();
      long signal = System.nanoTime();
      Waiting.until("/ping to be 503", LOAD_LIMIT, () -> node.ping() == 503);
      Duration took = Duration.ofNanos(System.nanoTime() - signal);
      if (took.compareTo(AT_ONCE) > 0) {
        scene.wrong(region + ": /ping was 503 only " + took.toMillis() + " ms after SIGTERM");
      }
      if (serves(edge, node, certificate)) {
        scene.proved(
            region
                + ": after SIGTERM /ping is 503 in "
                + took.toMillis()
                + " ms, and the others take connections");
      } else {
        scene.wrong(region + ": after SIGTERM an entry point takes no new connections");
      }
      for (String error : node.errors()) {
        scene.wrong(region + ": Traefik logs an error: " + error);
      }
    }
  }

  private static String served(Edge edge) {
    return String.join(", ", edge.entryPoints());
  }

  /**
   * Returns whether each entry point answers a new connection as it should where no tenant has a
   * route.
   */
  private static boolean serves(Edge edge, EdgeNode node, Certificate certificate)
      throws IOException {
    String metrics = edge.flags().value("metrics.prometheus.entrypoint").orElseThrow();
    return status(node, 443, Optional.of(certificate)) == 404
        && status(node, 80, Optional.empty()) == 301
        && node.status(metrics, "/metrics") == 200;
  }

  private static int status(EdgeNode node, int hostPort, Optional<Certificate> certificate)
      throws IOException {
    try (HttpConnection connection =
        HttpConnection.open(
            node.hostPort(hostPort), certificate.map(Certificate::clients), "any.example")) {
      return switch (connection.ask("GET", "/", "any.example", "", /* keep= */ false)) {
        case Answer.Served(int status, boolean _) -> status;
        case Answer.Lost(Answer.When when, String reason) ->
            throw new IOException(when + ": " + reason);
      };
    }
  }

  private static void refusesUnknownFlag(
      Scene scene, Edge edge, Flags flags, Certificate certificate)
      throws IOException, InterruptedException {
    String misspelt = Edge.acceptFlag("web").replace("timeout", "timout");
    Flags broken = flags.add(misspelt, "60s");
    try (EdgeNode node =
        new EdgeNode(scene, edge.region() + "-unknown-flag", edge, broken, certificate)) {
      node.start();
      int code = node.awaitExit(EXIT_LIMIT);
      if (code == 1) {
        scene.proved(edge.region() + ": with --" + misspelt + " it exits with 1");
      } else {
        scene.wrong(edge.region() + ": with --" + misspelt + " it exits with " + code);
      }
    }
  }

  private static void logsUndeclaredEntryPoint(
      Scene scene, Edge edge, Flags flags, Certificate certificate)
      throws IOException, InterruptedException {
    Flags broken = flags.replace("metrics.prometheus.entrypoint", "metrix");
    try (EdgeNode node =
        new EdgeNode(scene, edge.region() + "-no-entry-point", edge, broken, certificate)) {
      node.start();
      node.awaitReady();
      Waiting.until(
          "an error about an entry point that is not declared",
          LOAD_LIMIT,
          () -> node.errors().stream().anyMatch(error -> error.contains("metrix")));
      scene.proved(edge.region() + ": an entry point that is not declared is an error in its log");
    }
  }
}
