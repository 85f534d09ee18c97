package dev.drydock.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code drydock explain}. */
@Command(
    name = "explain",
    description =
        "Shows the values of a tenant or a region: where each was written, in which layer, and what it overrode.",
    footer = {
      "",
      "Examples:",
      "  drydock explain acme                          every value of the tenant",
      "  drydock explain acme instance.replicas        those below a path",
      "  drydock explain region/eu-central-1 traefik",
    })
@SuppressWarnings("NullAway.Init") // set by picocli
final class ExplainCommand implements Callable<Integer> {
  @ParentCommand RootCommand root;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description =
          "A tenant or a region; `tenant/NAME` or `region/NAME` where both have the name.")
  String name;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PATH",
      defaultValue = "",
      description = "A component and keys, with dots between: instance.replicas.min.")
  String path = "";

  @Override
  public Integer call() {
    Session session = root.session();
    return session.run(
        drydock -> drydock.explain(name, path),
        explanation -> {
          session.data(explanation::text, explanation::json);
          return ExitCode.FINE;
        });
  }
}
