package dev.drydock.manifest;

import java.util.Comparator;
import java.util.Optional;

/**
 * What names an object in a cluster.
 *
 * @param apiVersion group and version, or the version alone in the core group
 * @param kind the kind
 * @param namespace the namespace, of an object that has one
 * @param name the name
 */
public record ObjectIdentity(
    String apiVersion, String kind, Optional<String> namespace, String name)
    implements Comparable<ObjectIdentity> {

  private static final Comparator<ObjectIdentity> ORDER =
      Comparator.comparing((ObjectIdentity identity) -> identity.namespace().orElse(""))
          .thenComparing(ObjectIdentity::group)
          .thenComparing(ObjectIdentity::kind)
          .thenComparing(ObjectIdentity::name)
          .thenComparing(ObjectIdentity::version);

  /** Returns the API group, an empty string for the core group. */
  public String group() {
    return apiVersion.substring(0, Math.max(0, apiVersion.indexOf('/')));
  }

  /** Returns the version without the group. */
  public String version() {
    return apiVersion.substring(apiVersion.indexOf('/') + 1);
  }

  @Override
  public int compareTo(ObjectIdentity other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return namespace.map(name -> kind + "/" + name + "/").orElse(kind + "/") + name;
  }
}
