package dev.drydock.e2e.traffic;

import java.time.Duration;

/**
 * How much faster a test runs than production: every time that takes part in a drain is divided by
 * the same number, so that the relations between them stay.
 *
 * @param divisor at least 1
 */
record Scale(int divisor) {

  Scale {
    if (divisor < 1) {
      throw new IllegalArgumentException("a scale of " + divisor);
    }
  }

  Duration of(Duration time) {
    return time.dividedBy(divisor);
  }

  Duration seconds(long seconds) {
    return of(Duration.ofSeconds(seconds));
  }

  /** Returns a scaled time as Go writes durations. */
  String flag(Duration time) {
    return of(time).toMillis() + "ms";
  }
}
