package dev.drydock.cases;

import dev.drydock.cli.Console;
import dev.drydock.cli.DrydockCli;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Runs commands of a case in process and writes down what they answer. */
final class CommandRun {
  /**
   * A git id, whole or shortened, or a SHA-256: what changes with every edit of a template. A
   * shortened one of digits alone is known by the word before it.
   */
  private static final Pattern ID =
      Pattern.compile(
          "\\b(?=[0-9]*[a-f])(?=[a-f]*[0-9])(?:[0-9a-f]{10}|[0-9a-f]{40}|[0-9a-f]{64})\\b"
              + "|(?<=\\b(?:published|commit|parent) )[0-9]{10}\\b");

  private final Path folder;
  private final List<String> more;
  private final SequencedSet<String> ids = new LinkedHashSet<>();

  /**
   * @param folder where the commands are started
   * @param more arguments that every command gets and that change nothing
   */
  CommandRun(Path folder, List<String> more) {
    this.folder = folder;
    this.more = more;
  }

  /** Returns the exit code and both streams, without what changes with every check. */
  String answer(String line) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit;
    try (PrintStream outStream = new PrintStream(out, false, StandardCharsets.UTF_8);
        PrintStream errStream = new PrintStream(err, false, StandardCharsets.UTF_8)) {
      exit =
          DrydockCli.run(
              arguments(line),
              new Console(outStream, errStream, folder, new TreeMap<>(), /* terminal= */ false));
    }
    return "exit " + exit + "\n" + marked("out", out) + marked("err", err);
  }

  private String[] arguments(String line) {
    List<String> arguments = new ArrayList<>();
    if (!line.contains("--jobs")) {
      arguments.addAll(more);
    }
    for (String word : line.trim().split(" +", -1)) {
      arguments.add(word.replace('+', ' '));
    }
    return arguments.stream().filter(word -> !word.isEmpty()).toArray(String[]::new);
  }

  private String marked(String mark, ByteArrayOutputStream stream) {
    StringBuilder out = new StringBuilder();
    String text =
        stream
            .toString(StandardCharsets.UTF_8)
            .replace(folder.toString(), "<folder>")
            .replace("\u001b", "<ESC>")
            .replaceAll("\\d+ checks", "<n> checks")
            .replaceAll("(\"?checks\"?): \\d+", "$1: <n>");
    ID.matcher(text)
        .replaceAll(this::numbered)
        .lines()
        .forEach(line -> out.append((mark + "| " + line).stripTrailing()).append('\n'));
    return out.toString();
  }

  /** A shortened id gets the number of the whole one if that came first, and the other way. */
  private String numbered(MatchResult id) {
    String start = id.group().substring(0, 10);
    ids.add(start);
    return "<id " + (List.copyOf(ids).indexOf(start) + 1) + ">";
  }
}
