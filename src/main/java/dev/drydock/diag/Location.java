package dev.drydock.diag;

import java.util.Comparator;

/** The place that a diagnostic speaks of. */
public sealed interface Location extends Comparable<Location> {

  /** Orders places by path, line and column; nowhere comes first. */
  Comparator<Location> ORDER =
      Comparator.comparing(Location::path)
          .thenComparingInt(Location::line)
          .thenComparingInt(Location::column);

  /** Returns the path relative to the repository root, or an empty string. */
  String path();

  /** Returns the 1-based line, or 0 where only the file is known. */
  int line();

  /** Returns the 1-based column in code points, or 0 where only the line is known. */
  int column();

  @Override
  default int compareTo(Location other) {
    return ORDER.compare(this, other);
  }

  /**
   * A place in a text.
   *
   * @param file the text
   * @param line 1-based; 0 where the whole file is meant
   * @param column 1-based, counted in code points; 0 where the whole line is meant
   */
  record InFile(SourceFile file, int line, int column) implements Location {
    @Override
    public String path() {
      return file.path();
    }
  }

  /**
   * A path without a text: a folder, a link, a file that cannot be read, a file of the output.
   *
   * @param path relative to the repository root, with {@code /} between folders
   */
  record OfPath(String path) implements Location {
    @Override
    public int line() {
      return 0;
    }

    @Override
    public int column() {
      return 0;
    }
  }

  /** No place: the environment, an option, the fleet as a whole. */
  record Nowhere() implements Location {
    @Override
    public String path() {
      return "";
    }

    @Override
    public int line() {
      return 0;
    }

    @Override
    public int column() {
      return 0;
    }
  }

  /** Returns the place without a file. */
  static Location nowhere() {
    return new Nowhere();
  }

  /** Returns a place in a text; line and column are 1-based, 0 means unknown. */
  static Location in(SourceFile file, int line, int column) {
    return new InFile(file, line, column);
  }

  /** Returns the place of a path whose text is not at hand. */
  static Location of(String path) {
    return new OfPath(path);
  }
}
