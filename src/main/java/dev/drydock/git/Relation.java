package dev.drydock.git;

/** How one commit stands to another. */
public enum Relation {
  /** They are the same commit. */
  SAME,
  /** The first is an ancestor of the second. */
  ANCESTOR,
  /** The first descends from the second. */
  DESCENDANT,
  /** Neither descends from the other. */
  UNRELATED
}
