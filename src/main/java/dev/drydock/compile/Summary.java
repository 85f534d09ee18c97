package dev.drydock.compile;

import dev.drydock.yaml.CanonicalJson;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What a compile went through.
 *
 * @param regions how many regions
 * @param tenants how many tenants
 * @param components how many components, counted in each region
 * @param objects how many objects, those of delivery among them
 * @param checks how many checks
 */
public record Summary(int regions, int tenants, int components, int objects, int checks) {

  /**
   * Returns a phrase such as {@code 24 tenants and 10 components in 2 regions: 410 objects, 25
   * checks}.
   */
  public String text() {
    return "%s and %s in %s: %s, %s"
        .formatted(
            count(tenants, "tenant"),
            count(components, "component"),
            count(regions, "region"),
            count(objects, "object"),
            count(checks, "check"));
  }

  /** Returns the numbers as a JSON object. */
  public String json() {
    return CanonicalJson.write(JsonNodes.map(numbers()));
  }

  SequencedMap<String, Object> numbers() {
    SequencedMap<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("regions", (long) regions);
    numbers.put("tenants", (long) tenants);
    numbers.put("components", (long) components);
    numbers.put("objects", (long) objects);
    numbers.put("checks", (long) checks);
    return numbers;
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
