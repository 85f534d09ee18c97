package dev.drydock.e2e.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.e2e.RenderedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is rendered for the edge of one region.
 *
 * @param region its name
 * @param flags the arguments of Traefik
 * @param hostPorts the node's ports and the entry points that they lead to
 * @param configuration the files of the file provider by name, without the certificate
 * @param folder where Traefik finds them in its container
 * @param minReady how long a new pod must be ready before the next one is replaced
 * @param gracePeriod after which the kubelet kills
 * @param objects everything that is rendered for Traefik
 */
record Edge(
    String region,
    Flags flags,
    SortedMap<Integer, String> hostPorts,
    Map<String, String> configuration,
    String folder,
    Duration minReady,
    Duration gracePeriod,
    List<JsonNode> objects) {
  private static final String CONTAINER = "/spec/template/spec/containers/0";
  private static final Pattern ADDRESS = Pattern.compile("entrypoints\\.([a-z]+)\\.address");
  private static final Pattern CONTAINER_PORT = Pattern.compile(":(\\d+)/tcp");

  /** Reads the edge of a region from the folder {@code rendered/}. */
  static Edge read(Path rendered, String region) throws IOException {
    List<JsonNode> objects =
        RenderedFiles.objects(rendered.resolve(region).resolve("components/traefik"));
    JsonNode daemonSet = RenderedFiles.only(objects, "DaemonSet");
    Flags flags =
        new Flags(
            RenderedFiles.items(RenderedFiles.at(daemonSet, CONTAINER + "/args"))
                .map(JsonNode::asText)
                .toList());
    Map<String, String> configuration = new TreeMap<>();
    RenderedFiles.at(RenderedFiles.only(objects, "ConfigMap"), "/data")
        .properties()
        .forEach(file -> configuration.put(file.getKey(), file.getValue().asText()));
    return new Edge(
        region,
        flags,
        hostPorts(daemonSet, flags),
        configuration,
        flags.value("providers.file.directory").orElseThrow(),
        seconds(daemonSet, "/spec/minReadySeconds"),
        seconds(daemonSet, "/spec/template/spec/terminationGracePeriodSeconds"),
        objects);
  }

  /** Returns the names of the entry points, in the order of their flags. */
  List<String> entryPoints() {
    return flags.names(ADDRESS).stream().map(name -> name.split("\\.", -1)[1]).toList();
  }

  /** Returns how long an entry point takes new connections after the signal to stop. */
  Duration acceptWindow(String entryPoint) {
    return flags.duration(acceptFlag(entryPoint));
  }

  static String acceptFlag(String entryPoint) {
    return "entrypoints." + entryPoint + ".transport.lifecycle.requestacceptgracetimeout";
  }

  /** Returns the entry point to which a port of the node leads. */
  String entryPoint(int hostPort) {
    String name = hostPorts.get(hostPort);
    if (name == null) {
      throw new NoSuchElementException(
          "no host port " + hostPort + " is rendered for Traefik in " + region);
    }
    return name;
  }

  private static SortedMap<Integer, String> hostPorts(JsonNode daemonSet, Flags flags) {
    SortedMap<Integer, String> names = new TreeMap<>();
    RenderedFiles.items(RenderedFiles.at(daemonSet, CONTAINER + "/ports"))
        .filter(port -> port.has("hostPort"))
        .forEach(
            port ->
                names.put(
                    port.get("hostPort").asInt(),
                    listener(flags, port.get("containerPort").asInt())));
    return names;
  }

  private static String listener(Flags flags, int containerPort) {
    for (String flag : flags.names(ADDRESS)) {
      Matcher address = CONTAINER_PORT.matcher(flags.value(flag).orElseThrow());
      if (address.matches() && Integer.parseInt(address.group(1)) == containerPort) {
        return flag.split("\\.", -1)[1];
      }
    }
    throw new NoSuchElementException("no entry point listens on container port " + containerPort);
  }

  private static Duration seconds(JsonNode object, String pointer) {
    return Duration.ofSeconds(RenderedFiles.at(object, pointer).asLong());
  }
}
