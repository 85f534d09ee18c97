package dev.drydock.check;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and prints durations as Go programs and Kubernetes write them: {@code 1m30s}. */
final class GoDuration {

  private static final Pattern PART = Pattern.compile("([0-9]*\\.?[0-9]+)(ns|us|µs|ms|s|m|h)");
  private static final Pattern WHOLE =
      Pattern.compile("\\+?([0-9]*\\.?[0-9]+(ns|us|µs|ms|s|m|h))+");
  private static final Pattern BARE = Pattern.compile("[0-9]{1,9}");

  private GoDuration() {}

  /** Returns the duration, or nothing where the text is none. A bare number means seconds. */
  static Optional<Duration> parse(String text) {
    if (BARE.matcher(text).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    if (text.length() > 40 || !WHOLE.matcher(text).matches()) {
      return Optional.empty();
    }
    Duration sum = Duration.ZERO;
    Matcher parts = PART.matcher(text);
    while (parts.find()) {
      BigDecimal nanos = new BigDecimal(parts.group(1)).multiply(nanos(parts.group(2)));
      sum = sum.plusNanos(nanos.longValue());
    }
    return Optional.of(sum);
  }

  private static BigDecimal nanos(String unit) {
    return BigDecimal.valueOf(
        switch (unit) {
          case "h" -> 3_600_000_000_000L;
          case "m" -> 60_000_000_000L;
          case "s" -> 1_000_000_000L;
          case "ms" -> 1_000_000L;
          case "ns" -> 1L;
          default -> 1_000L;
        });
  }

  /** Returns a duration as messages print it: {@code 66 s} or {@code 1.5 s}. */
  static String print(Duration duration) {
    BigDecimal seconds = BigDecimal.valueOf(duration.toMillis(), /* scale= */ 3);
    return seconds.stripTrailingZeros().toPlainString() + " s";
  }
}
