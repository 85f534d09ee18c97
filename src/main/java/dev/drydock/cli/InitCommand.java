package dev.drydock.cli;

import dev.drydock.compile.Drydock;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code drydock init}. */
@Command(
    name = "init",
    description = {
      "Fills an empty folder or repository with a small fleet that compiles as it is: workflows that"
          + " check and publish it, editor settings with schemas, and a README that says what to"
          + " change first. Nothing that is there is overwritten."
    },
    footer = {
      "",
      "`publish` compiles commits: make the folder a git repository and commit first.",
      "",
      "Examples:",
      "  drydock init",
      "  drydock init flags && cd flags",
      "  git init && git add . && git commit -m 'Start the fleet'",
    })
@SuppressWarnings("NullAway.Init") // set by picocli
final class InitCommand implements Callable<Integer> {
  @ParentCommand RootCommand root;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FOLDER",
      defaultValue = "",
      description = "The folder, which is made where it is missing (default: this one).")
  Path folder = Path.of("");

  @Override
  public Integer call() {
    Session session = root.session();
    return session.runHere(
        _ -> Drydock.init(session.start().resolve(folder).normalize()),
        report -> {
          session.done(report.text(), report::json);
          session.tell("next: read README.md, and search for CHANGE below fleet/");
          return ExitCode.FINE;
        });
  }
}
