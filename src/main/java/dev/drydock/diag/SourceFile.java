package dev.drydock.diag;

import java.util.List;
import java.util.Optional;

/**
 * A text file that people edit: a fleet document, a template, a schema or a component description.
 *
 * @param path relative to the repository root, with {@code /} between folders
 * @param text the whole text, as decoded from UTF-8
 */
public record SourceFile(String path, String text) {

  /** Returns the lines of the text without their line ends. */
  public List<String> lines() {
    return text.lines().toList();
  }

  /** Returns the text of a 1-based line, or nothing where the file has no such line. */
  public Optional<String> line(int number) {
    return number < 1 ? Optional.empty() : text.lines().skip(number - 1L).findFirst();
  }

  /** Two files are the same source when they have the same path: one run reads a path once. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SourceFile file && file.path.equals(path);
  }

  @Override
  public int hashCode() {
    return path.hashCode();
  }

  @Override
  public String toString() {
    return path;
  }
}
