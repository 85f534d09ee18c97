package dev.drydock.render;

/** What a component is rendered for. */
public enum Scope {
  /** Once for every region. */
  REGION("region"),
  /** Once for every tenant. */
  TENANT("tenant");

  private final String word;

  Scope(String word) {
    this.word = word;
  }

  /** Returns the word that {@code component.yaml} uses. */
  public String word() {
    return word;
  }
}
