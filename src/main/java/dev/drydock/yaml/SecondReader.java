package dev.drydock.yaml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A second opinion on emitted text: jackson-dataformat-yaml, a reader of YAML 1.1 by other people,
 * reads it back and must find what was meant.
 */
public final class SecondReader {
  private static final ObjectReader READER =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build()
          .readerFor(JsonNode.class);

  private static final int SHOWN = 60;

  private SecondReader() {}

  /**
   * Returns where a text of one document differs from what was meant, or nothing where it does not.
   */
  public static Optional<String> difference(String text, Node meant) {
    List<JsonNode> documents = new ArrayList<>();
    try (JsonParser parser = READER.createParser(text);
        MappingIterator<JsonNode> iterator = READER.readValues(parser)) {
      while (iterator.hasNextValue()) {
        documents.add(iterator.nextValue());
      }
    } catch (JsonProcessingException error) {
      return Optional.of("it cannot be read: " + error.getOriginalMessage());
    } catch (IOException error) {
      return Optional.of("it cannot be read: " + error.getMessage());
    }
    if (documents.size() != 1) {
      return Optional.of("it holds " + documents.size() + " documents");
    }
    return difference("", documents.getFirst(), meant);
  }

  private static Optional<String> difference(String pointer, JsonNode found, Node meant) {
    return switch (meant) {
      case ScalarNode scalar ->
          isSame(found, scalar) ? Optional.empty() : differs(pointer, found, scalar);
      case SequenceNode list -> ofList(pointer, found, list);
      case MappingNode map -> ofMap(pointer, found, map);
    };
  }

  private static Optional<String> ofList(String pointer, JsonNode found, SequenceNode list) {
    if (!found.isArray() || found.size() != list.items().size()) {
      return differs(pointer, found, list);
    }
    for (int i = 0; i < found.size(); i++) {
      Optional<String> inside = difference(pointer + "/" + i, found.get(i), list.items().get(i));
      if (inside.isPresent()) {
        return inside;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> ofMap(String pointer, JsonNode found, MappingNode map) {
    if (!found.isObject()) {
      return differs(pointer, found, map);
    }
    for (Map.Entry<String, MappingNode.Entry> entry : map.entries().entrySet()) {
      String inner = pointer + "/" + entry.getKey();
      JsonNode value = found.get(entry.getKey());
      if (value == null) {
        return Optional.of("`" + inner + "` is missing");
      }
      Optional<String> inside = difference(inner, value, entry.getValue().value());
      if (inside.isPresent()) {
        return inside;
      }
    }
    for (Map.Entry<String, JsonNode> property : found.properties()) {
      if (!map.entries().containsKey(property.getKey())) {
        return Optional.of("`" + pointer + "/" + property.getKey() + "` was not meant");
      }
    }
    return Optional.empty();
  }

  private static boolean isSame(JsonNode found, ScalarNode meant) {
    BigDecimal number = NodeValues.number(meant.value());
    if (number != null) {
      return found.isNumber() && found.decimalValue().compareTo(number) == 0;
    }
    return switch (meant.value()) {
      case null -> found.isNull();
      case Boolean truth -> found.isBoolean() && found.booleanValue() == truth;
      default -> found.isTextual() && found.textValue().equals(meant.text());
    };
  }

  private static Optional<String> differs(String pointer, JsonNode found, Node meant) {
    boolean scalars = found.isValueNode() && meant instanceof ScalarNode;
    String read = scalars ? "`" + start(found.toString()) + "`" : kind(found);
    String wanted = scalars ? "`" + start(CanonicalJson.write(meant).strip()) + "`" : kind(meant);
    return Optional.of(
        "`"
            + (pointer.isEmpty() ? "/" : pointer)
            + "` is "
            + read
            + " where "
            + wanted
            + " was meant");
  }

  private static String kind(JsonNode found) {
    if (found.isArray()) {
      return "a list of " + found.size();
    }
    return found.isObject() ? "a map" : "a scalar";
  }

  private static String kind(Node meant) {
    return switch (meant) {
      case SequenceNode list -> "a list of " + list.items().size();
      case MappingNode map -> "a map";
      case ScalarNode scalar -> "a scalar";
    };
  }

  private static String start(String json) {
    return json.length() <= SHOWN ? json : json.substring(0, SHOWN) + "…";
  }
}
