package dev.drydock.check;

import dev.drydock.yaml.MappingNode;
import java.util.Optional;

/**
 * A whole number or a percentage of one, as rollouts and disruption budgets write it.
 *
 * @param number the number
 * @param isPercent whether it is a percentage
 */
record Share(long number, boolean isPercent) {

  /** Returns the share at a path, or nothing where there is none. */
  static Optional<Share> at(MappingNode map, String... path) {
    return Fields.text(map, path).filter(text -> text.matches("[0-9]{1,9}%?")).map(Share::parse);
  }

  private static Share parse(String text) {
    boolean isPercent = text.endsWith("%");
    String digits = isPercent ? text.substring(0, text.length() - 1) : text;
    return new Share(Long.parseLong(digits), isPercent);
  }

  long roundedUp(long whole) {
    return isPercent ? Math.ceilDiv(number * whole, 100L) : number;
  }

  long roundedDown(long whole) {
    return isPercent ? number * whole / 100L : number;
  }

  @Override
  public String toString() {
    return isPercent ? number + "%" : Long.toString(number);
  }
}
