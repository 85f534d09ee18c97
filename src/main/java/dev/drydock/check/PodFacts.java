package dev.drydock.check;

import dev.drydock.diag.Origin;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The pods of one object, as other units meet them: where they may run, what they take, what they
 * listen to.
 *
 * @param owner the object that makes them
 * @param kind its kind
 * @param namespace their namespace
 * @param labels their labels
 * @param annotations their annotations
 * @param maximum the most that there may be, for a DaemonSet on each node
 * @param copies how often that many may exist at once: 2 where a rollout leaves the old ones to
 *     terminate beside the new
 * @param resources what one of them takes
 * @param placement where they may run
 * @param gracePeriod seconds that one may take to stop
 * @param priorityClass their priority class, or an empty string
 * @param ports what they listen to
 * @param origin where the object is written
 * @param replicasOrigin where the most are written
 * @param gracePeriodOrigin where the seconds are written
 */
record PodFacts(
    String owner,
    String kind,
    String namespace,
    SortedMap<String, String> labels,
    SortedMap<String, String> annotations,
    long maximum,
    long copies,
    PodResources resources,
    Placement placement,
    long gracePeriod,
    String priorityClass,
    List<PortFact> ports,
    Origin origin,
    Origin replicasOrigin,
    Origin gracePeriodOrigin) {

  PodFacts {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
    ports = List.copyOf(ports);
  }

  /** Returns whether an object makes these pods. */
  boolean isOf(KubernetesObject object) {
    return owner.equals(object.title()) && namespace.equals(object.namespace().orElse(""));
  }

  boolean isDaemon() {
    return kind.equals("DaemonSet");
  }
}
