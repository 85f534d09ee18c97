package dev.drydock.schema;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Reads a {@code $ref}: a pointer into the same file or into one beside it, and nothing else. */
final class Reference {

  private Reference() {}

  /** Returns where a reference in a file leads, or nothing where it leads out of the files. */
  static Optional<SchemaPlace> resolve(String path, String reference) {
    int hash = reference.indexOf('#');
    String file = hash < 0 ? reference : reference.substring(0, hash);
    String pointer = hash < 0 ? "" : reference.substring(hash + 1);
    if (!pointer.isEmpty() && !pointer.startsWith("/")) {
      return Optional.empty();
    }
    Optional<String> target = file.isEmpty() ? Optional.of(path) : beside(path, file);
    return target.flatMap(
        name -> decoded(pointer).map(decodedPointer -> new SchemaPlace(name, decodedPointer)));
  }

  private static Optional<String> decoded(String pointer) {
    if (pointer.indexOf('%') < 0) {
      return Optional.of(pointer);
    }
    try {
      String plus = pointer.replace("+", "%2B");
      return Optional.of(URLDecoder.decode(plus, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<String> beside(String path, String file) {
    if (file.indexOf(':') >= 0 || file.startsWith("/") || file.indexOf('\\') >= 0) {
      return Optional.empty();
    }
    Deque<String> steps = new ArrayDeque<>();
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    for (String step : (folder + file).split("/", -1)) {
      switch (step) {
        case "", "." -> {}
        case ".." -> {
          if (steps.pollLast() == null) {
            return Optional.empty();
          }
        }
        default -> steps.addLast(step);
      }
    }
    return Optional.of(String.join("/", steps));
  }
}
