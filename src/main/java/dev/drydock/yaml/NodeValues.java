package dev.drydock.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The plain values of nodes: what they say, without where they came from. */
public final class NodeValues {
  private NodeValues() {}

  /**
   * Returns a node as plain Java values: {@link LinkedHashMap}, {@link ArrayList}, {@link String},
   * {@link Boolean}, {@link Long}, {@link BigInteger}, {@link BigDecimal} or null.
   */
  public static @Nullable Object plain(Node node) {
    return switch (node) {
      case ScalarNode scalar -> scalar.value();
      case SequenceNode list -> {
        List<@Nullable Object> items = new ArrayList<>(list.items().size());
        for (Node item : list.items()) {
          items.add(plain(item));
        }
        yield items;
      }
      case MappingNode map -> {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        map.entries().forEach((key, entry) -> entries.put(key, plain(entry.value())));
        yield entries;
      }
    };
  }

  /**
   * Returns whether two nodes say the same. Keys may come in any order, since readers ignore it;
   * numbers are equal by value.
   */
  public static boolean equal(Node one, Node other) {
    return switch (one) {
      case ScalarNode scalar -> other instanceof ScalarNode second && equal(scalar, second);
      case SequenceNode list -> other instanceof SequenceNode second && equal(list, second);
      case MappingNode map -> other instanceof MappingNode second && equal(map, second);
    };
  }

  private static boolean equal(ScalarNode one, ScalarNode other) {
    BigDecimal number = number(one.value());
    BigDecimal second = number(other.value());
    return (number != null && second != null)
        ? number.compareTo(second) == 0
        : Objects.equals(one.value(), other.value());
  }

  private static boolean equal(SequenceNode one, SequenceNode other) {
    if (one.items().size() != other.items().size()) {
      return false;
    }
    Iterator<Node> items = other.items().iterator();
    return one.items().stream().allMatch(item -> equal(item, items.next()));
  }

  private static boolean equal(MappingNode one, MappingNode other) {
    return one.entries().size() == other.entries().size()
        && one.entries().entrySet().stream()
            .allMatch(
                entry ->
                    other
                        .get(entry.getKey())
                        .filter(value -> equal(entry.getValue().value(), value))
                        .isPresent());
  }

  static @Nullable BigDecimal number(@Nullable Object value) {
    return switch (value) {
      case Long integer -> BigDecimal.valueOf(integer);
      case BigInteger integer -> new BigDecimal(integer);
      case BigDecimal decimal -> decimal;
      case null, default -> null;
    };
  }
}
