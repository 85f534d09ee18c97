package dev.drydock.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One change of a good object and what it is refused with. In the file: a line {@code Kind: from =>
 * to}, in which {@code \n} is a line feed, then an indented line for each diagnostic.
 */
record Mutation(String kind, String from, String to, List<String> expected) {

  static Stream<Mutation> read(Path file) throws IOException {
    return Arrays.stream(Files.readString(file).split("\n(?! |$)"))
        .filter(block -> !block.isBlank() && !block.startsWith("#"))
        .map(Mutation::of);
  }

  private static Mutation of(String block) {
    List<String> lines = block.lines().filter(line -> !line.isBlank()).toList();
    String head = lines.getFirst();
    int colon = head.indexOf(": ");
    String[] sides = head.substring(colon + 2).split(" => ?", 2);
    return new Mutation(
        head.substring(0, colon),
        sides[0].replace("\\n", "\n"),
        sides[1].replace("\\n", "\n"),
        lines.stream().skip(1).map(String::strip).toList());
  }

  String applied(String text) {
    String changed = text.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to));
    if (changed.equals(text)) {
      throw new AssertionError(kind + " does not hold: " + from);
    }
    return changed;
  }

  @Override
  public String toString() {
    return kind + ": " + from + " => " + to;
  }
}
