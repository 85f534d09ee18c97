package dev.drydock.check;

/** What a drain of its node means for a workload. */
public enum DrainClass {
  /** One pod may go while others serve. */
  DRAINABLE("drainable"),
  /** Its only pod goes, and the workload says what bridges the time until it is back. */
  GAP("gap"),
  /** A DaemonSet: its pod belongs to the node. */
  DAEMON("daemon"),
  /** It runs to its end: a pod that goes is run anew. */
  TASK("task"),
  /** It keeps no pods. */
  NO_PODS("no-pods"),
  /** It blocks the drain, or is gone with it and nothing says what bridges that. */
  REFUSED("refused");

  private final String word;

  DrainClass(String word) {
    this.word = word;
  }

  /** Returns the word for people and programs. */
  public String word() {
    return word;
  }
}
