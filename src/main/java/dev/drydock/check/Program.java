package dev.drydock.check;

import dev.drydock.yaml.MappingNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A container that runs a known program, recognised by the name of its image.
 *
 * @param pods the pods that it is in
 * @param container the container
 */
record Program(Pods pods, MappingNode container) {

  /** Returns the containers that serve and run a program. */
  static List<Program> named(String name, List<KubernetesObject> objects) {
    return Pods.of(objects).stream()
        .flatMap(
            pods ->
                pods.serving()
                    .map(Pods.Container::node)
                    .filter(container -> nameOf(container).equals(name))
                    .map(container -> new Program(pods, container)))
        .toList();
  }

  /** Returns the last part of an image's repository, such as {@code loki}. */
  static String nameOf(MappingNode container) {
    String image = Fields.text(container, "image").orElse("").toLowerCase(Locale.ROOT);
    String repository = ImageReference.parse(image).repository();
    return repository.substring(repository.lastIndexOf('/') + 1);
  }

  KubernetesObject owner() {
    return pods.owner();
  }

  /** Returns whether a path of the container is on the node's own disk and may be written to. */
  boolean isOnNode(String path) {
    return mount(path)
        .filter(mount -> !Fields.isTrue(mount, "readOnly"))
        .flatMap(mount -> volume(Fields.text(mount, "name").orElse("")))
        .filter(volume -> volume.get("hostPath").isPresent())
        .isPresent();
  }

  /** Returns the mount that a path lies in: the longest. */
  Optional<MappingNode> mount(String path) {
    return Fields.maps(container, "volumeMounts").stream()
        .filter(mount -> isBelow(path, Fields.text(mount, "mountPath").orElse("")))
        .max(Comparator.comparingInt(mount -> Fields.text(mount, "mountPath").orElse("").length()));
  }

  private Optional<MappingNode> volume(String name) {
    return Fields.maps(pods.spec(), "volumes").stream()
        .filter(volume -> Fields.text(volume, "name").orElse("").equals(name))
        .findFirst();
  }

  private static boolean isBelow(String path, String folder) {
    return !folder.isEmpty()
        && (path.equals(folder) || path.startsWith(folder.endsWith("/") ? folder : folder + "/"));
  }
}
