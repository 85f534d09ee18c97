package dev.drydock.cli;

import dev.drydock.diag.Code;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** The command line as a function: arguments and a console in, an exit code out. */
public final class DrydockCli {
  private final Console console;
  private final RootCommand root;

  private DrydockCli(Console console) {
    this.console = console;
    this.root = new RootCommand(console);
  }

  /** Runs one command line. Returns the exit code; both streams are flushed. */
  public static int run(String[] arguments, Console console) {
    int code = new DrydockCli(console).execute(arguments);
    console.err().flush();
    if (console.out().checkError()) {
      console
          .err()
          .println("error: standard output cannot be written [" + Code.IO_UNWRITABLE + "]");
      console.err().flush();
      return ExitCode.INTERNAL;
    }
    return code;
  }

  private int execute(String[] arguments) {
    Ansi ansi = Ansi.OFF;
    return new CommandLine(root)
        .setOut(writer(console.out()))
        .setErr(writer(console.err()))
        .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(this::usage)
        .setExecutionExceptionHandler((exception, _, _) -> bug(exception))
        .execute(arguments);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  private int usage(ParameterException exception, String[] arguments) {
    format(arguments).ifPresent(format -> root.options.format = format);
    root.session().write(List.of(UsageError.of(exception)));
    return ExitCode.USAGE;
  }

  /** The mistake may stand before the option that says how to tell of it. */
  private static Optional<GlobalOptions.Format> format(String[] arguments) {
    String all = String.join("\n", arguments).toLowerCase(Locale.ROOT) + "\n";
    return Stream.of(GlobalOptions.Format.values())
        .filter(
            format ->
                all.contains("--format=" + format + "\n")
                    || all.contains("--format\n" + format + "\n"))
        .findFirst();
  }

  /** A bug is ours and not the user's: all that helps to mend it is shown. */
  private int bug(Exception exception) {
    StringWriter trace = new StringWriter();
    exception.printStackTrace(new PrintWriter(trace));
    console
        .err()
        .println(
            "internal error, please report it with the version ("
                + Version.text()
                + ") and this trace:\n"
                + trace);
    return ExitCode.INTERNAL;
  }
}
