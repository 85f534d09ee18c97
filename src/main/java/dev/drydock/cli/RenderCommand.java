package dev.drydock.cli;

import dev.drydock.compile.Drydock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code drydock render}. */
@Command(
    name = "render",
    description =
        "Compiles the work tree and writes the manifests to rendered/, as a whole or not at all.",
    footer = {
      "",
      "Examples:",
      "  drydock render",
      "  drydock render --check    write nothing; show differences, and exit 2 for them",
    })
@SuppressWarnings("NullAway.Init") // set by picocli
final class RenderCommand implements Callable<Integer> {
  @ParentCommand RootCommand root;

  @Option(
      names = "--check",
      description = "Write nothing; show how rendered/ differs from what the fleet compiles to.")
  boolean check;

  @Override
  public Integer call() {
    return check ? compare(root.session()) : write(root.session());
  }

  private static int compare(Session session) {
    return session.run(
        Drydock::compareRendered,
        difference -> {
          session.data(difference::text, difference::json);
          session.tell(
              difference.isEmpty()
                  ? "rendered/ is what the fleet compiles to"
                  : "rendered/ differs from what the fleet compiles to; `drydock render` writes it anew");
          return difference.isEmpty() ? ExitCode.FINE : ExitCode.DIFFERENCES;
        });
  }

  private static int write(Session session) {
    return session.run(
        Drydock::render,
        result -> {
          session.done(result.text(), result::json);
          return ExitCode.FINE;
        });
  }
}
