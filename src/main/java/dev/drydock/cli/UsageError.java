package dev.drydock.cli;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.diag.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, in the words of all other diagnostics. */
final class UsageError {
  private UsageError() {}

  static Diagnostic of(ParameterException exception) {
    CommandSpec command = exception.getCommandLine().getCommandSpec();
    String help = "`" + command.qualifiedName() + " --help` shows the options and examples";
    if (exception instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      return unmatched(command, unmatched.getUnmatched().getFirst(), help);
    }
    Optional<String> near =
        Optional.ofNullable(exception.getValue())
            .flatMap(value -> Suggestion.hint(value, values(exception.getArgSpec())));
    return usage(message(exception), near.orElse(help));
  }

  private static Diagnostic unmatched(CommandSpec command, String word, String help) {
    boolean isOption = word.startsWith("-");
    boolean isCommand = !isOption && !command.subcommands().isEmpty();
    List<String> known = new ArrayList<>();
    if (isOption) {
      command.options().forEach(option -> known.addAll(List.of(option.names())));
    } else if (isCommand) {
      known.addAll(command.subcommands().keySet());
    }
    String what = isOption ? "has no option" : isCommand ? "has no command" : "takes no argument";
    return usage(
        "`" + command.qualifiedName() + "` " + what + " `" + word + "`",
        Suggestion.hint(word, known).orElse(help));
  }

  private static List<String> values(@Nullable ArgSpec argument) {
    List<String> values = new ArrayList<>();
    if (argument != null && argument.completionCandidates() != null) {
      argument.completionCandidates().forEach(values::add);
    }
    return values;
  }

  private static String message(ParameterException exception) {
    String text = String.valueOf(exception.getMessage()).replace('\'', '`');
    return (text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1))
        .replace(" (case-insensitive)", "")
        .replace("positional parameter", "parameter")
        .replaceAll("is not an? (int|long)$", "is not an integer")
        .replaceAll(" at index \\d+ \\((\\w+)\\)", " `$1`");
  }

  private static Diagnostic usage(String message, String hint) {
    return Diagnostic.of(Code.USAGE, Location.nowhere(), message).withHint(hint);
  }
}
