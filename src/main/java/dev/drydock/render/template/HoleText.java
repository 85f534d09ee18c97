package dev.drydock.render.template;

import dev.drydock.diag.Location;
import dev.drydock.diag.Origin;
import dev.drydock.diag.Related;
import dev.drydock.diag.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * A rendered text in which one private-use character stands for each hole, with what stands behind
 * them, and the way back from a position of the text to the template that wrote it.
 */
final class HoleText {
  private final List<Hole> holes;
  private final int[] starts;
  private final int length;
  private final List<Segment> segments;
  private final SourceFile file;

  private HoleText(Builder builder, SourceFile file) {
    this.holes = List.copyOf(builder.holes);
    this.segments = List.copyOf(builder.segments);
    this.starts = Arrays.copyOf(builder.starts, segments.size());
    this.length = builder.length;
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
    /** Returns the part of the template that wrote it. */
    Part part();

    /**
     * Literal text.
     *
     * @param branch what decided that it is there
     */
    record Literal(Part.Text part, List<Related> branch) implements Segment {}

    /** A hole. */
    record Filled(Part.Hole part) implements Segment {}
  }

  /**
   * Which parts wrote a text, in order; the same parts write the same text but for what stands
   * behind the sentinels. Two parts are the same only if they are one object.
   */
  static final class Path {
    private final Part[] parts;
    private final int hash;

    private Path(List<Segment> segments) {
      this.parts = segments.stream().map(Segment::part).toArray(Part[]::new);
      int sum = 0;
      for (Part part : parts) {
        sum = 31 * sum + System.identityHashCode(part);
      }
      this.hash = sum;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Path path && parts.length == path.parts.length && isSame(path.parts);
    }

    @SuppressWarnings("ReferenceEquality") // parts are compared by what they are, not what they say
    private boolean isSame(Part[] others) {
      for (int index = 0; index < parts.length; index++) {
        if (parts[index] != others[index]) {
          return false;
        }
      }
      return true;
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /** Returns the origin of a scalar with holes in it: its own, fed by all that they read. */
  static Origin fed(Origin scalar, List<Hole> holes) {
    SequencedSet<Related> inputs = new LinkedHashSet<>(scalar.inputs());
    holes.forEach(hole -> inputs.addAll(hole.value().origin().inputs()));
    return new Origin(scalar.at(), List.copyOf(inputs));
  }

  SourceFile file() {
    return file;
  }

  /** Returns the text. It is put together when asked for, which it is not where there is a mold. */
  String text() {
    StringBuilder text = new StringBuilder(length);
    int hole = 0;
    for (Segment segment : segments) {
      switch (segment) {
        case Segment.Literal literal -> text.append(literal.part().text());
        case Segment.Filled filled ->
            text.append((char) (TemplateCharacters.FIRST_SENTINEL + hole++));
      }
    }
    return text.toString();
  }

  List<Hole> holes() {
    return holes;
  }

  /** Returns which parts wrote the text. */
  Path path() {
    return new Path(segments);
  }

  /** Returns the template place that wrote a position, and what decided that it is there. */
  Origin origin(int offset) {
    return segments.isEmpty()
        ? Origin.of(Location.in(file, 1, 1))
        : new Origin(at(offset), branch(segment(offset)));
  }

  /** Returns which of the segments a position lies in. */
  int segment(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return Math.max(found >= 0 ? found : -found - 2, 0);
  }

  /** Returns what decided that a segment is there. */
  List<Related> branch(int segment) {
    return switch (segments.get(segment)) {
      case Segment.Literal literal -> literal.branch();
      case Segment.Filled filled -> List.of();
    };
  }

  private Location at(int offset) {
    int index = segment(offset);
    return switch (segments.get(index)) {
      case Segment.Literal literal -> {
        Part.Text part = literal.part();
        int within = Math.min(offset - starts[index], part.text().length());
        yield part.source().locate(part.start() + within);
      }
      case Segment.Filled filled -> filled.part().at();
    };
  }

  /** Collects a text. */
  static final class Builder {
    private final List<Hole> holes = new ArrayList<>();
    private final List<Segment> segments = new ArrayList<>();
    private int[] starts = new int[64];
    private int length;

    int length() {
      return length;
    }

    int holes() {
      return holes.size();
    }

    void text(Part.Text part, List<Related> branch) {
      add(new Segment.Literal(part, branch), part.text().length());
    }

    void hole(HoleValues.Filled value, Part.Hole part) {
      holes.add(new Hole(value, length));
      add(new Segment.Filled(part), 1);
    }

    private void add(Segment segment, int characters) {
      if (segments.size() == starts.length) {
        starts = Arrays.copyOf(starts, 2 * starts.length);
      }
      starts[segments.size()] = length;
      segments.add(segment);
      length += characters;
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
