package dev.drydock.render.template;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.Origin;
import dev.drydock.diag.Outcome;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.StrictYaml;
import dev.drydock.yaml.YamlDialect;
import dev.drydock.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Reads a text with sentinels and puts the values in their places. Every hole must be found exactly
 * once, in a scalar on one line that reaches over the place where its sentinel was written; so no
 * value can change the structure, and none lands where it was not meant.
 */
final class HoleDialect implements YamlDialect {
  private final HoleText text;
  private final boolean[] found;

  /** Where keys with a hole in them begin. */
  private final SortedSet<Location> filledKeys = new TreeSet<>();

  /** Where values with a hole in them begin. */
  private final SortedSet<Location> filledValues = new TreeSet<>();

  private HoleDialect(HoleText text) {
    this.text = text;
    this.found = new boolean[text.holes().size()];
  }

  /**
   * Returns the documents of a text.
   *
   * @param object whether they are Kubernetes objects, whose top-level keys, apiVersion and kind
   *     must be literal
   */
  static Outcome<List<Node>> parse(HoleText text, boolean object) {
    HoleDialect dialect = new HoleDialect(text);
    Outcome<List<Node>> parsed = StrictYaml.parse(text.text(), dialect);
    Diagnostics diagnostics = new Diagnostics();
    List<Node> documents = diagnostics.take(parsed);
    if (documents != null) {
      dialect.reportLost(diagnostics);
      if (object) {
        documents.forEach(document -> dialect.checkLiterals(document, diagnostics));
      }
    }
    return documents == null ? diagnostics.failed() : diagnostics.outcome(documents);
  }

  @Override
  public Location locate(int offset) {
    return text.origin(offset).at();
  }

  @Override
  public Origin origin(int offset) {
    return text.origin(offset);
  }

  @Override
  public Node value(YamlScalar scalar, Diagnostics diagnostics) {
    if (!hasSentinel(scalar)) {
      return StrictYaml.resolve(scalar, diagnostics);
    }
    List<HoleText.Hole> holes = take(scalar, diagnostics);
    Origin origin = HoleText.fed(scalar.origin(), holes);
    filledValues.add(origin.at());
    if (holes.isEmpty()) {
      return new ScalarNode("", origin); // refused
    }
    boolean whole = scalar.style() == YamlScalar.Style.PLAIN && scalar.text().length() == 1;
    return whole
        ? holes.getFirst().value().node()
        : new ScalarNode(joined(scalar, diagnostics), origin);
  }

  @Override
  public String key(YamlScalar scalar, Diagnostics diagnostics) {
    if (!hasSentinel(scalar)) {
      return StrictYaml.resolveKey(scalar, diagnostics);
    }
    List<HoleText.Hole> holes = take(scalar, diagnostics);
    filledKeys.add(scalar.origin().at());
    if (holes.isEmpty()) {
      return scalar.text(); // refused
    }
    boolean whole = scalar.style() == YamlScalar.Style.PLAIN && scalar.text().length() == 1;
    if (whole && !(holes.getFirst().value().node() instanceof ScalarNode key && key.isString())) {
      HoleValues.Filled value = holes.getFirst().value();
      diagnostics.add(
          Diagnostic.of(
                  Code.TEMPLATE_KEY_NOT_STRING,
                  value.origin(),
                  "the key is " + Kinds.of(value.node()) + "; a key must be a string")
              .withHint("quote the hole to make it a string"));
      return scalar.text();
    }
    return joined(scalar, diagnostics);
  }

  private static boolean hasSentinel(YamlScalar scalar) {
    return scalar.text().chars().anyMatch(TemplateCharacters::isSentinel);
  }

  /** Returns the holes of a scalar, or none where one of them may not be there. */
  private List<HoleText.Hole> take(YamlScalar scalar, Diagnostics diagnostics) {
    List<HoleText.Hole> holes = new ArrayList<>();
    boolean refused = false;
    for (int i = 0; i < scalar.text().length(); i++) {
      char c = scalar.text().charAt(i);
      if (TemplateCharacters.isSentinel(c)) {
        int index = c - TemplateCharacters.FIRST_SENTINEL;
        if (isWrittenHere(index, scalar)) {
          found[index] = true;
          holes.add(text.holes().get(index));
          refused |= isRefused(scalar, text.holes().get(index), diagnostics);
        } else {
          refused = true;
          diagnostics.add(
              Diagnostic.of(
                  Code.TEMPLATE_CHARACTER,
                  scalar.origin(),
                  "an escape spells a private-use character"));
        }
      }
    }
    return refused ? List.of() : holes;
  }

