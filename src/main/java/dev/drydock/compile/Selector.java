package dev.drydock.compile;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A label selector in Kubernetes' form: requirements with commas between, all of which must hold.
 *
 * @param requirements what must hold
 */
record Selector(List<Requirement> requirements) {
  private static final String KEY = "(?<key>[A-Za-z0-9][A-Za-z0-9_./-]*)";
  private static final Pattern EQUALITY =
      Pattern.compile(KEY + "\\s*(?<operator>=|==|!=)\\s*(?<values>[A-Za-z0-9_.-]*)");
  private static final Pattern SET =
      Pattern.compile(KEY + "\\s+(?<operator>in|notin)\\s*\\((?<values>[A-Za-z0-9_., -]*)\\)");
  private static final Pattern EXISTENCE = Pattern.compile("(?<operator>!?)\\s*" + KEY);

  /** A comma outside parentheses. */
  private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");

  Selector {
    requirements = List.copyOf(requirements);
  }

  /** A condition on labels. */
  sealed interface Requirement {
    boolean holds(SortedMap<String, String> labels);
  }

  /**
   * The label has one of the values, or none of them.
   *
   * @param wanted whether it must, or must not
   */
  record Among(String key, List<String> values, boolean wanted) implements Requirement {
    @Override
    public boolean holds(SortedMap<String, String> labels) {
      return values.contains(labels.getOrDefault(key, "\0")) == wanted;
    }
  }

  /**
   * The label is there, or is not.
   *
   * @param wanted whether it must, or must not
   */
  record Exists(String key, boolean wanted) implements Requirement {
    @Override
    public boolean holds(SortedMap<String, String> labels) {
      return labels.containsKey(key) == wanted;
    }
  }

  /** Reads a selector; an empty text selects all. */
  static Outcome<Selector> parse(String text) {
    List<Requirement> requirements = new ArrayList<>();
    for (String part : COMMA.split(text, -1)) {
      String trimmed = part.trim();
      if (trimmed.isEmpty() && text.isBlank()) {
        continue;
      }
      Requirement requirement = requirement(trimmed);
      if (requirement == null) {
        return Outcome.failed(
            Diagnostic.of(
                    Code.USAGE,
                    Location.nowhere(),
                    "`" + trimmed + "` is not a requirement of a selector")
                .withHint(
                    "write `plan=large`, `state!=retired`, `region in (a, b)`, `pin` or `!pin`"));
      }
      requirements.add(requirement);
    }
    return Outcome.ok(new Selector(requirements));
  }

  private static @Nullable Requirement requirement(String text) {
    Matcher equality = EQUALITY.matcher(text);
    if (equality.matches()) {
      return new Among(
          equality.group("key"),
          List.of(equality.group("values")),
          !equality.group("operator").equals("!="));
    }
    Matcher set = SET.matcher(text);
    if (set.matches()) {
      List<String> values =
          Pattern.compile("\\s*,\\s*").splitAsStream(set.group("values").trim()).toList();
      return new Among(set.group("key"), values, set.group("operator").equals("in"));
    }
    Matcher existence = EXISTENCE.matcher(text);
    return existence.matches()
        ? new Exists(existence.group("key"), existence.group("operator").isEmpty())
        : null;
  }

  /** Returns whether every requirement holds. */
  boolean matches(SortedMap<String, String> labels) {
    return requirements.stream().allMatch(requirement -> requirement.holds(labels));
  }
}
