package dev.drydock.compile;

import dev.drydock.manifest.UnitId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What becomes of every unit from one output to the next.
 *
 * @param regions the counts by region
 */
record UnitChanges(SortedMap<String, Counts> regions) {

  UnitChanges {
    regions = Collections.unmodifiableSortedMap(new TreeMap<>(regions));
  }

  /**
   * How many units of a region ended how.
   *
   * @param added units that were not there before
   * @param changed units with other bytes than before
   * @param removed units that are gone
   * @param unchanged units with the same bytes
   * @param shared delivery files of no unit that are new, other or gone
   */
  public record Counts(int added, int changed, int removed, int unchanged, int shared) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    /** Returns how many units there are now. */
    int units() {
      return added + changed + unchanged;
    }

    Counts plus(Counts other) {
      return new Counts(
          added + other.added,
          changed + other.changed,
          removed + other.removed,
          unchanged + other.unchanged,
          shared + other.shared);
    }

    /** Returns {@code 14 units: 1 added, 2 changed, 0 removed, 11 unchanged}. */
    String text() {
      return "%d unit%s: %d added, %d changed, %d removed, %d unchanged"
          .formatted(units(), units() == 1 ? "" : "s", added, changed, removed, unchanged);
    }
  }

  /** Compares two outputs. */
  static UnitChanges between(OutputOutline before, OutputOutline after) {
    SortedMap<String, Counts> regions = new TreeMap<>();
    before.regions().forEach(region -> regions.put(region, Counts.NONE));
    after.regions().forEach(region -> regions.put(region, Counts.NONE));
    SortedSet<UnitId> all = new TreeSet<>(before.units().keySet());
    all.addAll(after.units().keySet());
    for (UnitId unit : all) {
      SortedMap<String, String> was = before.units().get(unit);
      SortedMap<String, String> is = after.units().get(unit);
      Counts one;
      if (is == null) {
        one = new Counts(0, 0, /* removed= */ 1, 0, 0);
      } else if (was == null) {
        one = new Counts(/* added= */ 1, 0, 0, 0, 0);
      } else {
        one =
            was.equals(is)
                ? new Counts(0, 0, 0, /* unchanged= */ 1, 0)
                : new Counts(0, /* changed= */ 1, 0, 0, 0);
      }
      regions.merge(unit.region(), one, Counts::plus);
    }
    shared(before, after, regions);
    UnitChanges changes = new UnitChanges(regions);
    changes.checkSums(before.units().size(), after.units().size());
    return changes;
  }

  /** A branch that was taken over may hold other folders than those of regions. */
  private static void shared(
      OutputOutline before, OutputOutline after, SortedMap<String, Counts> regions) {
    SortedSet<String> paths = new TreeSet<>(before.shared().keySet());
    paths.addAll(after.shared().keySet());
    for (String path : paths) {
      String was = before.shared().getOrDefault(path, "");
      int slash = path.indexOf('/');
      if (slash > 0 && !was.equals(after.shared().getOrDefault(path, ""))) {
        regions.computeIfPresent(
            path.substring(0, slash),
            (region, counts) -> counts.plus(new Counts(0, 0, 0, 0, /* shared= */ 1)));
      }
    }
  }

  /** A unit that ends in no way or in two would be a bug that must not reach a branch. */
  private void checkSums(int before, int after) {
    Counts total = total();
    if (total.units() != after || total.units() - total.added() + total.removed() != before) {
      throw new IllegalStateException(
          "units do not add up: " + total + ", " + before + ", " + after);
    }
  }

  /** Returns the counts of all regions together. */
  Counts total() {
    return regions.values().stream().reduce(Counts.NONE, Counts::plus);
  }
}
