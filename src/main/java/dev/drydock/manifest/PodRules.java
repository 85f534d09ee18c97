package dev.drydock.manifest;

import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rules on a pod specification: names that must differ, and names that must exist. */
final class PodRules {
  /** What the server sets where a pod does not say how long it may take to stop. */
  private static final long DEFAULT_GRACE_SECONDS = 30;

  private final Manifest manifest;
  private final MappingNode pod;
  private final Findings findings;

  private PodRules(Manifest manifest, MappingNode pod, Findings findings) {
    this.manifest = manifest;
    this.pod = pod;
    this.findings = findings;
  }

  static void judge(Manifest manifest, Findings findings) {
    PodTemplate.of(manifest)
        .flatMap(template -> template.map("spec"))
        .ifPresent(pod -> new PodRules(manifest, pod, findings).judge());
  }

  private void judge() {
    List<MappingNode> containers = new ArrayList<>(Parts.maps(pod, "initContainers"));
    containers.addAll(Parts.maps(pod, "containers"));
    unique(containers, "name", "container");
    unique(Parts.maps(pod, "volumes"), "name", "volume");
    hostPorts(containers);
    spread();
    containers.forEach(this::container);
    VolumeRules.judge(manifest, pod, containers, findings);
  }

  private void container(MappingNode container) {
    unique(Parts.maps(container, "ports"), "name", "port");
    unique(Parts.maps(container, "env"), "name", "variable");
    unique(Parts.maps(container, "volumeMounts"), "mountPath", "mount path");
    handlers(container);
    resources(container);
    claims(container);
  }

  private void claims(MappingNode container) {
    List<String> claims =
        Parts.maps(pod, "resourceClaims").stream()
            .flatMap(claim -> Parts.text(claim, "name").stream())
            .toList();
    for (MappingNode claim : Parts.maps(container, "resources", "claims")) {
      claim
          .get("name")
          .filter(name -> !claims.contains(Parts.text(name)))
          .ifPresent(
              name ->
                  findings.add(
                      name.origin(),
                      "the pod has no resource claim `"
                          + Parts.text(name)
                          + "`, expected one of "
                          + claims));
    }
  }

  private void handlers(MappingNode container) {
    List<String> ports =
        Parts.maps(container, "ports").stream()
            .flatMap(port -> Parts.text(port, "name").stream())
            .toList();
    for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
      container.map(probe).ifPresent(handler -> namedPort(handler, ports));
    }
    container.map("lifecycle", "postStart").ifPresent(handler -> namedPort(handler, ports));
    container.map("lifecycle", "preStop").ifPresent(handler -> namedPort(handler, ports));
    long grace = Parts.integer(pod, "terminationGracePeriodSeconds").orElse(DEFAULT_GRACE_SECONDS);
    for (String hook : List.of("postStart", "preStop")) {
      container
          .at("lifecycle", hook, "sleep", "seconds")
          .filter(
              seconds ->
                  Quantity.parse(seconds)
                      .map(value -> value.compareTo(BigDecimal.valueOf(grace)) > 0)
                      .orElse(false))
          .ifPresent(
              seconds ->
                  findings.add(
                      seconds.origin(),
                      "`"
                          + hook
                          + "` sleeps "
                          + Parts.text(seconds)
                          + " seconds, expected at most the "
                          + grace
                          + " of `terminationGracePeriodSeconds`"));
    }
  }

  private void namedPort(MappingNode handler, List<String> ports) {
    for (String kind : List.of("httpGet", "tcpSocket")) {
      Optional<String> name = handler.string(kind, "port");
      if (name.isPresent() && !ports.contains(name.get())) {
        findings.add(
            handler.at(kind, "port").orElseThrow().origin(),
            "the container has no port named `" + name.get() + "`, expected one of " + ports);
      }
    }
  }

  private void resources(MappingNode container) {
    Optional<MappingNode> limits = container.map("resources", "limits");
    Optional<MappingNode> requests = container.map("resources", "requests");
    if (limits.isPresent() && requests.isPresent()) {
      QuantityOrder.check(requests.get(), "the request of", limits.get(), "the limit of", findings);
    }
  }

  /** Two ports of a pod cannot take one port of its node; on the node's network they are one. */
  private void hostPorts(List<MappingNode> containers) {
    boolean isOnHost =
        Parts.text(pod, "hostNetwork").filter(value -> value.equals("true")).isPresent();
    SortedMap<String, Node> taken = new TreeMap<>();
    for (MappingNode container : containers) {
      for (MappingNode port : Parts.maps(container, "ports")) {
        port.get("hostPort").ifPresent(host -> hostPort(port, host, isOnHost, taken));
      }
    }
  }

  private void hostPort(
      MappingNode port, Node host, boolean isOnHost, SortedMap<String, Node> taken) {
    String container = Parts.text(port, "containerPort").orElse("");
    if (isOnHost && !container.equals(Parts.text(host))) {
      findings.add(
          host.origin(),
          "`hostPort` is `"
              + Parts.text(host)
              + "`, expected `"
              + container
              + "`, since the pod is on the network of its node");
    }
    String address = Parts.text(port, "hostIP").orElse("");
    String key = Parts.text(host) + "/" + Parts.text(port, "protocol").orElse("TCP") + address;
    Node other = taken.putIfAbsent(key, host);
    if (other != null) {
      findings.add(
          host.origin(),
          "the host port `" + Parts.text(host) + "` is taken twice in the pod",
          other,
          "the other one");
    }
  }

  private void spread() {
    SortedMap<String, Node> seen = new TreeMap<>();
    for (MappingNode constraint : Parts.maps(pod, "topologySpreadConstraints")) {
      String key =
          Parts.text(constraint, "topologyKey").orElse("")
              + " "
              + Parts.text(constraint, "whenUnsatisfiable").orElse("");
      Node other = seen.putIfAbsent(key, constraint);
      if (other != null) {
        findings.add(
            constraint.origin(),
            "two spread constraints have `" + key + "`",
            other,
            "the other one");
      }
    }
  }

  private void unique(List<MappingNode> items, String key, String what) {
    UniqueNames.check(items, key, what, findings);
  }
}
