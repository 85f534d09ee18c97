package dev.drydock.check;

import dev.drydock.diag.Origin;
import java.util.List;
import java.util.Optional;

/**
 * How many pods an object keeps.
 *
 * @param minimum the fewest
 * @param maximum the most
 * @param minimumOrigin where the fewest are written
 * @param maximumOrigin where the most are written
 */
record Replicas(long minimum, long maximum, Origin minimumOrigin, Origin maximumOrigin) {

  /** Returns what an object, and the autoscaler that owns its number, say. */
  static Replicas of(KubernetesObject owner, List<KubernetesObject> objects) {
    Optional<KubernetesObject> scaler =
        objects.stream()
            .filter(each -> each.is("autoscaling", "HorizontalPodAutoscaler"))
            .filter(each -> AutoscalerCheck.scales(each, owner))
            .findFirst();
    if (scaler.isPresent()) {
      KubernetesObject object = scaler.orElseThrow();
      return new Replicas(
          Fields.integer(object.node(), "spec", "minReplicas").orElse(1L),
          Fields.integer(object.node(), "spec", "maxReplicas").orElse(1L),
          object.origin("spec", "minReplicas"),
          object.origin("spec", "maxReplicas"));
    }
    String field =
        switch (owner.kind()) {
          case "Job" -> "parallelism";
          case OperatedPods.KIND -> "size";
          default -> "replicas";
        };
    long replicas = Fields.integer(owner.node(), "spec", field).orElse(1L);
    Origin origin = owner.origin("spec", field);
    return new Replicas(replicas, replicas, origin, origin);
  }
}
