package dev.drydock.render.template;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.SourceFile;
import java.util.List;
import java.util.Optional;

/**
 * A template that was read.
 *
 * @param name relative to the folder of the component
 */
record Template(String name, SourceFile file, List<Part> parts) {

  /** Reads a template and reports everything that the language does not have. */
  static Optional<Template> parse(String name, SourceFile file, Diagnostics diagnostics) {
    Diagnostics own = new Diagnostics();
    TemplateSource source = new TemplateSource(file);
    List<TemplateScan.Piece> pieces = TemplateScan.scan(source, own);
    if (own.hasErrors()) {
      diagnostics.addAll(own.all());
      return Optional.empty();
    }
    List<Part> parts =
        switch (PebbleSyntax.parse(file.text())) {
          case PebbleSyntax.Parsed.Tree tree ->
              Translator.translate(source, pieces, tree.root(), own);
          case PebbleSyntax.Parsed.Wrong wrong -> {
            reportSyntax(source, pieces, wrong, own);
            yield List.of();
          }
        };
    diagnostics.addAll(own.all());
    return parts.isEmpty() && own.hasErrors()
        ? Optional.empty()
        : Optional.of(new Template(name, file, parts));
  }

  /** Pebble stops at the first error and knows its line only; each print can be read by itself. */
  private static void reportSyntax(
      TemplateSource source,
      List<TemplateScan.Piece> pieces,
      PebbleSyntax.Parsed.Wrong wrong,
      Diagnostics diagnostics) {
    for (TemplateScan.Piece piece : pieces) {
      if (piece instanceof TemplateScan.Piece.Print print
          && PebbleSyntax.parse(source.text().substring(print.start(), print.end()))
              instanceof PebbleSyntax.Parsed.Wrong own) {
        diagnostics.add(Code.TEMPLATE_SYNTAX, source.locate(print.start()), own.message());
      }
    }
    if (!diagnostics.hasErrors()) {
      diagnostics.add(
          Diagnostic.of(
              Code.TEMPLATE_SYNTAX, tagAt(source, pieces, wrong.line()), wrong.message()));
    }
  }

  private static Location tagAt(TemplateSource source, List<TemplateScan.Piece> pieces, int line) {
    return pieces.stream()
        .filter(TemplateScan.Piece.Tag.class::isInstance)
        .filter(tag -> source.line(tag.start()) <= line && source.line(tag.end() - 1) >= line)
        .findFirst()
        .map(tag -> source.locate(tag.start()))
        .orElse(Location.in(source.file(), line, 0));
  }
}
