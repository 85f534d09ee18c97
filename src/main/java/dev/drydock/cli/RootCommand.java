package dev.drydock.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a name: global options, help and version. */
@Command(
    name = "drydock",
    description = "Compiles a fleet into Kubernetes manifests, proves them, and publishes them.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:fine",
      "1:internal error, or files, git or the network failed",
      "2:differences found, where they were asked for",
      "3:a document, a schema or a template is invalid",
      "4:a check failed",
      "5:another writer came first",
      "64:the command line cannot be understood",
      "130:interrupted"
    },
    footer = {
      "",
      "Examples:",
      "  drydock init              a small fleet to start with",
      "  drydock check             is the fleet sound?",
      "  drydock render            write its manifests to rendered/",
      "  drydock render --check    is rendered/ what the fleet compiles to?",
      "  drydock publish           commit the manifests of HEAD to `rendered`",
      "  drydock explain acme      where do the tenant's values come from?",
    },
    subcommands = {
      InitCommand.class,
      CheckCommand.class,
      RenderCommand.class,
      PublishCommand.class,
      ReleaseCommand.class,
      ExplainCommand.class,
      ListCommand.class,
      NewCommand.class,
      SchemaCommand.class,
      CompletionCommand.class,
    })
@SuppressWarnings("NullAway.Init") // set by picocli
final class RootCommand implements Runnable {
  private final Console console;

  @Mixin GlobalOptions options = new GlobalOptions();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and exit.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version and exit.")
  boolean version;

  @Spec CommandSpec spec;

  RootCommand(Console console) {
    this.console = console;
  }

  /** Returns the run that the options describe. */
  Session session() {
    return new Session(console, options);
  }

  @Override
  public void run() {
    throw new ParameterException(new CommandLine(spec), "a command is missing");
  }
}
