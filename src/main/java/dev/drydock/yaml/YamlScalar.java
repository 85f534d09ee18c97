package dev.drydock.yaml;

import dev.drydock.diag.Origin;

/**
 * A scalar as it stands in a text, before anything is decided about its type.
 *
 * @param text the decoded content, without quotes and escapes
 * @param style how it was written
 * @param start the UTF-16 index of its first character in the text, its quote included
 * @param end the UTF-16 index after its last character
 * @param multiline whether it runs over more than one line of the text
 * @param origin where it came from, as the dialect located its start
 */
public record YamlScalar(
    String text, Style style, int start, int end, boolean multiline, Origin origin) {

  /** How a scalar is written. */
  public enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    LITERAL,
    FOLDED
  }
}
