package dev.drydock.e2e;

import java.io.IOException;
import java.time.Duration;

/** Waits with a limit. */
public final class Waiting {
  private static final Duration STEP = Duration.ofMillis(50);

  private Waiting() {}

  /**
   * Waits until something holds.
   *
   * @param what what is waited for, for the message
   * @throws IllegalStateException if the time is over before; its cause is the last failure to ask
   */
  public static void until(String what, Duration limit, Condition condition)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    IOException last = null;
    while (true) {
      try {
        if (condition.holds()) {
          return;
        }
        last = null;
      } catch (IOException notYet) {
        last = notYet;
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "waited " + limit.toSeconds() + " s in vain for " + what, last);
      }
      Thread.sleep(STEP);
    }
  }
}
