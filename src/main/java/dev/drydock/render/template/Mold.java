package dev.drydock.render.template;

import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.Origin;
import dev.drydock.diag.Outcome;
import dev.drydock.yaml.Cast;
import dev.drydock.yaml.Form;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import dev.drydock.yaml.StrictYaml;
import dev.drydock.yaml.YamlDialect;
import dev.drydock.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/**
 * The documents of a text whose holes are still open. Whatever the same parts of a template write
 * is parsed once; after that only the values are new, and go into the mold without passing a
 * parser.
 *
 * @param documents what stands in the text
 * @param forms the forms of the documents; nothing for one that is no map or has holes in keys
 */
record Mold(List<Piece> documents, List<Optional<Form>> forms) {

  /**
   * The documents of a text.
   *
   * @param nodes the documents
   * @param casts the same by their forms, where they have one
   */
  record Filled(List<Node> nodes, List<Optional<Cast>> casts) {}

  /** A value with holes in it. */
  sealed interface Piece {
    /** A scalar that the template wrote. */
    record Literal(ScalarNode scalar, Place place) implements Piece {}

    /** A hole that is a value by itself. */
    record Whole(int hole) implements Piece {}

    /** A scalar with holes in its text. */
    record Joined(String text, Place place) implements Piece {}

    /** A list. */
    record ListOf(List<Piece> items, Place place) implements Piece {}

    /** A map. */
    record MapOf(List<Entry> entries, Place place) implements Piece {}

    /** An entry of a map; the key may have holes, or be one. */
    record Entry(String key, boolean hasHoles, boolean isWhole, Place place, Piece value) {}
  }

  /**
   * Where something begins.
   *
   * @param segment which segment of the text
   * @param at the place in the template
   */
  record Place(int segment, Location at) {}

