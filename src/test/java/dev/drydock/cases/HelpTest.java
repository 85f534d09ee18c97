package dev.drydock.cases;

import java.nio.file.Path;
import java.util.List;
import org.approvaltests.Approvals;
import org.approvaltests.reporters.QuietReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the help of every command. */
final class HelpTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drydock",
        "drydock init",
        "drydock check",
        "drydock render",
        "drydock publish",
        "drydock release",
        "drydock release cut",
        "drydock release list",
        "drydock release show",
        "drydock explain",
        "drydock list",
        "drydock new",
        "drydock new tenant",
        "drydock new stack",
        "drydock new region",
        "drydock new component",
        "drydock schema",
        "drydock completion"
      })
  void showsWhatACommandTakes(String command) {
    String help = new CommandRun(folder, List.of()).answer(command.substring(7) + " --help");

    Approvals.verify(
        help,
        Approvals.NAMES
            .withParameters(command.replace(' ', '-'))
            .withReporter(QuietReporter.INSTANCE));
  }
}
