package dev.drydock.cli;

import dev.drydock.compile.CutOptions;
import dev.drydock.compile.Drydock;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code drydock release}. */
@Command(
    name = "release",
    description = "Freezes and shows releases: images, templates and defaults that tenants run on.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  drydock release cut 8.2.0",
      "  drydock release list",
      "  drydock release show 8.2.0",
    },
    subcommands = {
      ReleaseCommand.Cut.class,
      ReleaseCommand.ListAll.class,
      ReleaseCommand.Show.class
    })
@SuppressWarnings("NullAway.Init") // set by picocli
final class ReleaseCommand implements Runnable {
  @ParentCommand RootCommand root;
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(new CommandLine(spec), "a command is missing");
  }

  /** {@code drydock release cut}. */
  @Command(
      name = "cut",
      description =
          "Freezes the working tenant templates, their images and defaults into fleet/releases/NAME/.",
      footer = {
        "",
        "Examples:",
        "  drydock release cut 8.2.0",
        "  drydock release cut 8.2.0 --defaults values-8.2.0.yaml",
        "  drydock release cut 8.2.0 --replace   freeze it anew, while nobody runs on it",
      })
  @SuppressWarnings("NullAway.Init") // set by picocli
  static final class Cut implements Callable<Integer> {
    @ParentCommand ReleaseCommand release;

    @Parameters(paramLabel = "NAME", description = "The release, such as 8.2.0.")
    String name;

    @Option(names = "--replace", description = "Renew a release that exists.")
    boolean replace;

    @Option(
        names = "--defaults",
        paramLabel = "FILE",
        description = "A YAML file of values, by component, that come with the release.")
    @Nullable Path defaults;

    @Override
    public Integer call() {
      Session session = release.root.session();
      CutOptions options =
          new CutOptions(
              name,
              replace,
              Optional.ofNullable(defaults)
                  .map(file -> session.console().workingDirectory().resolve(file)));
      return session.run(
          drydock -> drydock.cutRelease(options),
          cut -> {
            session.done(cut.text(), cut::json);
            return ExitCode.FINE;
          });
    }
  }

  /** {@code drydock release list}. */
  @Command(
      name = "list",
      description = "Lists the releases and who runs on them.",
      footer = {"", "Examples:", "  drydock release list --format json"})
  @SuppressWarnings("NullAway.Init") // set by picocli
  static final class ListAll implements Callable<Integer> {
    @ParentCommand ReleaseCommand release;

    @Override
    public Integer call() {
      Session session = release.root.session();
      return session.run(
          Drydock::listReleases,
          table -> {
            session.data(table::text, table::json);
            return ExitCode.FINE;
          });
    }
  }

  /** {@code drydock release show}. */
  @Command(
      name = "show",
      description = "Shows what a release holds and who runs on it.",
      footer = {"", "Examples:", "  drydock release show 8.2.0"})
  @SuppressWarnings("NullAway.Init") // set by picocli
  static final class Show implements Callable<Integer> {
    @ParentCommand ReleaseCommand release;

    @Parameters(paramLabel = "NAME", description = "The release.")
    String name;

    @Override
    public Integer call() {
      Session session = release.root.session();
      return session.run(
          drydock -> drydock.showRelease(name),
          table -> {
            session.data(table::text, table::json);
            return ExitCode.FINE;
          });
    }
  }
}
