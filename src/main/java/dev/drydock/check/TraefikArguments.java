package dev.drydock.check;

import dev.drydock.diag.Origin;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.ScalarNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The command line of a Traefik container. Names of flags are case-insensitive, the last of two
 * equal flags wins, and a flag without a value is true.
 */
final class TraefikArguments {

  private static final String ENTRY_POINTS = "entrypoints.";

  /**
   * A flag.
   *
   * @param value its value
   * @param origin the argument
   */
  record Flag(String value, Origin origin) {}

  private final SortedMap<String, Flag> flags;

  private TraefikArguments(SortedMap<String, Flag> flags) {
    this.flags = flags;
  }

  static TraefikArguments of(MappingNode container) {
    List<ScalarNode> words = new ArrayList<>(Fields.scalars(container, "command"));
    words.addAll(Fields.scalars(container, "args"));
    SortedMap<String, Flag> flags = new TreeMap<>();
    for (int index = 0; index < words.size(); index++) {
      String word = words.get(index).text();
      if (!word.startsWith("-")) {
        continue;
      }
      String flag = word.replaceFirst("^--?", "");
      int equals = flag.indexOf('=');
      String name = (equals < 0 ? flag : flag.substring(0, equals)).toLowerCase(Locale.ROOT);
      String value = equals < 0 ? detached(words, index) : flag.substring(equals + 1);
      flags.put(name, new Flag(value, words.get(index).origin()));
    }
    return new TraefikArguments(flags);
  }

  /** Returns the value that follows a flag as a word of its own. */
  private static String detached(List<ScalarNode> words, int index) {
    boolean hasNext = index + 1 < words.size() && !words.get(index + 1).text().startsWith("-");
    return hasNext ? words.get(index + 1).text() : "true";
  }

  Optional<Flag> flag(String name) {
    return Optional.ofNullable(flags.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Returns the value of a flag, or a default. */
  String value(String name, String otherwise) {
    return flag(name).map(Flag::value).orElse(otherwise);
  }

  /** Returns whether any flag below a prefix is set. */
  boolean hasBelow(String prefix) {
    return flags.tailMap(prefix).keySet().stream().findFirst().orElse("").startsWith(prefix);
  }

  /** Returns the duration of a flag, zero or a default where it is unset or none. */
  Duration duration(String name, Duration otherwise) {
    return flag(name).flatMap(flag -> GoDuration.parse(flag.value())).orElse(otherwise);
  }

  /** Returns the names of all entry points that a flag speaks of. */
  SortedSet<String> entryPoints() {
    SortedSet<String> names = new TreeSet<>();
    for (String name : flags.tailMap(ENTRY_POINTS).keySet()) {
      if (!name.startsWith(ENTRY_POINTS)) {
        break;
      }
      String rest = name.substring(ENTRY_POINTS.length());
      names.add(rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest);
    }
    return names;
  }

  /** Returns the first flag of an entry point, to point at. */
  Origin origin(String entryPoint, Origin otherwise) {
    String prefix = ENTRY_POINTS + entryPoint + ".";
    return flags.tailMap(prefix).entrySet().stream()
        .findFirst()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .map(entry -> entry.getValue().origin())
        .orElse(otherwise);
  }
}
