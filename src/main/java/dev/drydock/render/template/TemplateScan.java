package dev.drydock.render.template;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds the delimiters of a template before Pebble reads it, for two reasons: Pebble keeps no
 * columns, and what the language leaves out is told with its place.
 */
final class TemplateScan {
  private static final int EXPRESSION_LIMIT = 8192;
  private static final List<String> TAGS =
      List.of("if", "elseif", "else", "endif", "for", "endfor", "set", "include");

  private final TemplateSource source;
  private final String text;
  private final Diagnostics diagnostics;
  private final List<Piece> pieces = new ArrayList<>();
  private final SortedSet<String> unknown = new TreeSet<>();
  private int position;

  private TemplateScan(TemplateSource source, Diagnostics diagnostics) {
    this.source = source;
    this.text = source.text();
    this.diagnostics = diagnostics;
  }

  /**
   * A piece of a template: text, a print or a tag. Comments are left out. A piece begins with its
   * opening delimiter, and ends after its closing one.
   */
  sealed interface Piece {
    int start();

    int end();

    /** Text outside of delimiters. */
    record Text(int start, int end) implements Piece {}

    /** A print. */
    record Print(int start, int end) implements Piece {}

    /** A tag with its first word. */
    record Tag(String word, int start, int end) implements Piece {}
  }

  /** Returns the pieces in order; complete only where nothing was reported. */
  static List<Piece> scan(TemplateSource source, Diagnostics diagnostics) {
    TemplateCharacters.check(source, diagnostics);
    TemplateScan scan = new TemplateScan(source, diagnostics);
    scan.run();
    TagNesting.check(source, scan.pieces, diagnostics);
    return scan.pieces;
  }

  private void run() {
    while (position < text.length()) {
      int open = nextOpen();
      if (open > position) {
        pieces.add(new Piece.Text(position, open));
      }
      if (open == text.length()) {
        return;
      }
      position = open;
      switch (text.charAt(open + 1)) {
        case '#' -> comment();
        case '{' -> print();
        default -> tag();
      }
    }
  }

  private int nextOpen() {
    for (int i = position; i + 1 < text.length(); i++) {
      if (text.charAt(i) == '{' && "{%#".indexOf(text.charAt(i + 1)) >= 0) {
        return i;
      }
    }
    return text.length();
  }

  private void comment() {
    int start = position;
    int close = text.indexOf("#}", start + 2);
    if (close < 0) {
      unclosed(start, "{#");
      return;
    }
    refuseControl(start, close);
    position = close + 2;
  }

  private void print() {
    int start = position;
    int end = closed(start, "}}");
    if (end >= 0) {
      pieces.add(new Piece.Print(start, end));
    }
  }

  private void tag() {
    int start = position;
    int end = closed(start, "%}");
    if (end < 0) {
      return;
    }
    String word = word(start + 2);
    pieces.add(new Piece.Tag(word, start, end));
    if (!TAGS.contains(word) && unknown.add(word) && !unknown.contains(opener(word))) {
      Diagnostic refusal =
          Diagnostic.of(
              Code.TEMPLATE_UNKNOWN_TAG,
              source.locate(start),
              word.isEmpty() ? "the tag has no name" : "there is no tag `" + word + "`");
      Optional<String> hint = Suggestion.hint(word, TAGS);
      diagnostics.add(
          refusal.withHint(hint.orElse("the tags are `if`, `for`, `set` and `include`")));
    }
  }

  /** Returns the tag that an end tag belongs to; a refused one is told once. */
  private static String opener(String word) {
    return word.startsWith("end") ? word.substring(3) : "";
  }

  private String word(int from) {
    int start = from;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    int end = start;
    while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    return text.substring(start, end);
  }

  /** Moves behind the closing delimiter and returns the position, or -1 where there is none. */
  private int closed(int start, String delimiter) {
    int close = new ExpressionScan(text, start + 2).close(delimiter);
    if (close < 0) {
      unclosed(start, text.substring(start, start + 2));
      return -1;
    }
    refuseControl(start, close);
    if (close - start > EXPRESSION_LIMIT) {
      diagnostics.add(
          Code.TEMPLATE_LIMIT,
          source.locate(start),
          "the expression has more than " + EXPRESSION_LIMIT + " characters");
    }
    position = close + 2;
    return position;
  }

  private void unclosed(int start, String delimiter) {
    diagnostics.add(
        Code.TEMPLATE_SYNTAX, source.locate(start), "`" + delimiter + "` is not closed");
    position = text.length();
  }

  private void refuseControl(int start, int close) {
    if (text.charAt(start + 2) == '-' || text.charAt(close - 1) == '-') {
      diagnostics.add(
          Diagnostic.of(
                  Code.TEMPLATE_WHITESPACE_CONTROL,
                  source.locate(start),
                  "whitespace control (a `-` at a delimiter) is not part of the language")
              .withHint("leave the `-` out: blank lines do not reach the output"));
    }
  }
}
