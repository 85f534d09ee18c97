package dev.drydock.e2e.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what was written with what the server kept: every field that was written is there with
 * the same value.
 */
final class Comparison {
  /** The fields that hold quantities, or a map of them. */
  private static final Set<String> QUANTITIES =
      Set.of(
          "averageValue",
          "cpu",
          "default",
          "defaultRequest",
          "divisor",
          "hard",
          "limits",
          "max",
          "maxLimitRequestRatio",
          "min",
          "requests",
          "sizeLimit",
          "storage",
          "value");

  private final List<String> differences = new ArrayList<>();
  private int fields;
  private int normalised;
  private int omitted;

  /** Compares one object. */
  static Comparison of(JsonNode written, JsonNode kept) {
    Comparison comparison = new Comparison();
    comparison.compare("", written, kept, /* isQuantity= */ false);
    return comparison;
  }

  /** Returns a sentence for each field that is missing or has another value. */
  List<String> differences() {
    return List.copyOf(differences);
  }

  /** Returns how many values were compared. */
  int fields() {
    return fields;
  }

  /** Returns how many quantities the server spells in another way. */
  int normalised() {
    return normalised;
  }

  /** Returns how many empty values the server leaves out, which mean the same to it as no value. */
  int omitted() {
    return omitted;
  }

  private void compare(String path, JsonNode written, JsonNode kept, boolean isQuantity) {
    if (written.isObject() && kept.isObject()) {
      for (Map.Entry<String, JsonNode> entry : written.properties()) {
        String name = entry.getKey();
        compare(
            path + "/" + name,
            entry.getValue(),
            kept.path(name),
            isQuantity || QUANTITIES.contains(name));
      }
    } else if (written.isArray() && kept.isArray() && written.size() == kept.size()) {
      for (int index = 0; index < written.size(); index++) {
        compare(path + "/" + index, written.get(index), kept.get(index), isQuantity);
      }
    } else if (written.isEmpty() && written.isArray() && kept.isMissingNode()) {
      omitted++;
    } else if (written.isValueNode()) {
      compareValues(path, written, kept, isQuantity);
    } else {
      differences.add(path + " was written as " + written + ", the server has " + shown(kept));
    }
  }

  private void compareValues(String path, JsonNode written, JsonNode kept, boolean isQuantity) {
    fields++;
    if (isSame(written, kept)) {
      return;
    }
    if (kept.isMissingNode() && isEmpty(written)) {
      omitted++;
      return;
    }
    if (isQuantity && kept.isValueNode() && isSameQuantity(written.asText(), kept.asText())) {
      normalised++;
      return;
    }
    differences.add(path + " was written as " + written + ", the server has " + shown(kept));
  }

  private static boolean isEmpty(JsonNode written) {
    return written.isBoolean() ? !written.asBoolean() : written.asText().isEmpty();
  }

  private static boolean isSame(JsonNode written, JsonNode kept) {
    return written.isNumber() && kept.isNumber()
        ? written.decimalValue().compareTo(kept.decimalValue()) == 0
        : written.equals(kept);
  }

  private static boolean isSameQuantity(String one, String other) {
    try {
      return Quantity.getAmountInBytes(new Quantity(one))
              .compareTo(Quantity.getAmountInBytes(new Quantity(other)))
          == 0;
    } catch (IllegalArgumentException noQuantity) {
      return false;
    }
  }

  private static String shown(JsonNode node) {
    return node.isMissingNode() ? "nothing" : node.toString();
  }
}
