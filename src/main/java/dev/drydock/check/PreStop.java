package dev.drydock.check;

import dev.drydock.diag.Origin;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a container does before it gets the signal to stop.
 *
 * @param kind what is known of its length
 * @param seconds how long it takes where that is fixed
 * @param origin where it is written
 */
record PreStop(Kind kind, long seconds, Origin origin) {

  private static final Pattern SLEEP = Pattern.compile("\\bsleep ([0-9]{1,6})s?\\b");
  private static final Pattern LOOP =
      Pattern.compile("\\bwhile\\b.*\\bkillall -0 \\w+\\b.*\\bdone\\b");

  /** What is known of the length of a hook. */
  enum Kind {
    /** There is no hook. */
    NONE,
    /** It takes a fixed time. */
    FIXED,
    /** It sends the signal itself and waits for the process to go. */
    LOOP,
    /** Nothing is known of its length. */
    UNBOUNDED
  }

  static PreStop of(MappingNode container) {
    Optional<MappingNode> hook = container.map("lifecycle", "preStop");
    Origin origin = Fields.origin(container, "lifecycle", "preStop");
    if (hook.isEmpty()) {
      return new PreStop(Kind.NONE, 0, origin);
    }
    Optional<Long> sleep = Fields.integer(hook.orElseThrow(), "sleep", "seconds");
    if (sleep.isPresent()) {
      Origin seconds = Fields.origin(hook.orElseThrow(), "sleep", "seconds");
      return new PreStop(Kind.FIXED, sleep.orElseThrow(), seconds);
    }
    return command(Fields.scalars(hook.orElseThrow(), "exec", "command"), origin);
  }

  private static PreStop command(List<ScalarNode> words, Origin origin) {
    String line = words.stream().map(ScalarNode::text).collect(Collectors.joining(" "));
    if (LOOP.matcher(line).find() && line.contains("kill")) {
      return new PreStop(Kind.LOOP, 0, origin);
    }
    Matcher sleep = SLEEP.matcher(line);
    boolean isPlain = !line.contains("while") && !line.contains("for ");
    return isPlain && sleep.find()
        ? new PreStop(Kind.FIXED, Long.parseLong(sleep.group(1)), origin)
        : new PreStop(Kind.UNBOUNDED, 0, origin);
  }
}
