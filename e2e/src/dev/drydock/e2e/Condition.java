package dev.drydock.e2e;

import java.io.IOException;

/** Something that a test waits for. */
@FunctionalInterface
public interface Condition {

  /** Returns whether it holds now. A refused connection counts as no. */
  boolean holds() throws IOException, InterruptedException;
}
