package dev.drydock.manifest;

import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;

/**
 * An object that runs pods, read for checks.
 *
 * @param manifest the object
 * @param template the pod template in it, with the places its values came from
 * @param pod the pod specification
 * @param labels the labels of the pods
 * @param replicas the number of pods that the object asks for; nothing where it leaves that to a
 *     default, an autoscaler or the number of nodes
 * @param strategy how pods are replaced, of a kind that replaces them
 * @param minReadySeconds seconds that a new pod must be ready before it counts
 */
public record Workload(
    Manifest manifest,
    MappingNode template,
    PodSpec pod,
    SortedMap<String, String> labels,
    OptionalInt replicas,
    Optional<UpdateStrategy> strategy,
    int minReadySeconds) {

  /**
   * How pods are replaced.
   *
   * @param type {@code RollingUpdate}, {@code Recreate} or {@code OnDelete}; empty for the default
   * @param maxUnavailable a number or a percentage, where it is given
   * @param maxSurge a number or a percentage, where it is given
   */
  public record UpdateStrategy(
      String type, Optional<String> maxUnavailable, Optional<String> maxSurge) {}

  /** Returns the view of a Deployment, StatefulSet, DaemonSet, ReplicaSet, Job, CronJob or Pod. */
  public static Optional<Workload> of(Manifest manifest) {
    return PodTemplate.of(manifest).map(template -> of(manifest, template));
  }

  private static Workload of(Manifest manifest, MappingNode template) {
    PodSpec pod =
        template
            .get("spec")
            .map(spec -> TypedView.part(spec, PodSpec.class))
            .orElseGet(PodSpec::new);
    OptionalInt minReady = integer(manifest.at("spec", "minReadySeconds"));
    return new Workload(
        manifest,
        template,
        pod,
        Manifest.Strings.of(template.map("metadata", "labels")),
        integer(manifest.at("spec", "replicas")),
        strategy(manifest),
        minReady.orElse(0));
  }

  /** Returns a value of the pod specification, with its place. */
  public Optional<Node> at(String... keys) {
    return template.map("spec").flatMap(spec -> spec.at(keys));
  }

  private static Optional<UpdateStrategy> strategy(Manifest manifest) {
    String key = manifest.identity().kind().equals("Deployment") ? "strategy" : "updateStrategy";
    return manifest
        .node()
        .map("spec", key)
        .map(
            strategy ->
                new UpdateStrategy(
                    strategy.string("type").orElse(""),
                    text(strategy.at("rollingUpdate", "maxUnavailable")),
                    text(strategy.at("rollingUpdate", "maxSurge"))));
  }

  private static Optional<String> text(Optional<Node> node) {
    return node.map(value -> value instanceof ScalarNode scalar ? scalar.text() : value.type());
  }

  private static OptionalInt integer(Optional<Node> node) {
    return node.orElse(null) instanceof ScalarNode scalar && scalar.value() instanceof Long number
        ? OptionalInt.of(Math.toIntExact(number))
        : OptionalInt.empty();
  }
}
