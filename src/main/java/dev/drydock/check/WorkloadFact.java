package dev.drydock.check;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A workload as lists show it.
 *
 * @param namespace the namespace
 * @param kind the kind of the object that makes the pods
 * @param name its name
 * @param replicas how many pods it keeps: {@code 2}, {@code 2..4} or {@code each node}
 * @param budget what its disruption budget says, empty without one
 * @param drain what a drain of its node means
 * @param gap what bridges the gap, or why the workload is refused; empty where there is nothing to
 *     say
 * @param labels the object's labels
 */
public record WorkloadFact(
    String namespace,
    String kind,
    String name,
    String replicas,
    String budget,
    DrainClass drain,
    String gap,
    SortedMap<String, String> labels) {

  public WorkloadFact {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }
}
