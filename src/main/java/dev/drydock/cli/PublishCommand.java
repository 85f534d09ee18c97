package dev.drydock.cli;

import dev.drydock.compile.PublishOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code drydock publish}. */
@Command(
    name = "publish",
    description =
        "Compiles a commit and commits its manifests to the local branch `rendered`, in memory: the work tree and the"
            + " index stay as they are.",
    footer = {
      "",
      "Examples:",
      "  drydock publish",
      "  drydock publish --commit v1.4",
      "  drydock publish --allow-delete eu-3    remove a stack that has no tenants",
    })
@SuppressWarnings("NullAway.Init") // set by picocli
final class PublishCommand implements Callable<Integer> {
  @ParentCommand RootCommand root;

  @Option(
      names = "--commit",
      paramLabel = "REVISION",
      defaultValue = "HEAD",
      description = "The source commit (default: HEAD). Uncommitted changes never count.")
  String commit = "HEAD";

  @Option(
      names = "--allow-delete",
      paramLabel = "NAME",
      split = ",",
      description = "Let this tenant, stack, region or component be removed.")
  List<String> allowDelete = new ArrayList<>();

  @Option(names = "--adopt", description = "Take over a branch that something else made.")
  boolean adopt;

  @Option(
      names = "--fail-if-superseded",
      description = "Exit 5 where a newer source commit was published already.")
  boolean failIfSuperseded;

  @Override
  public Integer call() {
    Session session = root.session();
    PublishOptions options =
        new PublishOptions(commit, List.copyOf(allowDelete), adopt, failIfSuperseded);
    return session.run(
        drydock -> drydock.publish(options),
        report -> {
          session.data(report::text, report::json);
          return ExitCode.FINE;
        });
  }
}
