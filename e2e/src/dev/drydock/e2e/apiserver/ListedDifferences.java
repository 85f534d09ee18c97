package dev.drydock.e2e.apiserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/**
 * What the server refuses and our typed check is known to let pass.
 *
 * @param names of mutations
 */
record ListedDifferences(SequencedSet<String> names) {

  /**
   * Reads a file of names, one a line. A block of them follows the lines with {@code #} that say
   * why; a name without such a block is an error.
   */
  static ListedDifferences read(Path file) throws IOException {
    SequencedSet<String> names = new LinkedHashSet<>();
    boolean isExplained = false;
    for (String line : Files.readAllLines(file)) {
      if (line.isBlank()) {
        isExplained = false;
      } else if (line.startsWith("#")) {
        isExplained = true;
      } else if (!isExplained) {
        throw new IOException(file + " does not say why: " + line);
      } else if (!names.add(line)) {
        throw new IOException(file + " lists twice: " + line);
      }
    }
    return new ListedDifferences(names);
  }
}
