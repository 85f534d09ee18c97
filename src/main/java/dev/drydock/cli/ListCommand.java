package dev.drydock.cli;

import dev.drydock.compile.ListOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code drydock list}. */
@Command(
    name = "list",
    description = "Lists what the fleet holds.",
    footer = {
      "",
      "A selector has Kubernetes' form and sees the labels of a document and the columns of its row:",
      "  plan=large,state!=retired    region in (eu-central-1)    !pin",
      "",
      "Examples:",
      "  drydock list tenants",
      "  drydock list tenants --selector 'channel=early,region=us-east-1' --format json",
    })
@SuppressWarnings("NullAway.Init") // set by picocli
final class ListCommand implements Callable<Integer> {
  @ParentCommand RootCommand root;

  @Parameters(index = "0", paramLabel = "WHAT", description = "One of ${COMPLETION-CANDIDATES}.")
  ListOptions.Subject subject;

  @Option(
      names = {"-l", "--selector"},
      paramLabel = "SELECTOR",
      defaultValue = "",
      description = "List only what matches.")
  String selector = "";

  @Override
  public Integer call() {
    Session session = root.session();
    return session.run(
        drydock -> drydock.list(new ListOptions(subject, selector)),
        table -> {
          session.data(table::text, table::json);
          return ExitCode.FINE;
        });
  }
}
