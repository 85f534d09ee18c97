package dev.drydock.check;

import dev.drydock.diag.Origin;
import dev.drydock.yaml.MappingNode;
import java.util.List;
import java.util.Optional;

/** Reads how many database connections pods may open. */
final class DatabaseReader {

  private static final String POOL = "DATABASE_POOL_MAX";

  private DatabaseReader() {}

  static List<DatabaseDemand> read(List<KubernetesObject> objects) {
    return Pods.of(objects).stream().flatMap(pods -> demand(pods, objects).stream()).toList();
  }

  private static Optional<DatabaseDemand> demand(Pods pods, List<KubernetesObject> objects) {
    List<MappingNode> containers =
        pods.containers().stream()
            .map(Pods.Container::node)
            .filter(DatabaseReader::usesDatabase)
            .toList();
    if (containers.isEmpty()) {
      return Optional.empty();
    }
    long pool = 0;
    Origin origin = containers.getFirst().origin();
    for (MappingNode container : containers) {
      Optional<MappingNode> variable = variable(container, POOL);
      Optional<Long> bound = variable.flatMap(DatabaseReader::number);
      pool = bound.isEmpty() || pool < 0 ? -1 : pool + bound.orElseThrow();
      origin = variable.map(each -> Fields.origin(each, "value")).orElse(origin);
    }
    Replicas replicas = replicas(pods.owner(), objects);
    return Optional.of(
        new DatabaseDemand(
            pods.owner().title(), replicas.maximum(), pool, origin, replicas.maximumOrigin()));
  }

  /**
   * Returns how many pods there may be. Where an object sleeps with no pods, the quota says how
   * many may come back: it holds twice that number, for rollouts.
   */
  private static Replicas replicas(KubernetesObject owner, List<KubernetesObject> objects) {
    Replicas own = Replicas.of(owner, objects);
    if (own.maximum() > 0) {
      return own;
    }
    for (KubernetesObject object : objects) {
      Optional<Long> pods =
          object.is("", "ResourceQuota")
              ? Fields.text(object.node(), "spec", "hard", "pods")
                  .filter(text -> text.matches("[0-9]{1,9}"))
                  .map(Long::valueOf)
              : Optional.empty();
      if (pods.isPresent()) {
        Origin origin = object.origin("spec", "hard", "pods");
        return new Replicas(0, Math.ceilDiv(pods.orElseThrow(), 2L), origin, origin);
      }
    }
    return own;
  }

  private static boolean usesDatabase(MappingNode container) {
    return Fields.maps(container, "env").stream()
        .anyMatch(each -> Fields.text(each, "name").orElse("").startsWith("DATABASE_"));
  }

  private static Optional<MappingNode> variable(MappingNode container, String name) {
    return Fields.maps(container, "env").stream()
        .filter(each -> Fields.text(each, "name").orElse("").equals(name))
        .reduce((first, last) -> last);
  }

  private static Optional<Long> number(MappingNode variable) {
    return Fields.text(variable, "value")
        .filter(text -> text.matches("[0-9]{1,6}"))
        .map(Long::valueOf);
  }
}
