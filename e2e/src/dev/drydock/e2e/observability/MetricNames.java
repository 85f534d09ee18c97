package dev.drydock.e2e.observability;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of metrics in an expression of PromQL. */
final class MetricNames {
  private static final Pattern STRING =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|`[^`]*`");
  private static final Pattern MATCHERS = Pattern.compile("\\{[^}]*\\}|\\[[^\\]]*\\]");
  private static final Pattern LABELS =
      Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
  private static final Pattern NAME =
      Pattern.compile("(?<![\\w:.])[a-zA-Z_:][\\w:]*(?!\\s*\\()\\b");
  private static final Set<String> WORDS =
      Set.of("and", "or", "unless", "bool", "offset", "atan2", "group_left", "group_right");

  private MetricNames() {}

  static SortedSet<String> of(String expression) {
    String bare = STRING.matcher(expression).replaceAll("");
    bare = MATCHERS.matcher(bare).replaceAll("");
    bare = LABELS.matcher(bare).replaceAll("");
    SortedSet<String> names = new TreeSet<>();
    Matcher name = NAME.matcher(bare);
    while (name.find()) {
      if (!WORDS.contains(name.group())) {
        names.add(name.group());
      }
    }
    return names;
  }
}
