package dev.drydock.check;

import dev.drydock.diag.Origin;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The flags of a VictoriaMetrics program, as it reads them: {@code -name=value}, a flag without a
 * value is true, and a list is written by repeating the flag or with commas.
 */
final class Flags {

  /**
   * One item of a flag.
   *
   * @param name its name, without dashes
   * @param value its value
   * @param origin the argument
   */
  record Flag(String name, String value, Origin origin) {}

  private final List<Flag> flags;
  private final Origin otherwise;

  private Flags(List<Flag> flags, Origin otherwise) {
    this.flags = List.copyOf(flags);
    this.otherwise = otherwise;
  }

  static Flags of(MappingNode container) {
    List<Flag> flags = new ArrayList<>();
    List<ScalarNode> words = new ArrayList<>(Fields.scalars(container, "command"));
    words.addAll(Fields.scalars(container, "args"));
    for (ScalarNode word : words) {
      if (word.text().startsWith("-")) {
        String text = word.text().replaceFirst("^--?", "");
        int equals = text.indexOf('=');
        flags.add(
            new Flag(
                equals < 0 ? text : text.substring(0, equals),
                equals < 0 ? "true" : text.substring(equals + 1),
                word.origin()));
      }
    }
    return new Flags(flags, Fields.origin(container, "args"));
  }

  List<Flag> all() {
    return flags;
  }

  /** Returns the value that counts: the last. */
  Optional<Flag> flag(String name) {
    return flags.stream().filter(flag -> flag.name().equals(name)).reduce((first, last) -> last);
  }

  Optional<String> value(String name) {
    return flag(name).map(Flag::value);
  }

  /** Returns all items of a flag, in their order. */
  List<Flag> items(String name) {
    List<Flag> items = new ArrayList<>();
    for (Flag flag : flags) {
      if (flag.name().equals(name)) {
        for (String item : split(flag.value())) {
          items.add(new Flag(name, item, flag.origin()));
        }
      }
    }
    return items;
  }

  /** Commas in quotes, brackets and braces do not separate. */
  private static List<String> split(String text) {
    List<String> items = new ArrayList<>();
    int depth = 0;
    boolean isQuoted = false;
    int start = 0;
    for (int index = 0; index < text.length(); index++) {
      char c = text.charAt(index);
      isQuoted ^= c == '"';
      if (!isQuoted && "([{".indexOf(c) >= 0) {
        depth++;
      } else if (!isQuoted && ")]}".indexOf(c) >= 0) {
        depth--;
      } else if (!isQuoted && depth == 0 && c == ',') {
        items.add(text.substring(start, index));
        start = index + 1;
      }
    }
    items.add(text.substring(start));
    return items;
  }

  /** Returns where a flag is written, or the arguments that lack it. */
  Origin origin(String name) {
    return flag(name).map(Flag::origin).orElse(otherwise);
  }
}
