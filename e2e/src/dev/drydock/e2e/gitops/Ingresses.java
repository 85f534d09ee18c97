package dev.drydock.e2e.gitops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.drydock.e2e.Ports;
import dev.drydock.e2e.Scene;
import dev.drydock.e2e.cluster.ControlPlane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A real Traefik with the rendered arguments, which sets the addresses of Ingresses. The pods of
 * its DaemonSet have no containers here.
 */
final class Ingresses {
  /** The recipe's program. */
  static final String PROGRAM = "traefik";

  private static final String DAEMON_SET = "components/traefik/edge.daemonset-traefik.yaml";
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private Ingresses() {}

  /**
   * Starts it against the API server, as the administrator.
   *
   * @param region the folder of what is rendered for the region
   */
  static void start(Scene scene, ControlPlane plane, Path region)
      throws IOException, InterruptedException {
    List<Integer> ports = Ports.free(4);
    Path files = Files.createDirectories(scene.folder().resolve("traefik"));
    JsonNode access = YAML.readTree(Files.readString(plane.kubeconfig()));
    List<String> command = new ArrayList<>(List.of(scene.program(PROGRAM).toString()));
    JsonNode daemonSet = YAML.readTree(Files.readString(region.resolve(DAEMON_SET)));
    daemonSet.at("/spec/template/spec/containers/0/args").forEach(one -> command.add(one.asText()));
    // Of two equal flags the last one wins.
    command.addAll(
        List.of(
            "--entrypoints.web.address=127.0.0.1:" + ports.get(0),
            "--entrypoints.websecure.address=127.0.0.1:" + ports.get(1),
            "--entrypoints.metrics.address=127.0.0.1:" + ports.get(2),
            "--entrypoints.traefik.address=127.0.0.1:" + ports.get(3),
            "--providers.file.directory=" + files,
            "--providers.kubernetesingress.endpoint="
                + access.at("/clusters/0/cluster/server").asText(),
            "--providers.kubernetesingress.certauthfilepath="
                + access.at("/clusters/0/cluster/certificate-authority").asText(),
            "--providers.kubernetesingress.token=" + access.at("/users/0/user/token").asText()));
    scene.start("traefik", command);
  }
}
