package dev.drydock.manifest;

import dev.drydock.yaml.MappingNode;
import java.util.Optional;

/** Finds the pod template inside an object. */
final class PodTemplate {

  private PodTemplate() {}

  /** Returns the map that holds metadata and spec of the pods that an object makes. */
  static Optional<MappingNode> of(Manifest manifest) {
    ObjectIdentity identity = manifest.identity();
    return switch (identity.group() + "/" + identity.kind()) {
      case "/Pod" -> Optional.of(manifest.node());
      case "apps/Deployment",
          "apps/StatefulSet",
          "apps/DaemonSet",
          "apps/ReplicaSet",
          "batch/Job" ->
          manifest.node().map("spec", "template");
      case "batch/CronJob" -> manifest.node().map("spec", "jobTemplate", "spec", "template");
      default -> Optional.empty();
    };
  }
}
