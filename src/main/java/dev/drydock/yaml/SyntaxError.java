package dev.drydock.yaml;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * What the engine says about a text that is not YAML, in words for people who write fleet files.
 *
 * @param mark the place, where the engine knows one
 * @param message one sentence
 * @param hint what to do, or an empty string
 */
record SyntaxError(Optional<Mark> mark, String message, String hint) {

  private static final String INDENTATION = "check the indentation of this line and those above";

  static SyntaxError of(MarkedYamlEngineException error) {
    String problem = error.getProblem() == null ? "" : error.getProblem();
    Optional<Mark> context = error.getContextMark();
    Optional<Mark> mark = error.getProblemMark().or(() -> context);
    if (context.isPresent() && isEnd(problem)) {
      return unclosed(error.getContext(), context);
    }
    if (problem.startsWith("could not find expected ':'")) {
      return new SyntaxError(context, "expected `: ` after a key", INDENTATION);
    }
    if (problem.startsWith("found character")) {
      return cannotStart(quoted(problem), mark);
    }
    if (problem.startsWith("unexpected character found") && context.isPresent()) {
      // A value such as `*.example.com` was taken for an alias, or one with `&` for an anchor.
      return cannotStart(error.getContext().endsWith("alias") ? "*" : "&", context);
    }
    return worded(problem, mark);
  }

  private static boolean isEnd(String problem) {
    return problem.contains("end of stream") || problem.contains("<stream end>");
  }

  private static SyntaxError unclosed(String context, Optional<Mark> mark) {
    if (context.contains("quoted scalar")) {
      return new SyntaxError(mark, "the quote is never closed", "");
    }
    if (context.contains("flow sequence")) {
      return new SyntaxError(mark, "the `[` is never closed", "");
    }
    if (context.contains("flow mapping")) {
      return new SyntaxError(mark, "the `{` is never closed", "");
    }
    return new SyntaxError(mark, "the file ends in the middle of a value", "");
  }

  private static String quoted(String problem) {
    int quote = problem.indexOf('\'');
    int end = problem.indexOf('\'', quote + 1);
    return quote < 0 || end < 0 ? "" : problem.substring(quote + 1, end);
  }

  private static SyntaxError cannotStart(String character, Optional<Mark> mark) {
    return new SyntaxError(
        mark,
        "a value cannot start with `" + character + "`",
        "quote the value with double quotes");
  }

  private static SyntaxError worded(String problem, Optional<Mark> mark) {
    if (problem.startsWith("mapping values are not allowed")) {
      return new SyntaxError(
          mark,
          "found `:` where no key can be",
          "quote a value that holds `: `, or check the indentation");
    }
    if (problem.startsWith("sequence entries are not allowed")) {
      return new SyntaxError(
          mark, "a list cannot start here", "start it on a line of its own, or quote the value");
    }
    if (problem.startsWith("expected <block end>")) {
      return new SyntaxError(
          mark, "this does not fit the map or list that it stands in", INDENTATION);
    }
    if (problem.startsWith("expected ',' or ")) {
      String closer = problem.contains("']'") ? "]" : "}";
      return new SyntaxError(mark, "expected `,` or `" + closer + "`", "");
    }
    if (problem.startsWith("expected '<document start>'")) {
      return new SyntaxError(mark, "expected `---` before another document", INDENTATION);
    }
    if (problem.startsWith("found unknown escape character")) {
      return new SyntaxError(
          mark,
          "found an escape that YAML does not know",
          "write `\\\\` for a backslash, or use single quotes");
    }
    return new SyntaxError(mark, "the text is not YAML: " + oneLine(problem), "");
  }

  private static String oneLine(String problem) {
    String line = problem.replaceAll("\\p{Cntrl}+", " ").strip();
    String bare = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    return bare.isEmpty() ? "it cannot be read" : bare;
  }

  /** Returns the error for a line on which a colon came too late to make a key. */
  SyntaxError ofLongLine() {
    return message.startsWith("found `:`")
        ? new SyntaxError(mark, "the key before this `:` has more than 1,024 characters", "")
        : this;
  }

  /** Returns the error for a line by which git marks two versions that it could not merge. */
  SyntaxError ofConflict() {
    return new SyntaxError(
        mark,
        "the line is a mark of a merge that has conflicts",
        "keep what is meant of the two versions, and remove the three marks");
  }

  Diagnostic at(Location place) {
    Diagnostic diagnostic = Diagnostic.of(Code.YAML_SYNTAX, place, message);
    return hint.isEmpty() ? diagnostic : diagnostic.withHint(hint);
  }
}
