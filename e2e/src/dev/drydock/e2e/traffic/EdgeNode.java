package dev.drydock.e2e.traffic;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.e2e.RunningProgram;
import dev.drydock.e2e.Scene;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An edge node: a folder with the files of Traefik's volume, the ports of its entry points, and a
 * Traefik that can be started and stopped again and again.
 */
final class EdgeNode implements Closeable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(2);
  private static final List<String> BAD_LEVELS = List.of("error", "fatal", "panic");
  private static final int OK = 200;

  private final Scene scene;
  private final String name;
  private final String ping;
  private final List<String> command = new ArrayList<>();
  private final Map<String, InetSocketAddress> entryPoints = new TreeMap<>();
  private final Edge edge;
  private @Nullable RunningProgram traefik;

  /**
   * Prepares a node.
   *
   * @param name of its folder and its log
   * @param flags the arguments of Traefik; addresses and folders are exchanged for those of this
   *     node
   */
  EdgeNode(Scene scene, String name, Edge edge, Flags flags, Certificate certificate)
      throws IOException {
    this.scene = scene;
    this.name = name;
    this.edge = edge;
    this.ping = flags.value("ping.entrypoint").orElseThrow();
    Path volume = Files.createDirectories(scene.folder().resolve(name));
    for (Map.Entry<String, String> file : edge.configuration().entrySet()) {
      Files.writeString(
          volume.resolve(file.getKey()),
          file.getValue().replace(edge.folder() + "/", volume + "/"));
    }
    Files.writeString(volume.resolve("tls.crt"), certificate.chain());
    Files.writeString(volume.resolve("tls.key"), certificate.key());
    Flags here = flags.replace("providers.file.directory", volume.toString());
    for (String entryPoint : edge.entryPoints()) {
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePorts.next());
      entryPoints.put(entryPoint, address);
      here =
          here.replace(
              "entrypoints." + entryPoint + ".address", "127.0.0.1:" + address.getPort() + "/tcp");
    }
    // Without the environment: no address of a cluster, and nothing else of whoever runs the test.
    command.addAll(List.of("env", "-i", scene.program("traefik").toString()));
    command.addAll(here.arguments());
  }

  /** Starts Traefik and returns at once. */
  void start() throws IOException {
    traefik = scene.start(name, command);
  }

  /** Waits until the probe of the kubelet succeeds. */
  void awaitReady() throws InterruptedException {
    traefik().await("/ping to answer", START_LIMIT, () -> status(ping, "/ping") == OK);
  }

  InetSocketAddress entryPoint(String entryPoint) {
    InetSocketAddress address = entryPoints.get(entryPoint);
    if (address == null) {
      throw new IllegalArgumentException("no entry point " + entryPoint);
    }
    return address;
  }

  InetSocketAddress hostPort(int port) {
    return entryPoint(edge.entryPoint(port));
  }

  /**
   * Asks once on a new connection, without TLS, and returns the status; 0 if there was no answer.
   */
  int status(String entryPoint, String path) {
    return HttpConnection.probe(entryPoint(entryPoint), path, PROBE_LIMIT);
  }

  /** Returns the status of the health check's path. */
  int ping() {
    return status(ping, "/ping");
  }

  /** Sends the signal that asks to stop. */
  void terminate() {
    traefik().process().destroy();
  }

  /** Waits for the end, and kills where it does not come in time. Returns the exit code. */
  int awaitExit(Duration limit) throws InterruptedException {
    if (!traefik().process().waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      close();
    }
    return traefik().process().exitValue();
  }

  /** Returns what Traefik has logged as an error so far, as it stands there. */
  List<String> errors() throws IOException {
    List<String> errors = new ArrayList<>();
    for (String line : Files.readAllLines(traefik().log())) {
      if (!line.startsWith("{")
          || BAD_LEVELS.contains(JSON.readTree(line).path("level").asText())) {
        errors.add(line);
      }
    }
    return errors;
  }

  private RunningProgram traefik() {
    RunningProgram running = traefik;
    if (running == null) {
      throw new IllegalStateException(name + " was not started");
    }
    return running;
  }

  /** Ends Traefik without waiting for its open requests. */
  @Override
  public void close() {
    if (traefik != null) {
      traefik.process().destroyForcibly().onExit().join();
    }
  }
}
