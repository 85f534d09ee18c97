package dev.drydock.render.template;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostics;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Pairs the tags of a template. Pebble does so as well, but says no place. */
final class TagNesting {
  private static final int LIMIT = 64;

  private final TemplateSource source;
  private final Diagnostics diagnostics;
  private final Deque<TemplateScan.Piece.Tag> open = new ArrayDeque<>();

  private TagNesting(TemplateSource source, Diagnostics diagnostics) {
    this.source = source;
    this.diagnostics = diagnostics;
  }

  static void check(
      TemplateSource source, List<TemplateScan.Piece> pieces, Diagnostics diagnostics) {
    TagNesting nesting = new TagNesting(source, diagnostics);
    for (TemplateScan.Piece piece : pieces) {
      if (piece instanceof TemplateScan.Piece.Tag tag && !nesting.take(tag)) {
        return;
      }
    }
    nesting.open.forEach(
        tag ->
            nesting.report(
                Code.TEMPLATE_SYNTAX, tag, "`" + tag.word() + "` has no `end" + tag.word() + "`"));
  }

  /** Takes the next tag and returns whether the following ones can be paired. */
  private boolean take(TemplateScan.Piece.Tag tag) {
    return switch (tag.word()) {
      case "if", "for" -> {
        open.push(tag);
        yield open.size() <= LIMIT
            || report(
                Code.TEMPLATE_LIMIT, tag, "tags are nested more than " + LIMIT + " levels deep");
      }
      case "elseif" -> isIn("if") || unpaired(tag);
      case "else" -> !open.isEmpty() || unpaired(tag);
      case "endif", "endfor" -> {
        boolean paired = isIn(tag.word().substring(3));
        yield paired ? open.pop() != null : unpaired(tag);
      }
      default -> true;
    };
  }

  private boolean isIn(String word) {
    TemplateScan.Piece.Tag innermost = open.peek();
    return innermost != null && innermost.word().equals(word);
  }

  private boolean unpaired(TemplateScan.Piece.Tag tag) {
    return report(Code.TEMPLATE_SYNTAX, tag, "`" + tag.word() + "` belongs to no tag before it");
  }

  private boolean report(Code code, TemplateScan.Piece.Tag tag, String message) {
    diagnostics.add(code, source.locate(tag.start()), message);
    return false;
  }
}
