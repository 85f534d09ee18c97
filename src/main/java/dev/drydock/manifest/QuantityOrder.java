package dev.drydock.manifest;

import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import java.math.BigDecimal;
import java.util.Optional;

/** The rule that one set of resources is at most another. */
final class QuantityOrder {

  private QuantityOrder() {}

  static void check(
      MappingNode lower, String lowerName, MappingNode upper, String upperName, Findings findings) {
    lower
        .entries()
        .forEach(
            (resource, entry) -> {
              Node limit = upper.get(resource).orElse(null);
              if (limit != null && isAbove(entry.value(), limit)) {
                findings.add(
                    entry.value().origin(),
                    lowerName
                        + " `"
                        + resource
                        + "` is `"
                        + Parts.text(entry.value())
                        + "`, expected at most `"
                        + Parts.text(limit)
                        + "`",
                    limit,
                    upperName + " `" + resource + "`");
              }
            });
  }

  private static boolean isAbove(Node lower, Node upper) {
    Optional<BigDecimal> one = Quantity.parse(lower);
    Optional<BigDecimal> other = Quantity.parse(upper);
    return one.isPresent() && other.isPresent() && one.get().compareTo(other.get()) > 0;
  }
}
