package dev.drydock.e2e.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The arguments of a program, each {@code --name=value}.
 *
 * @param arguments in order
 */
record Flags(List<String> arguments) {
  private static final Pattern SECONDS = Pattern.compile("(\\d+)s");

  Flags {
    arguments = List.copyOf(arguments);
  }

  /** Returns the value of a flag; of several equal flags the last, as Traefik takes it. */
  Optional<String> value(String name) {
    return arguments.reversed().stream()
        .filter(argument -> isNamed(argument, name))
        .findFirst()
        .map(argument -> argument.substring(prefix(name).length()));
  }

  /** Returns the value of a flag that is a whole number of seconds. */
  Duration duration(String name) {
    String value =
        value(name)
            .orElseThrow(() -> new NoSuchElementException("no flag --" + name + " is rendered"));
    Matcher seconds = SECONDS.matcher(value);
    if (!seconds.matches()) {
      throw new IllegalArgumentException("--" + name + "=" + value + " is not a number of seconds");
    }
    return Duration.ofSeconds(Long.parseLong(seconds.group(1)));
  }

  /** Returns the names of all flags that match a pattern, in order. */
  List<String> names(Pattern pattern) {
    return arguments.stream()
        .map(argument -> argument.replaceFirst("^--", "").replaceFirst("=.*", ""))
        .filter(pattern.asMatchPredicate())
        .distinct()
        .toList();
  }

  /** Returns these flags with another value for one, which must be among them. */
  Flags replace(String name, String value) {
    if (value(name).isEmpty()) {
      throw new NoSuchElementException("no flag --" + name + " is rendered");
    }
    return new Flags(
        arguments.stream()
            .map(argument -> isNamed(argument, name) ? prefix(name) + value : argument)
            .toList());
  }

  /** Returns these flags and one more. */
  Flags add(String name, String value) {
    List<String> more = new ArrayList<>(arguments);
    more.add(prefix(name) + value);
    return new Flags(more);
  }

  /** Returns these flags without those that match a pattern, of which there must be one. */
  Flags without(Pattern pattern) {
    List<String> names = names(pattern);
    if (names.isEmpty()) {
      throw new NoSuchElementException("no flag like " + pattern + " is rendered");
    }
    return new Flags(
        arguments.stream()
            .filter(argument -> names.stream().noneMatch(name -> isNamed(argument, name)))
            .toList());
  }

  private static boolean isNamed(String argument, String name) {
    return argument.startsWith(prefix(name));
  }

  private static String prefix(String name) {
    return "--" + name + "=";
  }
}
