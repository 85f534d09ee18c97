package dev.drydock.check;

import dev.drydock.diag.Origin;
import dev.drydock.manifest.Manifest;
import dev.drydock.yaml.MappingNode;
import java.util.List;
import java.util.Optional;

/**
 * A rendered object as the checks read it.
 *
 * @param manifest the object
 * @param group the API group, empty for the core group
 */
record KubernetesObject(Manifest manifest, String group) {

  static List<KubernetesObject> of(List<Manifest> manifests) {
    return manifests.stream().map(KubernetesObject::of).toList();
  }

  static KubernetesObject of(Manifest manifest) {
    return new KubernetesObject(manifest, manifest.identity().group());
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
  boolean is(String group, String kind) {
    return kind().equals(kind) && this.group.equals(group);
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
