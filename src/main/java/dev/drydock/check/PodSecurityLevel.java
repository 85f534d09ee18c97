package dev.drydock.check;

import java.util.Locale;
import java.util.Optional;

/** The levels of the Pod Security Standards, from the most to the least that a pod may do. */
enum PodSecurityLevel {
  PRIVILEGED,
  BASELINE,
  RESTRICTED;

  static Optional<PodSecurityLevel> parse(String word) {
    for (PodSecurityLevel level : values()) {
      if (level.word().equals(word)) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether a namespace of this level applies the rules of another. */
  boolean applies(PodSecurityLevel rules) {
    return compareTo(rules) >= 0;
  }
}
