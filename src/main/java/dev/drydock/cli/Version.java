package dev.drydock.cli;

import dev.drydock.compile.Drydock;
import picocli.CommandLine.IVersionProvider;

/** The version of the program, from the manifest of its jar. */
final class Version implements IVersionProvider {

  /** Returns the version, or {@code development} where the program does not run from its jar. */
  static String text() {
    return Drydock.version();
  }

  @Override
  public String[] getVersion() {
    return new String[] {"drydock " + text()};
  }
}
