package dev.drydock.compile;

import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceTree;
import dev.drydock.manifest.UnitId;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.StrictYaml;
import java.util.ArrayList;
import java.util.List;

/** Reads from an output in what state a tenant was published. */
final class PublishedTenant {
  private static final List<String> WORKLOADS =
      List.of(
          "CronJob",
          "DaemonSet",
          "Deployment",
          "Job",
          "Pod",
          "ReplicaSet",
          "StatefulSet",
          "Unleash");

  private PublishedTenant() {}

  /**
   * Returns whether a tenant was published as retired: it had no workload, and its quota allowed no
   * pod. What cannot be read was not.
   */
  static boolean isRetired(SourceTree output, UnitId.OfTenant tenant) {
    List<MappingNode> objects = new ArrayList<>();
    for (SourceTree.Entry entry : output.list(tenant.folder())) {
      Outcome<List<MappingNode>> read =
          output
              .read(entry.path(), StrictYaml.SIZE_LIMIT)
              .then(bytes -> StrictYaml.decode(entry.path(), bytes))
              .then(StrictYaml::parse);
      switch (read) {
        case Outcome.Ok<List<MappingNode>> ok -> objects.addAll(ok.value());
        case Outcome.Failed<List<MappingNode>> failed -> {
          return false;
        }
      }
    }
    return objects.stream().noneMatch(PublishedTenant::isWorkload)
        && objects.stream().anyMatch(PublishedTenant::allowsNoPod);
  }

  private static boolean isWorkload(MappingNode object) {
    return object.string("kind").map(WORKLOADS::contains).orElse(true);
  }

  private static boolean allowsNoPod(MappingNode object) {
    return object.string("kind").filter("ResourceQuota"::equals).isPresent()
        && object.string("spec", "hard", "pods").filter("0"::equals).isPresent();
  }
}
