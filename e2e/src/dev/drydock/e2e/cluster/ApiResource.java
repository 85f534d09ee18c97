package dev.drydock.e2e.cluster;

import java.util.List;
import java.util.SequencedMap;

/**
 * A resource that an API server serves.
 *
 * @param group empty for the core group
 * @param version of the group
 * @param kind of its objects
 * @param plural its name in paths
 * @param isNamespaced whether its objects live in namespaces
 * @param verbs what can be asked of it
 * @param subresources the verbs of each of its subresources
 */
public record ApiResource(
    String group,
    String version,
    String kind,
    String plural,
    boolean isNamespaced,
    List<String> verbs,
    SequencedMap<String, List<String>> subresources) {

  /** Returns {@code apiVersion} as objects write it. */
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /**
   * Returns the path of all its objects.
   *
   * @param namespace of the objects; empty for all of the cluster
   */
  public String collection(String namespace) {
    String root = group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
    return root + (namespace.isEmpty() ? "" : "/namespaces/" + namespace) + "/" + plural;
  }

  /** Returns the path of one object. */
  public String path(String namespace, String name) {
    // Colons are allowed in names of cluster roles and in paths; no other character of a name needs
    // an escape.
    return collection(isNamespaced ? namespace : "") + "/" + name;
  }

  /** Returns the name as rules of roles write it, with the group behind it. */
  @Override
  public String toString() {
    return group.isEmpty() ? plural : plural + "." + group;
  }
}
