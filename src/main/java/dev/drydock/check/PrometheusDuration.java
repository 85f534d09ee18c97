package dev.drydock.check;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads and prints durations as Prometheus and Loki write them: {@code 7d}, {@code 168h}, {@code
 * 1h30m}. Only zero needs no unit.
 */
final class PrometheusDuration {

  private static final Pattern PART = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d|w|y)");
  private static final Pattern WHOLE = Pattern.compile("([0-9]{1,9}(ms|s|m|h|d|w|y))+");

  private PrometheusDuration() {}

  /** Returns the duration, or nothing where the text is none. */
  static Optional<Duration> parse(String text) {
    if (text.equals("0")) {
      return Optional.of(Duration.ZERO);
    }
    if (!WHOLE.matcher(text).matches()) {
      return Optional.empty();
    }
    Duration sum = Duration.ZERO;
    Matcher parts = PART.matcher(text);
    while (parts.find()) {
      sum = sum.plus(unit(parts.group(2)).multipliedBy(Long.parseLong(parts.group(1))));
    }
    return Optional.of(sum);
  }

  private static Duration unit(String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(1);
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      case "h" -> Duration.ofHours(1);
      case "d" -> Duration.ofDays(1);
      case "w" -> Duration.ofDays(7);
      default -> Duration.ofDays(365);
    };
  }

  /** Returns a duration in hours where it is one of whole hours, else in seconds. */
  static String print(Duration duration) {
    return !duration.isZero() && duration.toSeconds() % 3600 == 0
        ? duration.toHours() + " h"
        : GoDuration.print(duration);
  }
}
