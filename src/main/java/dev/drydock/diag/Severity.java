package dev.drydock.diag;

/** How much a diagnostic matters. Only errors fail a run. */
public enum Severity {
  ERROR("error"),
  WARNING("warning"),
  NOTE("note");

  private final String word;

  Severity(String word) {
    this.word = word;
  }

  /** Returns the word that reports print. */
  public String word() {
    return word;
  }
}
