package dev.drydock.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.diag.Origin;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Reads a JSON file into nodes that know their places. */
public final class JsonText {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(256).maxNumberLength(100).build())
          .build();

  private final SourceFile file;
  private final JsonParser parser;

  private JsonText(SourceFile file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /** Returns the value of a file of JSON. */
  public static Outcome<Node> parse(SourceFile file) {
    try (JsonParser parser = FACTORY.createParser(file.text())) {
      JsonText text = new JsonText(file, parser);
      if (parser.nextToken() == null) {
        return failed(Location.in(file, 1, 1), "the file is empty, expected JSON");
      }
      Node node = text.value();
      if (parser.nextToken() != null) {
        return failed(text.here().at(), "the file goes on after the end of its value");
      }
      return Outcome.ok(node);
    } catch (JsonProcessingException broken) {
      JsonLocation at = broken.getLocation();
      Location place =
          at == null
              ? Location.in(file, 0, 0)
              : Location.in(file, at.getLineNr(), at.getColumnNr());
      return failed(
          place, "the file is not JSON: " + Shown.clause(firstLine(broken.getOriginalMessage())));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Outcome<Node> failed(Location at, String message) {
    return Outcome.failed(Diagnostic.of(Code.SCHEMA_INVALID, at, message));
  }

  /** Returns what Jackson says without the places that it adds in its own form. */
  private static String firstLine(String message) {
    String line = message.lines().findFirst().orElse("syntax error");
    int place = line.indexOf(" (start marker at ");
    return place < 0 ? line : line.substring(0, place);
  }

  private Node value() throws IOException {
    Origin origin = here();
    return switch (parser.currentToken()) {
      case START_OBJECT -> map(origin);
      case START_ARRAY -> list(origin);
      case VALUE_STRING -> new ScalarNode(parser.getText(), origin);
      case VALUE_NUMBER_INT -> new ScalarNode(integer(), origin);
      case VALUE_NUMBER_FLOAT -> new ScalarNode(parser.getDecimalValue(), origin);
      case VALUE_TRUE -> new ScalarNode(true, origin);
      case VALUE_FALSE -> new ScalarNode(false, origin);
      case VALUE_NULL -> new ScalarNode(null, origin);
      default -> throw new IllegalStateException("token " + parser.currentToken());
    };
  }

  private Object integer() throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? parser.getBigIntegerValue()
        : (Object) parser.getLongValue();
  }

  private MappingNode map(Origin origin) throws IOException {
    SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      Origin keyOrigin = here();
      parser.nextToken();
      entries.put(key, new MappingNode.Entry(keyOrigin, value()));
    }
    return new MappingNode(entries, origin);
  }

  private SequenceNode list(Origin origin) throws IOException {
    List<Node> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value());
    }
    return new SequenceNode(items, origin);
  }

  /** Returns the place of the current token; Jackson counts UTF-16 units where we count points. */
  private Origin here() {
    JsonLocation at = parser.currentTokenLocation();
    int offset = (int) at.getCharOffset();
    int lineStart = Math.max(0, offset - at.getColumnNr() + 1);
    int column = file.text().codePointCount(lineStart, offset) + 1;
    return Origin.of(Location.in(file, at.getLineNr(), column));
  }
}
