package dev.drydock.check;

import dev.drydock.manifest.ReleasedImage;
import dev.drydock.yaml.MappingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what other units must know of pods. */
final class PodReader {

  private final List<KubernetesObject> objects;
  private final List<ReleasedImage> images;
  private final SortedMap<String, ContainerDefaults> defaults = new TreeMap<>();

  private PodReader(List<KubernetesObject> objects, List<ReleasedImage> images) {
    this.objects = objects;
    this.images = images;
  }

  static List<PodFacts> read(List<KubernetesObject> objects, List<ReleasedImage> images) {
    PodReader reader = new PodReader(objects, images);
    return Pods.of(objects).stream()
        .filter(pods -> !pods.owner().kind().equals("PodTemplate"))
        .map(reader::facts)
        .toList();
  }

  private PodFacts facts(Pods pods) {
    KubernetesObject owner = pods.owner();
    Replicas replicas = Replicas.of(owner, objects);
    ContainerDefaults ofNamespace =
        defaults.computeIfAbsent(
            owner.namespace().orElse(""),
            namespace -> ContainerDefaults.of(owner.namespace(), objects));
    return new PodFacts(
        owner.title(),
        owner.kind().intern(),
        owner.namespace().orElse("").intern(),
        pods.labels(),
        pods.annotations(),
        replicas.maximum(),
        copies(owner),
        PodResources.of(pods, ofNamespace),
        Placement.of(pods, images),
        pods.gracePeriod(),
        Fields.text(pods.spec(), "priorityClassName").orElse("").intern(),
        ports(pods),
        owner.origin(),
        replicas.maximumOrigin(),
        Fields.origin(pods.spec(), "terminationGracePeriodSeconds"));
  }

  /**
   * A Deployment, also one of an operator, and a ReplicaSet start new pods while the old ones
   * terminate. Where pods have names of their own, or all old ones go first, nothing exists twice.
   */
  private static long copies(KubernetesObject owner) {
    return switch (owner.kind()) {
      case "Deployment" ->
          Fields.text(owner.node(), "spec", "strategy", "type").orElse("").equals("Recreate")
              ? 1
              : 2;
      case "ReplicaSet", "ReplicationController", OperatedPods.KIND -> 2;
      default -> 1;
    };
  }

  /** Returns the ports of containers that run side by side. */
  static List<PortFact> ports(Pods pods) {
    List<PortFact> ports = new ArrayList<>();
    for (Pods.Container container : pods.containers()) {
      if (container.isInitial()) {
        continue;
      }
      for (MappingNode port : Fields.maps(container.node(), "ports")) {
        ports.add(
            new PortFact(
                container.name().intern(),
                Fields.text(port, "name").orElse("").intern(),
                Fields.integer(port, "containerPort").orElse(0L),
                Fields.text(port, "protocol").orElse("TCP").intern(),
                Fields.origin(port, "containerPort")));
      }
    }
    return ports;
  }
}
