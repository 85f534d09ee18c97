package dev.drydock.check;

import dev.drydock.diag.Origin;
import dev.drydock.manifest.Manifest;
import dev.drydock.yaml.MappingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A rendered object as the checks read it. What all of them ask for is looked up once. */
final class KubernetesObject {
  private final Manifest manifest;
  private final String group;
  private final Optional<Pods> pods;

  private KubernetesObject(Manifest manifest) {
    this.manifest = manifest;
    this.group = manifest.identity().group();
    this.pods = Pods.read(this);
  }

  static KubernetesObject of(Manifest manifest) {
    return new KubernetesObject(manifest);
  }

  static List<KubernetesObject> of(List<Manifest> manifests) {
    List<KubernetesObject> objects = new ArrayList<>(manifests.size());
    manifests.forEach(manifest -> objects.add(of(manifest)));
    return List.copyOf(objects);
  }

  Manifest manifest() {
    return manifest;
  }

  /** Returns the API group, empty for the core group. */
  String group() {
    return group;
  }

  /** Returns the pods that the object makes, or nothing where its kind makes none. */
  Optional<Pods> pods() {
    return pods;
  }

  MappingNode node() {
    return manifest.node();
  }

  String kind() {
    return manifest.identity().kind();
  }

  String name() {
    return manifest.identity().name();
  }

  Optional<String> namespace() {
    return manifest.identity().namespace();
  }

  /** Returns whether this is of a kind, in any version of its group. */
  boolean is(String someGroup, String kind) {
    return kind().equals(kind) && group.equals(someGroup);
  }

  /** Returns where the object's name came from, which stands for the whole object. */
  Origin origin() {
    return Fields.origin(node(), "metadata", "name");
  }

  /** Returns where a field came from, or the innermost map that lacks it. */
  Origin origin(String... path) {
    return Fields.origin(node(), path);
  }

  /** Returns the words for the object in a message. */
  String title() {
    return kind() + " `" + name() + "`";
  }
}
