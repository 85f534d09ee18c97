package dev.drydock.render.template;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.ForNode;
import io.pebbletemplates.pebble.node.IfNode;
import io.pebbletemplates.pebble.node.IncludeNode;
import io.pebbletemplates.pebble.node.PrintNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.RootNode;
import io.pebbletemplates.pebble.node.SetNode;
import io.pebbletemplates.pebble.node.TextNode;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.LiteralStringExpression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns Pebble's tree into ours. Its nodes come in the order of the text, so each takes its place
 * from the next piece of the scan; a node that the language does not have ends the translation.
 */
final class Translator {
  private final TemplateSource source;
  private final List<TemplateScan.Piece> pieces;
  private final Diagnostics diagnostics;
  private int next;

  private Translator(
      TemplateSource source, List<TemplateScan.Piece> pieces, Diagnostics diagnostics) {
    this.source = source;
    this.pieces = pieces;
    this.diagnostics = diagnostics;
  }

  static List<Part> translate(
      TemplateSource source,
      List<TemplateScan.Piece> pieces,
      RootNode root,
      Diagnostics diagnostics) {
    Translator translator = new Translator(source, pieces, diagnostics);
    return translator.body(root.getBody());
  }

  private List<Part> body(@Nullable BodyNode body) {
    List<Part> parts = new ArrayList<>();
    if (body != null) {
      for (RenderableNode node : body.getChildren()) {
        parts.add(part(node));
      }
    }
    return List.copyOf(parts);
  }

  private Part part(RenderableNode node) {
    return switch (node) {
      case TextNode text -> text(text);
      case PrintNode print -> hole(print);
      case IfNode choice -> choice(choice);
      case ForNode loop -> loop(loop);
      case SetNode set -> set(set);
      case IncludeNode include -> include(include);
      default -> throw new IllegalStateException("a node without a tag: " + node.getClass());
    };
  }

  private Part text(TextNode node) {
    TemplateScan.Piece.Text piece = (TemplateScan.Piece.Text) pieces.get(next++);
    String text = new String(node.getData());
    if (!text.equals(source.text().substring(piece.start(), piece.end()))) {
      throw new IllegalStateException("text out of step at " + source.locate(piece.start()));
    }
    return new Part.Text(text, source, piece.start());
  }

  private Part hole(PrintNode node) {
    TemplateScan.Piece.Print piece = (TemplateScan.Piece.Print) pieces.get(next++);
    Location at = source.locate(piece.start());
    return new Part.Hole(expression(node.getExpression(), at), at);
  }

  private Part choice(IfNode node) {
    List<Part.Branch> branches = new ArrayList<>();
    for (var condition : node.getConditionsWithBodies()) {
      Location at = tag(branches.isEmpty() ? "if" : "elseif");
      branches.add(
          new Part.Branch(expression(condition.getLeft(), at), body(condition.getRight()), at));
    }
    List<Part> otherwise = otherwise(node.getElseBody());
    tag("endif");
    return new Part.If(List.copyOf(branches), otherwise);
  }

  private Part loop(ForNode node) {
    Location at = tag("for");
    Term items = expression(node.getIterable(), at);
    List<Part> body = body(node.getBody());
    List<Part> otherwise = otherwise(node.getElseBody());
    tag("endfor");
    return new Part.For(node.getIterationVariable(), items, body, otherwise, at);
  }

  private List<Part> otherwise(@Nullable BodyNode body) {
    if (body != null) {
      tag("else");
    }
    return body(body);
  }

  private Part set(SetNode node) {
    Location at = tag("set");
    return new Part.Set(node.getName(), expression(node.getValue(), at), at);
  }

  private Part include(IncludeNode node) {
    TemplateScan.Piece piece = pieces.get(next);
    Location at = tag("include");
    if (!(node.getIncludeExpression() instanceof LiteralStringExpression literal)) {
      diagnostics.add(
          Diagnostic.of(Code.TEMPLATE_INCLUDE, at, "the name of an include is not a literal string")
              .withHint("write the path of the file, such as `'partials/pod.yaml.peb'`"));
      return new Part.Include("", at);
    }
    if (hasWith(piece)) {
      diagnostics.add(
          Diagnostic.of(Code.TEMPLATE_INCLUDE, at, "an include takes no `with`")
              .withHint("use `set` before it: an included file sees all variables"));
    }
    return new Part.Include(literal.getValue(), at);
  }

  /** Pebble's node does not show its {@code with}, so the text of the tag says it. */
  private boolean hasWith(TemplateScan.Piece piece) {
    String tag = source.text().substring(piece.start() + 2, piece.end() - 2);
    return tag.strip().matches("(?s)include\\s*('[^']*'|\"[^\"]*\")\\s*with\\b.*");
  }

  private Location tag(String word) {
    TemplateScan.Piece piece = pieces.get(next++);
    if (!(piece instanceof TemplateScan.Piece.Tag tag && tag.word().equals(word))) {
      throw new IllegalStateException("tag out of step at " + source.locate(piece.start()));
    }
    return source.locate(piece.start());
  }

  private Term expression(Expression<?> node, Location at) {
    return new ExpressionTranslator(at, diagnostics).translate(node);
  }
}
