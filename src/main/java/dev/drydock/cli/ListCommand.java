package dev.drydock.cli;

import dev.drydock.compile.ListOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code drydock list}. */
@Command(
    name = "list",
    description = "Lists what the fleet holds.",
    footer = {
      "",
      "A selector has Kubernetes' form and sees the labels of a document and the columns of its row:",
      "  plan=large,state!=retired    region in (eu-central-1)    !pin",
      "",
      "Classes of `workloads --drain`:",
      "  drainable    one pod may go while others serve",
      "  gap          its only pod goes; its drydock.dev/drain-gap says what bridges it",
      "  daemon       its pod belongs to the node",
      "  task         a run that is cut off starts anew",
      "  no-pods      nothing runs",
      "  refused      `check` fails: it blocks the drain, or its gap has no bridge",
      "",
      "Examples:",
      "  drydock list tenants",
      "  drydock list tenants -l 'channel=early,region=us-east-1' --format json",
      "  drydock list workloads --drain --selector 'class notin (drainable, daemon)'",
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

  @Option(
      names = "--drain",
      description = "With `workloads`: tell what a drain of its node means for each.")
  boolean drain;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    if (drain && subject != ListOptions.Subject.workloads) {
      throw new ParameterException(
          new CommandLine(spec), "`--drain` goes with `workloads`, not with `" + subject + "`");
    }
    Session session = root.session();
    return session.run(
        drydock -> drydock.list(new ListOptions(subject, selector, drain)),
        table -> {
          session.data(table::text, table::json);
          return ExitCode.FINE;
        });
  }
}