  private boolean isWrittenHere(int index, YamlScalar scalar) {
    if (index >= found.length || found[index]) {
      return false;
    }
    int offset = text.holes().get(index).offset();
    return scalar.start() <= offset && offset < scalar.end();
  }

  private static boolean isRefused(YamlScalar scalar, HoleText.Hole hole, Diagnostics diagnostics) {
    boolean block =
        scalar.style() == YamlScalar.Style.LITERAL || scalar.style() == YamlScalar.Style.FOLDED;
    if (block) {
      diagnostics.add(
          Diagnostic.of(Code.TEMPLATE_HOLE_IN_BLOCK, hole.at(), "the hole is in a block scalar")
              .withHint("join the text in one hole with `~`, or make it a file in `config/`"));
    } else if (scalar.multiline()) {
      diagnostics.add(
          Diagnostic.of(
                  Code.TEMPLATE_HOLE_FOLDED,
                  hole.at(),
                  "the hole is in a scalar of more than one line")
              .withHint("write the scalar on one line"));
    }
    return block || scalar.multiline();
  }

  /** Returns the scalar with the values in the places of their sentinels. */
  private String joined(YamlScalar scalar, Diagnostics diagnostics) {
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < scalar.text().length(); i++) {
      char c = scalar.text().charAt(i);
      joined.append(TemplateCharacters.isSentinel(c) ? part(c, diagnostics) : String.valueOf(c));
    }
    return joined.toString();
  }

  private String part(char sentinel, Diagnostics diagnostics) {
    HoleValues.Filled value =
        text.holes().get(sentinel - TemplateCharacters.FIRST_SENTINEL).value();
    if (value.node() instanceof ScalarNode scalar) {
      return scalar.text();
    }
    diagnostics.add(
        Diagnostic.of(
            Code.TEMPLATE_HOLE_VALUE,
            value.origin(),
            "the value is "
                + Kinds.of(value.node())
                + "; a part of a string must be a string, number or boolean"));
    return "";
  }

  /** Reports the holes that no scalar holds, which are those in comments. */
  private void reportLost(Diagnostics diagnostics) {
    for (int index = 0; index < found.length; index++) {
      if (!found[index]) {
        reportLost(text.holes().get(index), diagnostics);
      }
    }
  }

  private void reportLost(HoleText.Hole hole, Diagnostics diagnostics) {
    if (!isInComment(hole.offset())) {
      throw new IllegalStateException("the reader lost the hole at " + hole.at());
    }
    diagnostics.add(
        Diagnostic.of(Code.TEMPLATE_HOLE_IN_COMMENT, hole.at(), "the hole is in a comment")
            .withHint("use a template comment `{# ... #}`, which is not rendered"));
  }

  private boolean isInComment(int offset) {
    String all = text.text();
    for (int i = offset; i >= 0 && all.charAt(i) != '\n'; i--) {
      boolean begins = i == 0 || Character.isWhitespace(all.charAt(i - 1));
      if (all.charAt(i) == '#' && begins) {
        return true;
      }
    }
    return false;
  }

  private void checkLiterals(Node document, Diagnostics diagnostics) {
    if (!(document instanceof MappingNode map)) {
      return;
    }
    map.entries()
        .forEach(
            (key, entry) -> {
              if (filledKeys.contains(entry.keyOrigin().at())) {
                literalNeeded(entry.keyOrigin(), "a top-level key", diagnostics);
              }
            });
    for (String key : List.of("apiVersion", "kind")) {
      map.get(key)
          .filter(value -> filledValues.contains(value.origin().at()))
          .ifPresent(value -> literalNeeded(value.origin(), "`" + key + "`", diagnostics));
    }
  }

  private static void literalNeeded(Origin origin, String what, Diagnostics diagnostics) {
    diagnostics.add(
        Diagnostic.of(
            Code.TEMPLATE_LITERAL_NEEDED,
            origin.at(),
            what + " is a hole; it must be written in the template, since the schema goes by it"));
  }
}
