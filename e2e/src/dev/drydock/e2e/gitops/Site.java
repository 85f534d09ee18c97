package dev.drydock.e2e.gitops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.e2e.Scene;
import dev.drydock.e2e.cluster.ApiClient;
import dev.drydock.e2e.cluster.ControlPlane;
import dev.drydock.e2e.cluster.CustomKinds;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A cluster of one region with its engine, and the fleet that it follows. */
final class Site implements AutoCloseable {
  /** All that matter but the autoscaler, which needs metrics. */
  private static final List<String> CONTROLLERS =
      List.of("*", "-horizontal-pod-autoscaler-controller");

  private final Scene scene;
  private final Engine engine;
  private final ServedFleet fleet;
  private final JsonNode region;
  private final GitServer git;
  private final Tunnel tunnel;
  private final ControlPlane plane;
  private final StandIns standIns;

  private Site(
      Scene scene,
      Engine engine,
      ServedFleet fleet,
      JsonNode region,
      GitServer git,
      Tunnel tunnel,
      ControlPlane plane,
      StandIns standIns) {
    this.scene = scene;
    this.engine = engine;
    this.fleet = fleet;
    this.region = region;
    this.git = git;
    this.tunnel = tunnel;
    this.plane = plane;
    this.standIns = standIns;
  }

  /**
   * Starts all programs of the region of the reference fleet that an engine follows. Nothing is
   * synced yet.
   *
   * @param readySeconds how long a pod takes to become ready; 0 for at once
   */
  static Site reference(Scene scene, Engine engine, int readySeconds)
      throws IOException, InterruptedException {
    Path root = Files.createDirectories(scene.folder().resolve("git"));
    URI address = repository(scene.checkout());
    ServedFleet fleet =
        ServedFleet.of(scene.checkout(), scene.folder(), root, address.getPath().substring(1));
    return start(scene, engine, fleet, root, address, readySeconds);
  }

  private static Site start(
      Scene scene, Engine engine, ServedFleet fleet, Path root, URI address, int readySeconds)
      throws IOException, InterruptedException {
    Certificate certificate = Certificate.create(address.getHost(), scene.folder());
    GitServer git = GitServer.start(root, certificate);
    Tunnel tunnel = Tunnel.start(git.port());
    JsonNode region = region(fleet, engine);
    ControlPlane plane = ControlPlane.start(scene);
    CustomKinds.read(scene).install(plane.administrator());
    plane.startControllers(CONTROLLERS);
    FakeNodes.start(scene, plane, readySeconds);
    StandIns standIns = StandIns.start(plane.administrator());
    Ingresses.start(
        scene, plane, fleet.folder().resolve("rendered").resolve(region.path("name").asText()));
    engine.start(
        scene, plane, new GitRoute(address.getHost(), certificate.pem(), tunnel.address()));
    return new Site(scene, engine, fleet, region, git, tunnel, plane, standIns);
  }

  /** Returns the address that the reference fleet names. */
  private static URI repository(Path checkout) throws IOException {
    for (String line : Files.readAllLines(checkout.resolve("fleet/fleet.yaml"))) {
      if (line.strip().startsWith("url: ")) {
        return URI.create(line.strip().substring("url: ".length()));
      }
    }
    throw new IOException("fleet/fleet.yaml names no repository");
  }

  private static JsonNode region(ServedFleet fleet, Engine engine)
      throws IOException, InterruptedException {
    for (JsonNode region : fleet.list("regions")) {
      if (region.path("engine").asText().equals(engine.word())) {
        return region;
      }
    }
    throw new IOException("no region is delivered by " + engine.word());
  }

  Engine engine() {
    return engine;
  }

  ServedFleet fleet() {
    return fleet;
  }

  ControlPlane plane() {
    return plane;
  }

  ApiClient client() {
    return plane.administrator();
  }

  Follower follower() {
    return new Follower(engine, client());
  }

  String regionName() {
    return region.path("name").asText();
  }

  String domain() {
    return region.path("domain").asText();
  }

  /** Returns what is published now. */
  Published published() throws IOException, InterruptedException {
    Path root = Files.createTempDirectory(scene.folder(), "published-");
    return new Published(root, regionName(), fleet.export(regionName(), root));
  }

  /** Returns what was no real program. */
  List<String> told() {
    List<String> result = new ArrayList<>(engine.standIns());
    result.addAll(standIns.told());
    return result;
  }

  @Override
  public void close() throws IOException {
    standIns.close();
    tunnel.close();
    git.close();
  }
}
