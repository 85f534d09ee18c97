package dev.drydock.render.template;

import dev.drydock.diag.Location;
import dev.drydock.diag.Origin;
import dev.drydock.diag.Related;
import dev.drydock.diag.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A rendered text in which one private-use character stands for each hole, with what stands behind
 * them, and the way back from a position of the text to the template that wrote it.
 */
final class HoleText {
  private final String text;
  private final List<Hole> holes;
  private final int[] starts;
  private final List<Segment> segments;
  private final SourceFile file;

  private HoleText(Builder builder, SourceFile file) {
    this.text = builder.text.toString();
    this.holes = List.copyOf(builder.holes);
    this.segments = List.copyOf(builder.segments);
    this.starts = builder.starts.stream().mapToInt(Integer::intValue).toArray();
    this.file = file;
  }

  /**
   * A hole.
   *
   * @param offset where its sentinel stands in the text
   */
  record Hole(HoleValues.Filled value, int offset) {
    Location at() {
      return value.origin().at();
    }
  }

  /** What wrote a stretch of the text. */
  private sealed interface Segment {
    /**
     * Literal text.
     *
     * @param branch what decided that it is there
     */
    record Literal(Part.Text text, List<Related> branch) implements Segment {}

    /** A hole. */
    record Filled(Location at) implements Segment {}
  }

  String text() {
    return text;
  }

  List<Hole> holes() {
    return holes;
  }

  /** Returns the template place that wrote a position, and what decided that it is there. */
  Origin origin(int offset) {
    if (segments.isEmpty()) {
      return Origin.of(Location.in(file, 1, 1));
    }
    int found = Arrays.binarySearch(starts, offset);
    int index = Math.max(found >= 0 ? found : -found - 2, 0);
    return switch (segments.get(index)) {
      case Segment.Literal literal -> {
        int within = Math.min(offset - starts[index], literal.text().text().length());
        Location at = literal.text().source().locate(literal.text().start() + within);
        yield new Origin(at, literal.branch());
      }
      case Segment.Filled filled -> Origin.of(filled.at());
    };
  }

  /** Collects a text. */
  static final class Builder {
    private final StringBuilder text = new StringBuilder(1024);
    private final List<Hole> holes = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private final List<Segment> segments = new ArrayList<>();

    int length() {
      return text.length();
    }

    int holes() {
      return holes.size();
    }

    void text(Part.Text part, List<Related> branch) {
      starts.add(text.length());
      segments.add(new Segment.Literal(part, branch));
      text.append(part.text());
    }

    void hole(HoleValues.Filled value, Location at) {
      starts.add(text.length());
      segments.add(new Segment.Filled(at));
      char sentinel = (char) (TemplateCharacters.FIRST_SENTINEL + holes.size());
      holes.add(new Hole(value, text.length()));
      text.append(sentinel);
    }

    /**
     * Returns the text.
     *
     * @param file where the place of an empty text is
     */
    HoleText build(SourceFile file) {
      return new HoleText(this, file);
    }
  }
}
