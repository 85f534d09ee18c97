package dev.drydock.render.template;

import dev.drydock.diag.Location;
import dev.drydock.diag.Related;

/**
 * A fact about the model that a template depended on.
 *
 * @param kind what was looked at
 * @param path the path in the model, such as {@code values.replicas.min}
 * @param at where the value was written; for an absent key the place of the map that lacks it
 */
public record Read(Kind kind, String path, Location at) {

  /** What was looked at. */
  public enum Kind {
    /** The value; of a list or map, everything in it. */
    VALUE("value"),
    /** That a key is not there. */
    ABSENT("absence"),
    /** Whether a value is a map, a list or a scalar. */
    KIND("kind"),
    /** The keys of a map or the length of a list. */
    KEYS("keys");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  /** Returns the read as diagnostics show it. */
  public Related related() {
    return new Related(at, kind.word + " of `" + path + "`");
  }
}
