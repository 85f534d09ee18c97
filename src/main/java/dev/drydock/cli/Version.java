package dev.drydock.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the program, from the manifest of its jar. */
final class Version implements IVersionProvider {

  /** Returns the version, or {@code development} where the program does not run from its jar. */
  static String text() {
    return dev.drydock.compile.Drydock.version();
  }

  @Override
  public String[] getVersion() {
    return new String[] {"drydock " + text()};
  }
}
