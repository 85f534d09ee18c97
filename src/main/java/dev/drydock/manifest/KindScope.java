package dev.drydock.manifest;

/** Where the objects of a kind live. */
public enum KindScope {
  /** In a namespace. */
  NAMESPACED("Namespaced"),
  /** In the cluster as a whole. */
  CLUSTER("Cluster");

  private final String word;

  KindScope(String word) {
    this.word = word;
  }

  /** Returns the word that the Kubernetes API and the schema files have for it. */
  public String word() {
    return word;
  }

  /** Returns whether objects of the kind need a namespace. */
  public boolean isNamespaced() {
    return this == NAMESPACED;
  }
}
