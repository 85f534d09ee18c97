package dev.drydock.e2e.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** What can be put in the place of a value, by the name of the change. */
final class Changes {
  private static final int LONGER_THAN_ANY_NAME = 300;

  private final SequencedMap<String, JsonNode> all = new LinkedHashMap<>();

  private Changes() {}

  /** Returns the changes of a value. */
  static SequencedMap<String, JsonNode> of(JsonNode value, SchemaPlace place) {
    Changes changes = new Changes();
    if (value instanceof ObjectNode map) {
      changes.ofMap(map, place);
    } else if (value instanceof ArrayNode list) {
      changes.ofList(list);
    } else if (value.isNumber()) {
      changes.ofNumber();
    } else if (value.isBoolean()) {
      changes.all.put("is text", TextNode.valueOf("yes"));
    } else {
      changes.ofText();
    }
    return changes.all;
  }

  private void ofText() {
    all.put("is a number", IntNode.valueOf(7));
    all.put("is a map", JsonNodeFactory.instance.objectNode().put("a", "b"));
    all.put("is empty", TextNode.valueOf(""));
    all.put("is a sentence", TextNode.valueOf("Not valid!"));
    all.put("is negative", TextNode.valueOf("-1"));
    all.put("is in upper case", TextNode.valueOf("UPPER_case"));
    all.put("is very long", TextNode.valueOf("x".repeat(LONGER_THAN_ANY_NAME)));
  }

  private void ofNumber() {
    all.put("is text", TextNode.valueOf("seven"));
    all.put("is -1", IntNode.valueOf(-1));
    all.put("is 0", IntNode.valueOf(0));
    all.put("is 70000", IntNode.valueOf(70_000));
    all.put("is 2.7", DecimalNode.valueOf(new BigDecimal("2.7")));
    all.put("is 2^33", LongNode.valueOf(1L << 33));
  }

  private void ofList(ArrayNode list) {
    all.put("is a map", JsonNodeFactory.instance.objectNode().put("a", "b"));
    all.put("is empty", JsonNodeFactory.instance.arrayNode());
    if (!list.isEmpty()) {
      all.put("repeats its first item", list.deepCopy().add(list.get(0)));
    }
  }

  private void ofMap(ObjectNode map, SchemaPlace place) {
    all.put("is text", TextNode.valueOf("text"));
    all.put("is empty", JsonNodeFactory.instance.objectNode());
    if (place.isMap()) {
      ofFreeMap(map);
      return;
    }
    all.put("gets an unknown field", map.deepCopy().put("unknownField", "x"));
    for (String name : place.properties()) {
      if (!map.has(name)) {
        all.put("gets " + name, map.deepCopy().set(name, place.property(name).plausible()));
      }
    }
  }

  private void ofFreeMap(ObjectNode map) {
    JsonNode value = map.isEmpty() ? TextNode.valueOf("x") : map.iterator().next();
    all.put("gets a bad key", map.deepCopy().set("bad key!", value));
    all.put("gets a long key", map.deepCopy().set("x".repeat(LONGER_THAN_ANY_NAME), value));
    all.put("gets a sentence", map.deepCopy().put("x", "Not valid!"));
    all.put("gets a number", map.deepCopy().put("x", 7));
  }
}