  /** Thrown and caught here: the values do not fit, and the parser says why. */
  private static final class Misfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Misfit() {
      super("does not fit", null, false, false);
    }
  }

  /** Returns the mold of a text in which {@link HoleDialect} found nothing to report. */
  static Mold of(HoleText text) {
    Offsets offsets = new Offsets(text);
    return switch (StrictYaml.parse(text.text(), offsets)) {
      case Outcome.Ok<List<Node>> ok -> of(ok.value().stream().map(offsets::piece).toList());
      case Outcome.Failed<List<Node>> failed ->
          throw new IllegalStateException("read once and not again: " + failed.diagnostics());
    };
  }

  /** Returns the documents with the values of a text by the same parts, or nothing on a misfit. */
  Optional<Filled> fill(HoleText text) {
    List<Node> nodes = new ArrayList<>(documents.size());
    List<Optional<Cast>> casts = new ArrayList<>(documents.size());
    try {
      for (int index = 0; index < documents.size(); index++) {
        List<Node> values = new ArrayList<>();
        nodes.add(node(documents.get(index), text, values));
        casts.add(forms.get(index).map(form -> new Cast(form, values)));
      }
      return Optional.of(new Filled(nodes, casts));
    } catch (Misfit misfit) {
      return Optional.empty();
    }
  }

  private static Mold of(List<Piece> documents) {
    return new Mold(documents, documents.stream().map(MoldForm::of).toList());
  }

  /**
   * Makes a piece.
   *
   * @param values where the values of slots are added
   */
  private static Node node(Piece piece, HoleText text, List<Node> values) {
    return switch (piece) {
      case Piece.Literal literal ->
          new ScalarNode(literal.scalar().value(), origin(literal.place(), text));
      case Piece.Whole whole -> added(text.holes().get(whole.hole()).value().node(), values);
      case Piece.Joined joined -> added(joined(joined, text), values);
      case Piece.ListOf list -> {
        List<Node> items = new ArrayList<>(list.items().size());
        for (Piece item : list.items()) {
          items.add(node(item, text, values));
        }
        yield new SequenceNode(items, origin(list.place(), text));
      }
      case Piece.MapOf map -> {
        SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>();
        for (Piece.Entry entry : map.entries()) {
          Origin keyOrigin = origin(entry.place(), text);
          Node value = node(entry.value(), text, values);
          if (entries.put(key(entry, text), new MappingNode.Entry(keyOrigin, value)) != null) {
            throw new Misfit();
          }
        }
        yield new MappingNode(entries, origin(map.place(), text));
      }
    };
  }

  private static Node added(Node value, List<Node> values) {
    values.add(value);
    return value;
  }

  private static Node joined(Piece.Joined piece, HoleText text) {
    List<HoleText.Hole> holes = new ArrayList<>();
    String joined = joined(piece.text(), text, holes);
    return new ScalarNode(joined, HoleText.fed(origin(piece.place(), text), holes));
  }

  private static String key(Piece.Entry entry, HoleText text) {
    if (!entry.hasHoles()) {
      return entry.key();
    }
    List<HoleText.Hole> holes = new ArrayList<>();
    String key = joined(entry.key(), text, holes);
    if (entry.isWhole()
        && !(holes.getFirst().value().node() instanceof ScalarNode scalar && scalar.isString())) {
      throw new Misfit();
    }
    return key;
  }

  private static String joined(String pattern, HoleText text, List<HoleText.Hole> holes) {
    if (!hasSentinel(pattern)) {
      return pattern;
    }
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (!TemplateCharacters.isSentinel(c)) {
        joined.append(c);
        continue;
      }
      HoleText.Hole hole = text.holes().get(c - TemplateCharacters.FIRST_SENTINEL);
      holes.add(hole);
      if (!(hole.value().node() instanceof ScalarNode part)) {
        throw new Misfit();
      }
      joined.append(part.text());
    }
    return joined.toString();
  }

  private static boolean hasSentinel(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (TemplateCharacters.isSentinel(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static Origin origin(Place place, HoleText text) {
    return new Origin(place.at(), text.branch(place.segment()));
  }

  /** Reads a text whose places are its own: the line of a place is the index of a character. */
  private static final class Offsets implements YamlDialect {
    private final HoleText text;

    /** The characters at which a hole stands that is a whole scalar. */
    private final Set<Integer> wholes = new TreeSet<>();

    Offsets(HoleText text) {
      this.text = text;
    }

    @Override
    public Location locate(int offset) {
      return Location.in(text.file(), offset, /* column= */ 0);
    }

    @Override
    public Node value(YamlScalar scalar, Diagnostics diagnostics) {
      return hasSentinel(scalar.text())
          ? new ScalarNode(noted(scalar), scalar.origin())
          : StrictYaml.resolve(scalar, diagnostics);
    }

    @Override
    public String key(YamlScalar scalar, Diagnostics diagnostics) {
      return hasSentinel(scalar.text())
          ? noted(scalar)
          : StrictYaml.resolveKey(scalar, diagnostics);
    }

    private String noted(YamlScalar scalar) {
      if (scalar.style() == YamlScalar.Style.PLAIN && scalar.text().length() == 1) {
        wholes.add(scalar.start());
      }
      return scalar.text();
    }

    Piece piece(Node node) {
      Place place = place(node.origin());
      return switch (node) {
        case ScalarNode scalar when isWhole(scalar.origin()) ->
            new Piece.Whole(scalar.text().charAt(0) - TemplateCharacters.FIRST_SENTINEL);
        case ScalarNode scalar when scalar.isString() && hasSentinel(scalar.text()) ->
            new Piece.Joined(scalar.text(), place);
        case ScalarNode scalar -> new Piece.Literal(scalar, place);
        case SequenceNode list ->
            new Piece.ListOf(list.items().stream().map(this::piece).toList(), place);
        case MappingNode map ->
            new Piece.MapOf(
                map.entries().entrySet().stream()
                    .map(entry -> entry(entry.getKey(), entry.getValue()))
                    .toList(),
                place);
      };
    }

    private Piece.Entry entry(String key, MappingNode.Entry entry) {
      Origin origin = entry.keyOrigin();
      // The same text is then the same object as in the code that asks for the key.
      return new Piece.Entry(
          key.intern(), hasSentinel(key), isWhole(origin), place(origin), piece(entry.value()));
    }

    private boolean isWhole(Origin origin) {
      return wholes.contains(origin.at().line());
    }

    private Place place(Origin origin) {
      int offset = origin.at().line();
      return new Place(text.segment(offset), text.origin(offset).at());
    }
  }
}
