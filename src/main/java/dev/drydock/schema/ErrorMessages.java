package dev.drydock.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Origin;
import dev.drydock.diag.Suggestion;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says in our words what one error of the validator means. */
final class ErrorMessages {
  private static final int MOST_KEYS = 20;

  private final SchemaPaths paths;
  private final InstancePlaces places;

  ErrorMessages(SchemaPaths paths, InstancePlaces places) {
    this.paths = paths;
    this.places = places;
  }

  /** Returns the diagnostic of an error that no alternative caused. */
  Diagnostic of(Error error) {
    NodePath path = error.getEvaluationPath();
    int holder = Math.max(0, path.getNameCount() - 1);
    int depth = error.getInstanceLocation().getNameCount();
    return switch (error.getKeyword()) {
      case "additionalProperties", "unevaluatedProperties" -> unknownKey(error, depth, holder);
      case "type" -> wrongType(List.of(error), depth);
      case "propertyNames" -> wrongName(error, depth);
      default ->
          paths.message(path, holder).isPresent()
              ? custom(error, holder, depth)
              : plain(error, depth);
    };
  }

  /** Returns a diagnostic in the words of the schema. */
  Diagnostic custom(Error error, int holder, int depth) {
    Node node = places.node(error.getInstanceLocation(), depth);
    String message = paths.message(error.getEvaluationPath(), holder).orElseThrow();
    boolean isSaid = !(node instanceof ScalarNode) || error.getKeyword().equals("false");
    String found = isSaid ? "" : ", not " + Shown.bare(node);
    return Diagnostic.of(
        code(error), origin(error, node, depth), name(error, depth) + " " + message + found);
  }

  /** Returns the diagnostic of a value that has none of the types that the errors expected. */
  Diagnostic wrongType(List<Error> errors, int depth) {
    Error first = errors.getFirst();
    Node node = places.node(first.getInstanceLocation(), depth);
    List<String> expected =
        errors.stream()
            .filter(error -> error.getKeyword().equals("type"))
            .filter(error -> error.getInstanceLocation().getNameCount() == depth)
            .flatMap(error -> words(error.getSchemaNode()))
            .map(ErrorMessages::typeName)
            .distinct()
            .toList();
    return Diagnostic.of(
        Code.SCHEMA_TYPE,
        node.origin(),
        name(first, depth)
            + " is "
            + Shown.value(node)
            + ", expected "
            + String.join(" or ", expected));
  }

  /** Returns the diagnostic of a map that lacks every one of several keys. */
  Diagnostic missingOneOf(List<Error> errors, int depth) {
    Node node = places.node(errors.getFirst().getInstanceLocation(), depth);
    List<String> keys = errors.stream().map(Error::getProperty).distinct().toList();
    return Diagnostic.of(
        Code.SCHEMA_MISSING_KEY,
        node.origin(),
        name(errors.getFirst(), depth) + " needs one of the keys " + Shown.list(keys));
  }

  private Diagnostic unknownKey(Error error, int depth, int holder) {
    String key = error.getProperty();
    Origin origin = places.key(error.getInstanceLocation(), depth, key);
    List<String> known = known(error, holder);
    List<String> free = withoutPresent(known, error);
    Diagnostic unknown =
        Diagnostic.of(
            Code.SCHEMA_UNKNOWN_KEY,
            origin,
            "unknown key " + Shown.list(List.of(key)) + " in " + name(error, depth));
    Optional<String> hint = Suggestion.hint(key, free).or(() -> Suggestion.hint(key, known));
    return hint.isPresent() || free.isEmpty()
        ? hint.map(unknown::withHint).orElse(unknown)
        : unknown.withHint(
            "known keys not set here: "
                + Shown.list(free.subList(0, Math.min(MOST_KEYS, free.size()))));
  }

  private Diagnostic wrongName(Error error, int depth) {
    String key = error.getProperty();
    NodePath path = error.getEvaluationPath();
    Optional<MappingNode> wanted = paths.schema(path, path.getNameCount());
    Optional<String> format = wanted.flatMap(schema -> schema.string("format"));
    Optional<String> pattern = wanted.flatMap(schema -> schema.string("pattern"));
    String reason =
        wanted
            .flatMap(schema -> schema.string("x-message"))
            .or(() -> format.map(word -> "is not " + format(word)))
            .or(() -> pattern.map(text -> "does not match `" + text + "`"))
            .orElse("is not allowed");
    return Diagnostic.of(
        Code.SCHEMA_FORMAT,
        places.key(error.getInstanceLocation(), depth, key),
        "the key " + Shown.list(List.of(key)) + " in " + name(error, depth) + " " + reason);
  }

