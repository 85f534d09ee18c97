package dev.drydock.check;

import dev.drydock.fleet.Region;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the workloads of a unit: what makes pods, how many, and what a drain means for them. */
final class WorkloadReader {

  private WorkloadReader() {}

  static List<WorkloadFact> read(List<KubernetesObject> objects, Optional<Region> region) {
    return Pods.of(objects).stream()
        .filter(pods -> !pods.owner().kind().equals("PodTemplate"))
        .map(pods -> workload(pods, objects, region))
        .toList();
  }

  private static WorkloadFact workload(
      Pods pods, List<KubernetesObject> objects, Optional<Region> region) {
    KubernetesObject owner = pods.owner();
    Drain drain = Drain.of(pods, objects, region);
    return new WorkloadFact(
        owner.namespace().orElse(""),
        owner.kind().intern(),
        owner.name().intern(),
        replicas(owner, objects),
        Budget.of(objects).stream()
            .filter(budget -> budget.selects(pods))
            .map(Budget::text)
            .collect(Collectors.joining(", "))
            .intern(),
        drain.outcome(),
        drain.reason().intern(),
        Fields.strings(owner.node(), "metadata", "labels"));
  }

  private static String replicas(KubernetesObject owner, List<KubernetesObject> objects) {
    return switch (owner.kind()) {
      case "DaemonSet" -> "each node";
      case "Pod" -> "1";
      case "CronJob" ->
          Long.toString(
              Fields.integer(owner.node(), "spec", "jobTemplate", "spec", "parallelism")
                  .orElse(1L));
      default -> {
        Replicas replicas = Replicas.of(owner, objects);
        yield replicas.minimum() == replicas.maximum()
            ? Long.toString(replicas.minimum())
            : replicas.minimum() + ".." + replicas.maximum();
      }
    };
  }
}
