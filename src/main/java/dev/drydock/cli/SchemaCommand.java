package dev.drydock.cli;

import dev.drydock.compile.Drydock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code drydock schema}. */
@Command(
    name = "schema",
    description = {
      "Prints the JSON Schema (2020-12) of a kind of document, or lists the kinds.",
      "It stands alone: all that it refers to is in its $defs. `document` judges a file of any kinds."
    },
    footer = {
      "",
      "Examples:",
      "  drydock schema",
      "  drydock schema stack > .schemas/stack.schema.json",
    })
@SuppressWarnings("NullAway.Init") // set by picocli
final class SchemaCommand implements Callable<Integer> {
  @ParentCommand RootCommand root;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "KIND",
      description = "The kind, such as `Tenant`; in any case.")
  @Nullable String kind;

  @Override
  public Integer call() {
    Session session = root.session();
    String wanted = kind;
    return wanted == null
        ? session.runHere(
            _ -> Drydock.schemaKinds(session.start()),
            table -> {
              session.data(table::text, table::json);
              return ExitCode.FINE;
            })
        : session.runHere(
            _ -> Drydock.schema(session.start(), wanted),
            schema -> {
              session.data(() -> schema, () -> schema);
              return ExitCode.FINE;
            });
  }
}
