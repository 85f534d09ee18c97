package dev.drydock.e2e.configuration;

import dev.drydock.e2e.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A program that says whether a configuration is right. */
sealed interface Judge permits DryRun, TrialStart {

  /** A line that tells of an error, whatever the exit code. */
  Pattern ERROR = Pattern.compile(".*(\"level\":\"|\\t|level=)(error|fatal|panic)(\"|\\s|$).*");

  /** Returns what messages call it. */
  String name();

  /** Returns the program, by the name of its recipe. */
  String program();

  /** Returns whether there is something that it judges. */
  boolean concerns(UnpackedContainer container);

  /**
   * Returns what it has against a container; nothing if it accepts it.
   *
   * @param run the name of this call's log
   */
  List<String> objections(Scene scene, String run, UnpackedContainer container)
      throws IOException, InterruptedException;

  /** Returns the lines of a log that tell of an error. */
  static List<String> errors(Path log) throws IOException {
    return Files.readAllLines(log).stream().filter(ERROR.asMatchPredicate()).toList();
  }
}