  private List<String> known(Error error, int holder) {
    return paths
        .schema(error.getEvaluationPath(), holder)
        .flatMap(schema -> schema.map("properties"))
        .map(properties -> List.copyOf(properties.entries().keySet()))
        .orElse(List.of());
  }

  private List<String> withoutPresent(List<String> keys, Error error) {
    Node node =
        places.node(error.getInstanceLocation(), error.getInstanceLocation().getNameCount());
    return node instanceof MappingNode map
        ? keys.stream().filter(key -> !map.entries().containsKey(key)).toList()
        : keys;
  }

  private Diagnostic plain(Error error, int depth) {
    Node node = places.node(error.getInstanceLocation(), depth);
    return Diagnostic.of(code(error), origin(error, node, depth), text(error, node, depth));
  }

  private Origin origin(Error error, Node node, int depth) {
    NodePath path = error.getInstanceLocation();
    return switch (error.getKeyword()) {
      case "false" ->
          depth == 0 ? node.origin() : places.key(path, depth - 1, path.getName(depth - 1));
      default -> node.origin();
    };
  }

  private String text(Error error, Node node, int depth) {
    String name = name(error, depth);
    JsonNode wanted = error.getSchemaNode();
    String is = name + " is " + Shown.bare(node) + ", expected ";
    return switch (error.getKeyword()) {
      case "required" -> name + " lacks the key `" + error.getProperty() + "`";
      case "enum" ->
          is + (wanted.size() == 1 ? "" : "one of ") + Shown.list(words(wanted).toList());
      case "const" -> is + "`" + wanted.asText() + "`";
      case "pattern" -> is + pattern(wanted.asText(), node);
      case "format" -> is + format(wanted.asText());
      case "minimum" -> is + "at least " + wanted.asText();
      case "maximum" -> is + "at most " + wanted.asText();
      case "exclusiveMinimum" -> is + "more than " + wanted.asText();
      case "exclusiveMaximum" -> is + "less than " + wanted.asText();
      case "multipleOf" -> is + "a multiple of " + wanted.asText();
      case "minLength" -> is + "at least " + wanted.asText() + " characters";
      case "maxLength" -> is + "at most " + wanted.asText() + " characters";
      case "minItems" -> name + " has too few items, expected at least " + wanted.asText();
      case "maxItems" -> name + " has too many items, expected at most " + wanted.asText();
      case "minProperties" -> name + " has too few keys, expected at least " + wanted.asText();
      case "maxProperties" -> name + " has too many keys, expected at most " + wanted.asText();
      case "uniqueItems" -> name + " lists an item twice";
      case "contains", "minContains", "maxContains" -> name + " does not hold the items it must";
      case "dependentRequired" -> name + " lacks a key that another key needs";
      case "oneOf" -> name + " fits several alternatives, expected exactly one";
      case "not" -> name + " is " + Shown.bare(node) + ", which is not allowed here";
      case "false" -> name + " must not be set here";
      default -> name + " breaks `" + error.getKeyword() + "` of its schema";
    };
  }

  private static String pattern(String pattern, Node node) {
    boolean tooCostly =
        node instanceof ScalarNode scalar
            && BoundedPattern.of(pattern).find(scalar.text()) == BoundedPattern.Verdict.TOO_COSTLY;
    return "text that matches `" + pattern + "`" + (tooCostly ? " within bounded time" : "");
  }

  private static String format(String word) {
    return switch (word) {
      case "int32" -> "an integer of 32 bits";
      case "int64" -> "an integer of 64 bits";
      default ->
          TextFormat.find(word).map(TextFormat::expected).orElse("the format `" + word + "`");
    };
  }

  private String name(Error error, int depth) {
    String name = places.name(error.getInstanceLocation(), depth);
    return name.isEmpty() ? "the document" : "`" + name + "`";
  }

  private static Code code(Error error) {
    return switch (error.getKeyword()) {
      case "required" -> Code.SCHEMA_MISSING_KEY;
      case "enum", "const" -> Code.SCHEMA_ENUM;
      case "pattern" -> Code.SCHEMA_PATTERN;
      case "format" -> Code.SCHEMA_FORMAT;
      case "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "minLength",
          "maxLength",
          "minItems",
          "maxItems",
          "minProperties",
          "maxProperties",
          "uniqueItems" ->
          Code.SCHEMA_BOUND;
      default -> Code.SCHEMA_RULE;
    };
  }

  private static Stream<String> words(@Nullable JsonNode node) {
    if (node == null) {
      return Stream.empty();
    }
    List<String> words = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(item -> words.add(item.asText()));
    } else {
      words.add(node.asText());
    }
    return words.stream();
  }

  private static String typeName(String type) {
    return switch (type) {
      case "array" -> "a list";
      case "object" -> "a map";
      case "integer" -> "an integer";
      case "null" -> "null";
      default -> "a " + type;
    };
  }
}
