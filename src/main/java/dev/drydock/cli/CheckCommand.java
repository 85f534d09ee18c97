package dev.drydock.cli;

import dev.drydock.compile.Drydock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code drydock check}. */
@Command(
    name = "check",
    description =
        "Validates the fleet, renders it in memory and runs every check that needs no published output.",
    footer = {
      "",
      "Examples:",
      "  drydock check",
      "  drydock -C ../other-fleet check --format json",
    })
@SuppressWarnings("NullAway.Init") // set by picocli
final class CheckCommand implements Callable<Integer> {
  @ParentCommand RootCommand root;

  @Override
  public Integer call() {
    Session session = root.session();
    return session.run(
        Drydock::check,
        summary -> {
          session.done("checked " + summary.text(), summary::json);
          session.tell(
              "not run: the transition checks, which compare with the published output (`publish` runs them)");
          return ExitCode.FINE;
        });
  }
}
