package dev.drydock.render.template;

import dev.drydock.yaml.Node;
import java.util.List;
import java.util.Optional;

/** Gives the text of the other files of a component. */
public interface Embedder {

  /** Returns the text of a rendered configuration document, or nothing where that failed. */
  Optional<Embedded> config(String name);

  /** Returns the text of a file that is copied as it is. */
  Optional<Embedded> file(String path);

  /** Returns the SHA-256 of either, as hexadecimal digits. */
  Optional<Embedded> digest(String name);

  /**
   * A text that a hole prints.
   *
   * @param text a string
   * @param reads what was read to make it
   */
  record Embedded(Node text, List<Read> reads) {}
}
