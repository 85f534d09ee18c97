package dev.drydock.manifest;

import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rules across the fields of kinds that run no pods. */
final class ObjectRules {
  /** Of all values of a ConfigMap or Secret together. */
  private static final long LARGEST_DATA = 1024 * 1024;

  /** What the server sets where a Deployment does not say how long it may take. */
  private static final long DEFAULT_PROGRESS_SECONDS = 600;

  private ObjectRules() {}

  static void autoscaler(Manifest manifest, Findings findings) {
    atMost(manifest, "minReplicas", "maxReplicas", findings);
  }

  /** A Deployment that must wait longer than it may take never ends. */
  static void deployment(Manifest manifest, Findings findings) {
    long ready = Parts.integer(manifest.node(), "spec", "minReadySeconds").orElse(0L);
    long deadline =
        Parts.integer(manifest.node(), "spec", "progressDeadlineSeconds")
            .orElse(DEFAULT_PROGRESS_SECONDS);
    if (deadline <= ready) {
      findings.add(
          manifest.at("spec", "minReadySeconds").orElse(manifest.node()).origin(),
          "`spec.minReadySeconds` is `"
              + ready
              + "`, expected less than the "
              + deadline
              + " of `spec.progressDeadlineSeconds`");
    }
  }

  private static void atMost(Manifest manifest, String lower, String upper, Findings findings) {
    long low = Parts.integer(manifest.node(), "spec", lower).orElse(Long.MIN_VALUE);
    long high = Parts.integer(manifest.node(), "spec", upper).orElse(Long.MAX_VALUE);
    if (low > high) {
      Node limit = manifest.at("spec", upper).orElseThrow();
      findings.add(
          manifest.at("spec", lower).orElseThrow().origin(),
          "`spec." + lower + "` is `" + low + "`, expected at most `" + high + "`",
          limit,
          "`spec." + upper + "`");
    }
  }

  static void service(Manifest manifest, Findings findings) {
    List<MappingNode> ports = Parts.maps(manifest.node(), "spec", "ports");
    UniqueNames.check(ports, "name", "port name", findings);
    SortedMap<String, Node> seen = new TreeMap<>();
    for (MappingNode port : ports) {
      String key =
          Parts.text(port, "port").orElse("") + "/" + Parts.text(port, "protocol").orElse("TCP");
      Node other = seen.putIfAbsent(key, port);
      if (other != null) {
        findings.add(
            port.get("port").orElse(port).origin(),
            "the port `" + key + "` is there twice",
            other,
            "the other one");
      }
    }
  }

  /** The server keeps the values of a ConfigMap or Secret in one record of bounded size. */
  static void data(Manifest manifest, Findings findings) {
    long size = 0;
    SortedMap<String, Node> seen = new TreeMap<>();
    for (String field : List.of("data", "binaryData", "stringData")) {
      MappingNode map = manifest.node().map(field).orElse(null);
      if (map == null) {
        continue;
      }
      for (var entry : map.entries().entrySet()) {
        size += Parts.text(entry.getValue().value()).getBytes(StandardCharsets.UTF_8).length;
        Node other = seen.putIfAbsent(entry.getKey(), entry.getValue().value());
        if (other != null) {
          findings.add(
              entry.getValue().keyOrigin(),
              "the key `" + entry.getKey() + "` is there twice",
              other,
              "the other one");
        }
      }
    }
    if (size > LARGEST_DATA) {
      findings.add(
          manifest.node().origin(),
          "the values hold " + size + " bytes, expected at most " + LARGEST_DATA);
    }
  }

  static void limitRange(Manifest manifest, Findings findings) {
    UniqueNames.check(
        Parts.maps(manifest.node(), "spec", "limits"), "type", "type of limits", findings);
    for (MappingNode limit : Parts.maps(manifest.node(), "spec", "limits")) {
      List<String> ascending = List.of("min", "defaultRequest", "default", "max");
      for (int low = 0; low < ascending.size(); low++) {
        for (int high = low + 1; high < ascending.size(); high++) {
          MappingNode lower = limit.map(ascending.get(low)).orElse(null);
          MappingNode upper = limit.map(ascending.get(high)).orElse(null);
          if (lower != null && upper != null) {
            String lowerName = "`" + ascending.get(low) + "` of";
            QuantityOrder.check(
                lower, lowerName, upper, "`" + ascending.get(high) + "` of", findings);
          }
        }
      }
    }
  }

  static void statefulSet(Manifest manifest, Findings findings) {
    List<MappingNode> claims =
        Parts.maps(manifest.node(), "spec", "volumeClaimTemplates").stream()
            .flatMap(claim -> claim.map("metadata").stream())
            .toList();
    UniqueNames.check(claims, "name", "volume claim", findings);
  }
}
