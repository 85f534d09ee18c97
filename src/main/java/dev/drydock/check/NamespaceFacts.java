package dev.drydock.check;

import dev.drydock.diag.Origin;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A namespace.
 *
 * @param name its name
 * @param labels its labels, with its name among them
 * @param level the level of pod security that it enforces
 * @param origin where the level is written, or the object
 */
record NamespaceFacts(
    String name, SortedMap<String, String> labels, PodSecurityLevel level, Origin origin) {

  NamespaceFacts {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }
}
