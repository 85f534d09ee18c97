package dev.drydock.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Turns nodes into the trees that networknt reads; numbers stay exact. */
final class NodeTree {
  private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;

  private NodeTree() {}

  static JsonNode of(Node node) {
    return switch (node) {
      case ScalarNode scalar -> of(scalar);
      case SequenceNode list -> {
        ArrayNode array = FACTORY.arrayNode(list.items().size());
        list.items().forEach(item -> array.add(of(item)));
        yield array;
      }
      case MappingNode map -> {
        ObjectNode object = FACTORY.objectNode();
        map.entries().forEach((key, entry) -> object.set(key, of(entry.value())));
        yield object;
      }
    };
  }

  private static JsonNode of(ScalarNode scalar) {
    return switch (scalar.value()) {
      case null -> FACTORY.nullNode();
      case String text -> FACTORY.textNode(text);
      case Boolean truth -> FACTORY.booleanNode(truth);
      case Long integer -> FACTORY.numberNode(integer.longValue());
      case BigInteger integer -> FACTORY.numberNode(integer);
      case BigDecimal decimal -> new ExactDecimal(decimal);
      default -> throw new IllegalArgumentException("not a scalar: " + scalar);
    };
  }

  /** A number that was written with a fraction; the validator would take 2.0 for an integer. */
  private static final class ExactDecimal extends DecimalNode {
    private static final long serialVersionUID = 1L;

    ExactDecimal(BigDecimal decimal) {
      super(decimal);
    }

    @Override
    public boolean canConvertToExactIntegral() {
      return false;
    }
  }
}
