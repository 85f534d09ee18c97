package dev.drydock.check;

import dev.drydock.manifest.Quantity;
import dev.drydock.yaml.MappingNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;

/**
 * Amounts of resources, such as processors and bytes of memory.
 *
 * @param amounts the amounts by the name of the resource
 */
record Resources(SortedMap<String, BigDecimal> amounts) {

  private static final Resources NONE = new Resources(new TreeMap<>());

  Resources {
    amounts = Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
  }

  static Resources none() {
    return NONE;
  }

  /** Returns the amounts that a map of quantities says. */
  static Resources at(MappingNode map, String... path) {
    SortedMap<String, BigDecimal> amounts = new TreeMap<>();
    Fields.strings(map, path)
        .forEach(
            (name, text) ->
                Quantity.parse(text).ifPresent(amount -> amounts.put(name.intern(), amount)));
    return amounts.isEmpty() ? NONE : new Resources(amounts);
  }

  Optional<BigDecimal> amount(String name) {
    return Optional.ofNullable(amounts.get(name));
  }

  boolean has(String name) {
    return amounts.containsKey(name);
  }

  SortedSet<String> names() {
    return new TreeSet<>(amounts.keySet());
  }

  /** Returns these amounts, and those of others where these say nothing. */
  Resources orElse(Resources others) {
    return combined(others, (own, other) -> own);
  }

  Resources plus(Resources others) {
    return combined(others, BigDecimal::add);
  }

  /** Returns the larger of both for each resource. */
  Resources max(Resources others) {
    return combined(others, BigDecimal::max);
  }

  private Resources combined(Resources others, BinaryOperator<BigDecimal> both) {
    if (others.amounts.isEmpty()) {
      return this;
    }
    SortedMap<String, BigDecimal> all = new TreeMap<>(amounts);
    others.amounts.forEach((name, amount) -> all.merge(name, amount, both));
    return new Resources(all);
  }

  Resources times(long factor) {
    SortedMap<String, BigDecimal> all = new TreeMap<>();
    for (Map.Entry<String, BigDecimal> entry : amounts.entrySet()) {
      all.put(entry.getKey(), entry.getValue().multiply(BigDecimal.valueOf(factor)));
    }
    return new Resources(all);
  }

  /** Returns an amount as messages print it: {@code 1.2}, or {@code 512Mi} for whole mebibytes. */
  static String print(String name, BigDecimal amount) {
    BigDecimal mebi = BigDecimal.valueOf(1024L * 1024L);
    boolean isBytes = name.endsWith("memory") || name.endsWith("storage");
    if (isBytes && amount.signum() > 0 && amount.remainder(mebi).signum() == 0) {
      return amount.divide(mebi).stripTrailingZeros().toPlainString() + "Mi";
    }
    return amount.stripTrailingZeros().toPlainString();
  }
}
