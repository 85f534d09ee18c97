package dev.drydock.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What surrounds a run of the command line.
 *
 * @param out data
 * @param err everything else
 * @param workingDirectory where relative paths start
 * @param environment the environment variables
 * @param terminal whether {@code err} is read by a person at a terminal
 */
public record Console(
    PrintStream out,
    PrintStream err,
    Path workingDirectory,
    SortedMap<String, String> environment,
    boolean terminal) {

  public Console {
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
  }
}
