package dev.drydock.git;

import java.util.Optional;

/**
 * A ref that has to move from one commit to another.
 *
 * @param ref its full name
 * @param from the id that it must have now; nothing where it must not exist
 * @param to the id that it shall have
 */
public record RefMove(String ref, Optional<String> from, String to) {

  /** How it ended. */
  public enum Result {
    /** All refs have moved. */
    MOVED,
    /** Somebody else moved one of them first, and none has moved. */
    LOST
  }
}
