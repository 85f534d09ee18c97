package dev.drydock.e2e;

import java.util.List;

/** All tests, in the order in which they run. */
final class Tests {
  static final List<EndToEndTest> ALL = List.of(new WorkflowTest());

  private Tests() {}
}
