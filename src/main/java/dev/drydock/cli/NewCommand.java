package dev.drydock.cli;

import dev.drydock.compile.NewOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** {@code drydock new}. */
@Command(
    name = "new",
    description = {
      "Adds a tenant, a stack, a region or a component to the work tree.",
      "The fleet is compiled and checked with it first; if anything is wrong, nothing is written."
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  drydock new tenant acme --stack eu-1 --plan small --channel stable \\",
      "      --host acme.eu.example.com",
      "  drydock new stack eu-3 --region eu-central-1 --database eu-3.db.example.com \\",
      "      --max-connections 2000",
    },
    subcommands = {
      NewCommand.Tenant.class,
      NewCommand.Stack.class,
      NewCommand.Region.class,
      NewCommand.Component.class
    })
@SuppressWarnings("NullAway.Init") // set by picocli
final class NewCommand implements Runnable {
  @ParentCommand RootCommand root;
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(new CommandLine(spec), "a command is missing");
  }

  private int add(NewOptions options) {
    Session session = root.session();
    int code =
        session.run(
            drydock -> drydock.create(options),
            report -> {
              session.done(report.text(), report::json);
              return ExitCode.FINE;
            });
    if (code != ExitCode.FINE) {
      session.tell("nothing was written; places are those of the files as they would have been");
    }
    return code;
  }

  /** {@code drydock new tenant}. */
  @Command(
      name = "tenant",
      description = {
        "Adds a tenant at the end of its stack's list. Every other byte of the file stays as it is.",
      },
      footer = {
        "",
        "Examples:",
        "  drydock new tenant acme --stack eu-1 --plan small --channel stable \\",
        "      --host acme.eu.example.com",
        "  drydock new tenant globex --stack eu-1 --plan large --channel early --file \\",
        "      --host globex.eu.example.com --host flags.globex.example=globex-flags-tls",
      })
  @SuppressWarnings("NullAway.Init") // set by picocli
  static final class Tenant implements Callable<Integer> {
    @ParentCommand NewCommand parent;

    @Parameters(paramLabel = "NAME", description = "The tenant.")
    String name;

    @Option(names = "--stack", required = true, paramLabel = "STACK", description = "Its stack.")
    String stack;

    @Option(names = "--plan", required = true, paramLabel = "PLAN", description = "Its plan.")
    String plan;

    @Option(
        names = "--channel",
        required = true,
        paramLabel = "CHANNEL",
        description = "The channel that it follows.")
    String channel;

    @Option(
        names = "--host",
        paramLabel = "HOST[=CERTIFICATE]",
        description = "A host name; one outside the region's domain has a certificate.")
    List<String> hosts = new ArrayList<>();

    @Option(
        names = "--file",
        description = "Write fleet/tenants/NAME.yaml in place of an element of the list.")
    boolean ownFile;

    @Override
    public Integer call() {
      return parent.add(new NewOptions.Tenant(name, stack, plan, channel, hosts, ownFile));
    }
  }

  /** {@code drydock new stack}. */
  @Command(
      name = "stack",
      description = "Writes fleet/stacks/NAME.yaml: a stack without tenants yet.",
      footer = {
        "",
        "Examples:",
        "  drydock new stack eu-3 --region eu-central-1 --database eu-3.db.example.com \\",
        "      --max-connections 2000",
      })
  @SuppressWarnings("NullAway.Init") // set by picocli
  static final class Stack implements Callable<Integer> {
    @ParentCommand NewCommand parent;

    @Parameters(paramLabel = "NAME", description = "The stack.")
    String name;

    @Option(names = "--region", required = true, paramLabel = "REGION", description = "Its region.")
    String region;

    @Option(
        names = "--database",
        required = true,
        paramLabel = "HOST",
        description = "The host name of its database cluster.")
    String host;

    @Option(
        names = "--port",
        paramLabel = "PORT",
        defaultValue = "5432",
        description = "The port of the cluster (default: 5432).")
    long port;

    @Option(
        names = "--max-connections",
        required = true,
        paramLabel = "N",
        description = "The most connections that the cluster accepts.")
    long maxConnections;

    @Option(
        names = "--reserved",
        paramLabel = "N",
        defaultValue = "50",
        description = "How many of them are kept for people and backups (default: 50).")
    long reserved;

    @Override
    public Integer call() {
      return parent.add(new NewOptions.Stack(name, region, host, port, maxConnections, reserved));
    }
  }

  /** {@code drydock new region}. */
  @Command(
      name = "region",
      description = {
        "Writes fleet/regions/NAME.yaml: a copy of another region's document, its comments too.",
        "Cluster, domain, host name of the edge and buckets have to be its own. What else is still as"
            + " there is listed, to be changed:"
            + " networks, accounts, roles, buckets, addresses."
      },
      footer = {
        "",
        "Examples:",
        "  drydock new region us-west-2 --like us-east-1 --set domain=west.example.com \\",
        "      --set kubernetes.cluster=flags-us-west-2 \\",
        "      --set edge.hostname=edge.west.example.com \\",
        "      --set logs.bucket=flags-logs-us-west-2 \\",
        "      --set logs.loki.bucket=flags-loki-us-west-2 \\",
        "      --set 'cloud.networks=[10.60.0.0/16]'",
      })
  @SuppressWarnings("NullAway.Init") // set by picocli
  static final class Region implements Callable<Integer> {
    @ParentCommand NewCommand parent;

    @Parameters(paramLabel = "NAME", description = "The region.")
    String name;

    @Option(
        names = "--like",
        required = true,
        paramLabel = "REGION",
        description = "The region whose document is copied.")
    String like;

    @Option(
        names = "--set",
        paramLabel = "PATH=VALUE",
        description = "Another value than there, by its keys below `spec` with dots between.")
    Map<String, String> replacements = new LinkedHashMap<>();

    @Override
    public Integer call() {
      return parent.add(new NewOptions.Region(name, like, new LinkedHashMap<>(replacements)));
    }
  }

  /** {@code drydock new component}. */
  @Command(
      name = "component",
      description =
          "Writes templates/SCOPE/NAME/: a component that renders one object, to be filled.",
      footer = {
        "",
        "A new component of a region shows in every region at once; one of tenants in",
        "those that follow the working templates, and in others with the next release.",
        "",
        "Examples:",
        "  drydock new component status-page --scope region --namespace observability",
        "  drydock new component backup --scope tenant",
      })
  @SuppressWarnings("NullAway.Init") // set by picocli
  static final class Component implements Callable<Integer> {

    /** What a component is rendered for. */
    enum Scope {
      region,
      tenant
    }

    @ParentCommand NewCommand parent;
    @Spec CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "The component.")
    String name;

    @Option(
        names = "--scope",
        required = true,
        paramLabel = "SCOPE",
        description = "Rendered for every one of: ${COMPLETION-CANDIDATES}.")
    Scope scope;

    @Option(
        names = "--namespace",
        paramLabel = "NAMESPACE",
        description =
            "Where the objects of a region's component live: a namespace that a component renders.")
    @Nullable String namespace;

    @Override
    public Integer call() {
      if ((scope == Scope.region) != (namespace != null)) {
        throw new ParameterException(
            new CommandLine(spec),
            "`--namespace` is wanted with `--scope region`, and with no other");
      }
      return parent.add(
          new NewOptions.Component(name, scope.name(), Optional.ofNullable(namespace)));
    }
  }
}
