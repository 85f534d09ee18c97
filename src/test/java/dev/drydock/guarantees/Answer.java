package dev.drydock.guarantees;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a command line answered.
 *
 * @param exit its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Answer(int exit, String out, String err) {

  /** Fails the test unless the command went well. */
  Answer fine() {
    return exits(0);
  }

  /** Fails the test unless the command ended with this code. */
  Answer exits(int code) {
    assertThat(exit).as("%s%s", out, err).isEqualTo(code);
    return this;
  }
}
