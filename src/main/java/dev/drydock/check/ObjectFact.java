package dev.drydock.check;

import dev.drydock.diag.Origin;

/**
 * An object as delivery sees it. The version is left out: one object has many.
 *
 * @param group the API group, empty for the core group
 * @param kind the kind
 * @param namespace the namespace, empty for the cluster
 * @param name the name
 * @param origin where it is written
 */
record ObjectFact(String group, String kind, String namespace, String name, Origin origin) {

  /** Returns what is equal for the same object in every version of its group. */
  String key() {
    return group + "/" + kind + "/" + namespace + "/" + name;
  }

  boolean isNamespaced() {
    return !namespace.isEmpty();
  }

  String title() {
    return kind + " `" + name + "`";
  }
}
