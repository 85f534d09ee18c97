package dev.drydock.diag;

/**
 * Another place that contributed to a diagnostic, such as the fleet value that fed a template line.
 *
 * @param at the place
 * @param message what the place has to do with it: a phrase such as {@code value of `tenant.name`}
 */
public record Related(Location at, String message) implements Comparable<Related> {
  @Override
  public int compareTo(Related other) {
    int byPlace = at.compareTo(other.at);
    return byPlace != 0 ? byPlace : message.compareTo(other.message);
  }
}
