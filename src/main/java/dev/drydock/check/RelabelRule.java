package dev.drydock.check;

import dev.drydock.yaml.MappingNode;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * A rule of a scrape's relabelling, as far as it decides which targets are kept: {@code keep},
 * {@code drop} and {@code replace}. Other actions keep every target.
 *
 * @param action the action
 * @param sources the labels that it looks at
 * @param separator what stands between their values
 * @param regex what the joined values must be as a whole
 * @param target the label that it writes
 * @param replacement what it writes
 */
record RelabelRule(
    String action,
    List<String> sources,
    String separator,
    Pattern regex,
    String target,
    String replacement) {

  private static final Pattern ANY = Pattern.compile("(.*)", Pattern.DOTALL);

  static RelabelRule of(MappingNode node) {
    return new RelabelRule(
        Fields.text(node, "action").orElse("replace"),
        Fields.texts(node, "source_labels"),
        Fields.text(node, "separator").orElse(";"),
        Fields.text(node, "regex").flatMap(RelabelRule::pattern).orElse(ANY),
        Fields.text(node, "target_label").orElse(""),
        Fields.text(node, "replacement").orElse("$1"));
  }

  /** A text that is no expression here matches nothing that a rendered label could be. */
  private static Optional<Pattern> pattern(String text) {
    try {
      return Optional.of(Pattern.compile(text, Pattern.DOTALL));
    } catch (PatternSyntaxException notOne) {
      return Optional.of(Pattern.compile(Pattern.quote(text)));
    }
  }

  /**
   * Returns whether a target is kept.
   *
   * @param written the labels that rules before this one wrote, and where this one writes
   * @param label the labels that the target came with
   */
  boolean keeps(SortedMap<String, String> written, Function<String, String> label) {
    String joined =
        sources.stream()
            .map(name -> written.containsKey(name) ? written.get(name) : label.apply(name))
            .collect(Collectors.joining(separator));
    Matcher matcher = regex.matcher(joined);
    boolean matches = matcher.matches();
    if (action.equals("replace") && matches) {
      written.put(target, matcher.replaceFirst(replacement.replaceAll("\\$\\{(\\w+)}", "\\$$1")));
    }
    return switch (action) {
      case "keep" -> matches;
      case "drop" -> !matches;
      default -> true;
    };
  }
}
