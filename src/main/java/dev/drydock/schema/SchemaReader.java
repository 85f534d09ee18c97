package dev.drydock.schema;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Origin;
import dev.drydock.diag.Suggestion;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Walks schema files, refuses what is no schema, and notes every subschema and reference. */
final class SchemaReader {
  private final Diagnostics diagnostics;
  private final SortedMap<SchemaPlace, Node> subschemas = new TreeMap<>();
  private final SortedMap<SchemaPlace, List<SchemaPlace>> samePlace = new TreeMap<>();
  private final List<Pointing> references = new ArrayList<>();

  /**
   * A reference and its target.
   *
   * @param at where it is written
   * @param text as it is written
   * @param target where it leads
   */
  private record Pointing(Origin at, String text, SchemaPlace target) {}

  private SchemaReader(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Adds an error for everything in the files that is no schema or leads out of them. */
  static void check(SortedMap<String, Node> files, Diagnostics diagnostics) {
    SchemaReader reader = new SchemaReader(diagnostics);
    files.forEach((path, node) -> reader.schema(new SchemaPlace(path, ""), node));
    for (Pointing reference : reader.references) {
      if (!reader.subschemas.containsKey(reference.target())) {
        reader.refuse(reference.at(), "there is no schema at `" + reference.text() + "`");
      }
    }
    new ReferenceChains(reader.samePlace, reader.subschemas).check(diagnostics);
  }

  private void refuse(Origin at, String message) {
    diagnostics.add(Diagnostic.of(Code.SCHEMA_INVALID, at, message));
  }

  private void schema(SchemaPlace place, Node node) {
    subschemas.put(place, node);
    if (node instanceof ScalarNode scalar && scalar.value() instanceof Boolean) {
      return;
    }
    if (!(node instanceof MappingNode map)) {
      refuse(
          node.origin(), "a schema must be a map or a boolean, not of type `" + node.type() + "`");
      return;
    }
    map.entries()
        .forEach(
            (name, entry) -> {
              Keywords keyword = Keywords.all().get(name);
              if (keyword != null) {
                keyword(keyword, name, place, entry.value());
              } else if (!name.startsWith("x-")) {
                Diagnostic unknown =
                    Diagnostic.of(
                        Code.SCHEMA_INVALID,
                        entry.keyOrigin(),
                        "`" + name + "` is not a keyword of JSON Schema 2020-12");
                diagnostics.add(
                    Suggestion.hint(name, Keywords.all().keySet())
                        .map(unknown::withHint)
                        .orElse(unknown));
              }
            });
  }

  private void keyword(Keywords keyword, String name, SchemaPlace place, Node value) {
    SchemaPlace here = place.child(name);
    switch (keyword) {
      case SAME_SCHEMA -> {
        same(place, here);
        schema(here, value);
      }
      case PART_SCHEMA -> schema(here, value);
      case SAME_LIST, PART_LIST -> list(keyword, name, place, value);
      case SAME_MAP, PART_MAP -> map(keyword, name, place, value);
      case REFERENCE -> reference(place, value);
      case IDENTITY -> {
        if (!place.pointer().isEmpty()) {
          refuse(value.origin(), "`" + name + "` may stand at the top of a file only");
        }
        plain(keyword, name, value);
      }
      case DIALECT,
          TYPE,
          ENUM,
          STRINGS,
          STRING_LISTS,
          NUMBER,
          COUNT,
          PATTERN,
          FORMAT,
          BOOLEAN,
          TEXT,
          LIST,
          ANYTHING ->
          plain(keyword, name, value);
    }
  }

  private void plain(Keywords keyword, String name, Node value) {
    KeywordValue.problem(keyword, name, value)
        .ifPresent(problem -> refuse(problem.at(), problem.message()));
  }

  private void same(SchemaPlace from, SchemaPlace to) {
    samePlace.computeIfAbsent(from, ignored -> new ArrayList<>()).add(to);
  }

  private void list(Keywords keyword, String name, SchemaPlace place, Node value) {
    if (!(value instanceof SequenceNode list) || list.items().isEmpty()) {
      refuse(value.origin(), "`" + name + "` must be a list of schemas with at least one");
      return;
    }
    for (int index = 0; index < list.items().size(); index++) {
      SchemaPlace here = place.child(name).child(Integer.toString(index));
      if (keyword == Keywords.SAME_LIST) {
        same(place, here);
      }
      schema(here, list.items().get(index));
    }
  }

  private void map(Keywords keyword, String name, SchemaPlace place, Node value) {
    if (!(value instanceof MappingNode map)) {
      refuse(value.origin(), "`" + name + "` must be a map of schemas, not a " + value.type());
      return;
    }
    map.entries()
        .forEach(
            (key, entry) -> {
              SchemaPlace here = place.child(name).child(key);
              if (keyword == Keywords.SAME_MAP) {
                same(place, here);
              }
              if (name.equals("patternProperties")) {
                KeywordValue.badPattern(key)
                    .ifPresent(message -> refuse(entry.keyOrigin(), message));
              }
              schema(here, entry.value());
            });
  }

  private void reference(SchemaPlace place, Node value) {
    if (!(value instanceof ScalarNode scalar && scalar.value() instanceof String text)) {
      refuse(value.origin(), "`$ref` must be a string, not a " + value.type());
      return;
    }
    Reference.resolve(place.path(), text)
        .ifPresentOrElse(
            target -> {
              references.add(new Pointing(value.origin(), text, target));
              same(place, target);
            },
            () ->
                refuse(
                    value.origin(),
                    "`$ref` leads to `"
                        + text
                        + "`, expected a pointer into this file or a file beside it"));
  }
}
