package dev.drydock.manifest;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * A kind in a version of its group.
 *
 * @param group the group in lower case, {@code core} where it has none
 * @param version the version
 * @param kind the kind
 */
record KindName(String group, String version, String kind) implements Comparable<KindName> {
  private static final String CORE = "core";

  private static final Comparator<KindName> ORDER =
      Comparator.comparing(KindName::group)
          .thenComparing(KindName::version)
          .thenComparing(KindName::kind);

  static KindName of(String apiVersion, String kind) {
    int slash = apiVersion.indexOf('/');
    String group = slash < 0 ? CORE : apiVersion.substring(0, slash).toLowerCase(Locale.ROOT);
    return new KindName(group, apiVersion.substring(slash + 1), kind);
  }

  /** Returns the kind of a schema file, from its path below the folder of its source. */
  static Optional<KindName> ofPath(String path) {
    String[] steps = path.split("/", -1);
    return steps.length == 3 && steps[2].endsWith(".json")
        ? Optional.of(
            new KindName(
                steps[0], steps[1], steps[2].substring(0, steps[2].length() - ".json".length())))
        : Optional.empty();
  }

  /** Returns the path of the kind's schema file without its suffix. */
  String path() {
    return group + "/" + version + "/" + kind;
  }

  @Override
  public int compareTo(KindName other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return group.equals(CORE) ? version + "/" + kind : path();
  }
}
