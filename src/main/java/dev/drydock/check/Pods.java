package dev.drydock.check;

import dev.drydock.yaml.MappingNode;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * The pods that an object makes.
 *
 * @param owner the object
 * @param template the map that holds the pods' metadata and spec
 * @param spec the pods' spec
 */
record Pods(KubernetesObject owner, MappingNode template, MappingNode spec) {

  private static final List<String> CONTAINER_LISTS =
      List.of("containers", "initContainers", "ephemeralContainers");

  /**
   * A container of a pod.
   *
   * @param list the list that it is in
   * @param node the container
   */
  record Container(String list, MappingNode node) {
    String name() {
      return Fields.text(node, "name").orElse("");
    }

    /** Returns whether it ends before those that serve start; a sidecar runs beside them. */
    boolean isInitial() {
      return list.equals("initContainers")
          && !Fields.text(node, "restartPolicy").orElse("").equals("Always");
    }
  }

  /** Returns the pods of an object, or nothing where its kind makes none. */
  static Optional<Pods> of(KubernetesObject object) {
    return template(object)
        .flatMap(template -> template.map("spec").map(spec -> new Pods(object, template, spec)));
  }

  static List<Pods> of(List<KubernetesObject> objects) {
    return objects.stream().flatMap(object -> of(object).stream()).toList();
  }

  private static Optional<MappingNode> template(KubernetesObject object) {
    MappingNode node = object.node();
    return switch (object.group() + "/" + object.kind()) {
      case "/Pod" -> Optional.of(node);
      case "/PodTemplate" -> node.map("template");
      case "apps/Deployment",
          "apps/ReplicaSet",
          "apps/StatefulSet",
          "apps/DaemonSet",
          "batch/Job",
          "/ReplicationController" ->
          node.map("spec", "template");
      case OperatedPods.GROUP + "/" + OperatedPods.KIND -> Optional.of(OperatedPods.template(node));
      case "batch/CronJob" -> node.map("spec", "jobTemplate", "spec", "template");
      default -> Optional.empty();
    };
  }

  /** Returns every container, with the initial and the ephemeral ones. */
  List<Container> containers() {
    return CONTAINER_LISTS.stream()
        .flatMap(list -> Fields.maps(spec, list).stream().map(node -> new Container(list, node)))
        .toList();
  }

  /** Returns the containers that serve, without the initial ones. */
  Stream<Container> serving() {
    return containers().stream().filter(container -> container.list().equals("containers"));
  }

  SortedMap<String, String> labels() {
    return Fields.strings(template, "metadata", "labels");
  }

  SortedMap<String, String> annotations() {
    return Fields.strings(template, "metadata", "annotations");
  }

  /** Returns how long a pod may take to stop, in seconds. */
  long gracePeriod() {
    return Fields.integer(spec, "terminationGracePeriodSeconds").orElse(30L);
  }
}
