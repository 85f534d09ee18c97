package dev.drydock.render;

/** What the templates of a folder of an engine are rendered for. */
public enum DeliveryRole {
  /** What a person applies, once for every region. */
  BOOTSTRAP("bootstrap"),
  /** What the components of a region share, once for every region. */
  PLATFORM("platform"),
  /** What syncs a component, once for every one that has objects. */
  COMPONENT("component"),
  /** What syncs the folder of a stack, once for every stack. */
  STACK("stack"),
  /** What the folder of a stack always holds, once for every stack. */
  STACK_FOLDER("stack-folder"),
  /** What syncs a tenant, once for every tenant. */
  TENANT("tenant");

  private final String word;

  DeliveryRole(String word) {
    this.word = word;
  }

  /** Returns the name of the folder. */
  public String word() {
    return word;
  }
}
