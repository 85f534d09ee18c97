package dev.drydock.e2e;

import java.io.IOException;
import java.util.List;

/** One test against real programs. */
public interface EndToEndTest {

  /** Returns the name by which it is asked for: one word in lower case. */
  String name();

  /** Returns what is true if it passes, as one sentence. */
  String proves();

  /**
   * Returns the programs that it starts or reads, by the names of the recipes below {@code
   * e2e/programs}.
   */
  List<String> programs();

  /** Returns whether {@code .ci/run} runs it. */
  boolean isInGate();

  /**
   * Runs it. It says through the scene what it proved and what is wrong; it has passed if nothing
   * is wrong and nothing was thrown.
   */
  void run(Scene scene) throws IOException, InterruptedException;
}
