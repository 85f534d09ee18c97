package dev.drydock.check;

import dev.drydock.diag.Origin;
import dev.drydock.fleet.Region;
import dev.drydock.manifest.Manifest;
import dev.drydock.yaml.MappingNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How long a rollout of an object lasts.
 *
 * @param owner the object that rolls
 * @param seconds how long it takes
 * @param sum how that comes about
 * @param origin where the object is written
 */
public record RollTime(String owner, long seconds, String sum, Origin origin) {

  /** What a pod takes to be scheduled and started. */
  private static final long START = 30;

  /** Returns the longest rollout among objects, or nothing where none of them rolls. */
  public static Optional<RollTime> slowest(List<Manifest> objects, Region region) {
    return slowestOf(KubernetesObject.of(objects), region);
  }

  static Optional<RollTime> slowestOf(List<KubernetesObject> objects, Region region) {
    return Pods.of(objects).stream()
        .flatMap(pods -> of(pods, objects, region).stream())
        .max(Comparator.comparingLong(RollTime::seconds).thenComparing(RollTime::owner));
  }

  private static Optional<RollTime> of(Pods pods, List<KubernetesObject> objects, Region region) {
    return switch (pods.owner().kind()) {
      case "DaemonSet" -> Optional.of(daemonSet(pods, region));
      case "StatefulSet" ->
          Optional.of(onePodAtATime(pods, Replicas.of(pods.owner(), objects).maximum()));
      case "Deployment" ->
          Optional.of(deployment(pods, Replicas.of(pods.owner(), objects).maximum()));
      default -> Optional.empty();
    };
  }

  private static RollTime daemonSet(Pods pods, Region region) {
    boolean isEdge = Fields.strings(pods.spec(), "nodeSelector").containsValue("edge");
    long nodes = Fields.integer(region.spec(), "nodes", isEdge ? "edge" : "maximum").orElse(1L);
    long away =
        Share.at(pods.owner().node(), "spec", "updateStrategy", "rollingUpdate", "maxUnavailable")
            .map(share -> share.roundedUp(nodes))
            .orElse(1L);
    return rounds(pods, Math.ceilDiv(nodes, Math.max(1, away)), isEdge ? "edge nodes" : "nodes");
  }

  private static RollTime onePodAtATime(Pods pods, long replicas) {
    return rounds(pods, replicas, "pods");
  }

  private static RollTime rounds(Pods pods, long rounds, String what) {
    long ready = ready(pods);
    long seconds = rounds * (pods.gracePeriod() + ready + START);
    String sum = // put together by hand, as below: reading a format takes longer than all the rest
        (seconds + " s = " + rounds + " " + what)
            + (" x (" + pods.gracePeriod() + " s grace period + ")
            + (ready + " s ready + " + START + " s start)");
    return new RollTime(pods.owner().title(), seconds, sum, pods.owner().origin());
  }

  private static RollTime deployment(Pods pods, long replicas) {
    MappingNode node = pods.owner().node();
    long step =
        Fields.text(node, "spec", "strategy", "type").orElse("").equals("Recreate")
            ? replicas
            : share(node, "maxSurge", replicas) + share(node, "maxUnavailable", replicas);
    long rounds = Math.ceilDiv(replicas, Math.max(1, step));
    long ready = ready(pods);
    long more = rounds == 0 ? 0 : Math.max(0, firstStart(pods) - START);
    long seconds = rounds * (ready + START) + more + pods.gracePeriod();
    String sum =
        (seconds + " s = " + replicas + " pods in " + rounds + " rounds")
            + (" x (" + ready + " s ready + " + START + " s start)")
            + (" + " + more + " s more for the first start")
            + (" + " + pods.gracePeriod() + " s grace period");
    return new RollTime(pods.owner().title(), seconds, sum, pods.owner().origin());
  }

  /**
   * The first pod of a rollout may migrate a database: as long as its start-up probe has patience.
   */
  private static long firstStart(Pods pods) {
    return pods.serving()
        .flatMap(container -> container.node().map("startupProbe").stream())
        .mapToLong(
            probe ->
                Fields.integer(probe, "initialDelaySeconds").orElse(0L)
                    + Fields.integer(probe, "periodSeconds").orElse(10L)
                        * Fields.integer(probe, "failureThreshold").orElse(3L))
        .max()
        .orElse(0L);
  }

  private static long share(MappingNode node, String field, long replicas) {
    Share share =
        Share.at(node, "spec", "strategy", "rollingUpdate", field)
            .orElse(new Share(25, /* isPercent= */ true));
    return field.equals("maxSurge") ? share.roundedUp(replicas) : share.roundedDown(replicas);
  }

  private static long ready(Pods pods) {
    return Fields.integer(pods.owner().node(), "spec", "minReadySeconds").orElse(0L);
  }
}
