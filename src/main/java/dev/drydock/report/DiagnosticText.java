package dev.drydock.report;

import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.diag.Related;
import dev.drydock.diag.Severity;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Writes diagnostics for people: {@code path:line:column: error: message [code]}, the source line
 * with a caret, related places and a hint.
 */
public final class DiagnosticText {
  /** How many diagnostics a text shows; JSON shows all. */
  private static final int MOST = 50;

  /** How many related places of a single diagnostic a text shows; a whole map may feed a hole. */
  private static final int MOST_RELATED = 10;

  /** The longest excerpt of a source line, in code points. */
  private static final int WIDTH = 160;

  private final Palette palette;

  public DiagnosticText(Palette palette) {
    this.palette = palette;
  }

  /** Returns the text of all diagnostics, sorted by place, with a last line that counts them. */
  public String write(Collection<Diagnostic> diagnostics) {
    List<DiagnosticGroups.Group> groups = DiagnosticGroups.of(diagnostics);
    StringBuilder out = new StringBuilder();
    groups.stream().limit(MOST).forEach(group -> write(out, group));
    if (groups.size() > MOST) {
      out.append("... and ")
          .append(groups.size() - MOST)
          .append(" more; `--format json` shows all\n");
    }
    long errors = groups.stream().filter(group -> group.first().isError()).count();
    if (errors > 0) {
      out.append(errors).append(errors == 1 ? " error\n" : " errors\n");
    }
    return out.toString();
  }

  private void write(StringBuilder out, DiagnosticGroups.Group group) {
    Diagnostic first = group.first();
    place(first.at()).ifPresent(place -> out.append(palette.bold(place)).append(": "));
    out.append(word(first.severity())).append(": ").append(InertText.oneLine(first.message()));
    out.append(" ").append(palette.dim("[" + first.code().slug() + "]")).append('\n');
    excerpt(out, first.at());
    writeRelated(out, group);
    first
        .hint()
        .ifPresent(hint -> out.append("  hint: ").append(InertText.oneLine(hint)).append('\n'));
  }

  private void writeRelated(StringBuilder out, DiagnosticGroups.Group group) {
    int shown = group.count() == 1 ? MOST_RELATED : DiagnosticGroups.PLACES;
    for (Related related : group.related().stream().limit(shown).toList()) {
      out.append("  related: ");
      place(related.at()).ifPresent(place -> out.append(place).append(": "));
      out.append(InertText.oneLine(related.message())).append('\n');
    }
    int more = group.related().size() - shown;
    if (group.count() > 1) {
      out.append("  the same ").append(group.count()).append(" times");
      out.append(more > 0 ? "; the first places are shown\n" : "\n");
    } else if (more > 0) {
      out.append("  and ").append(more).append(" more; `--format json` shows all\n");
    }
  }

  private String word(Severity severity) {
    return switch (severity) {
      case ERROR -> palette.red(severity.word());
      case WARNING -> palette.yellow(severity.word());
      case NOTE -> palette.bold(severity.word());
    };
  }

  /** Returns {@code path:line:column} as far as it is known. */
  static Optional<String> place(Location at) {
    if (at.path().isEmpty()) {
      return Optional.empty();
    }
    StringBuilder out = new StringBuilder(InertText.oneLine(at.path()));
    if (at.line() > 0) {
      out.append(':').append(at.line());
    }
    if (at.column() > 0) {
      out.append(':').append(at.column());
    }
    return Optional.of(out.toString());
  }

  private void excerpt(StringBuilder out, Location at) {
    if (!(at instanceof Location.InFile place)) {
      return;
    }
    Optional<String> line = place.file().line(place.line());
    if (line.isEmpty()) {
      return;
    }
    String number = "%5d | ".formatted(place.line());
    int start = Math.max(0, place.column() - WIDTH / 2);
    out.append(palette.dim(number)).append(slice(line.get(), start)).append('\n');
    if (place.column() > 0) {
      int before = InertText.oneLine(beforeCaret(line.get(), start, place.column())).length();
      String gutter = " ".repeat(number.length() - 2) + "| ";
      out.append(palette.dim(gutter))
          .append(" ".repeat(before))
          .append(palette.green("^"))
          .append('\n');
    }
  }

  private static String slice(String line, int start) {
    return InertText.oneLine(text(line, start, start + WIDTH)).stripTrailing();
  }

  private static String beforeCaret(String line, int start, int column) {
    return text(line, start, column - 1);
  }

  private static String text(String line, int from, int to) {
    int[] points = line.codePoints().skip(from).limit(Math.max(0, to - from)).toArray();
    return new String(points, 0, points.length);
  }
}
