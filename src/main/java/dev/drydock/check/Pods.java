package dev.drydock.check;

import dev.drydock.yaml.MappingNode;
import java.util.ArrayList;
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
 * @param containers every container, with the initial and the ephemeral ones
 */
record Pods(
    KubernetesObject owner, MappingNode template, MappingNode spec, List<Container> containers) {

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

  /** Reads the pods of an object, which asks for them once. */
  static Optional<Pods> read(KubernetesObject object) {
    return template(object)
        .flatMap(
            template ->
                template
                    .map("spec")
                    .map(spec -> new Pods(object, template, spec, containers(spec))));
  }

  static List<Pods> of(List<KubernetesObject> objects) {
    List<Pods> all = new ArrayList<>();
    objects.forEach(object -> object.pods().ifPresent(all::add));
    return all;
  }

  private static Optional<MappingNode> template(KubernetesObject object) {
    MappingNode node = object.node();
    return switch (object.kind()) {
      case "Pod" -> in("", object, Optional.of(node));
      case "PodTemplate" -> in("", object, node.map("template"));
      case "ReplicationController" -> in("", object, node.map("spec", "template"));
      case "Deployment", "ReplicaSet", "StatefulSet", "DaemonSet" ->
          in("apps", object, node.map("spec", "template"));
      case "Job" -> in("batch", object, node.map("spec", "template"));
      case "CronJob" -> in("batch", object, node.map("spec", "jobTemplate", "spec", "template"));
      case OperatedPods.KIND ->
          in(OperatedPods.GROUP, object, Optional.of(node).map(OperatedPods::template));
      default -> Optional.empty();
    };
  }

  private static Optional<MappingNode> in(
      String group, KubernetesObject object, Optional<MappingNode> template) {
    return object.group().equals(group) ? template : Optional.empty();
  }

  private static List<Container> containers(MappingNode spec) {
    List<Container> all = new ArrayList<>();
    for (String list : CONTAINER_LISTS) {
      Fields.maps(spec, list).forEach(node -> all.add(new Container(list, node)));
    }
    return List.copyOf(all);
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
