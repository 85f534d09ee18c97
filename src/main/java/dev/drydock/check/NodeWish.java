package dev.drydock.check;

import java.util.ArrayList;
import java.util.List;

/**
 * What pods want of a node.
 *
 * @param selector what every node must have
 * @param affinity what a node must have one whole list of; empty where any node will do
 * @param tolerations the taints that they put up with
 * @param architectures the processors that each of their images runs on
 */
record NodeWish(
    List<Requirement> selector,
    List<List<Requirement>> affinity,
    List<Toleration> tolerations,
    List<List<String>> architectures) {

  NodeWish {
    selector = List.copyOf(selector);
    affinity = List.copyOf(affinity);
    tolerations = List.copyOf(tolerations);
    architectures = List.copyOf(architectures);
  }

  /** Returns the alternatives of what a node must have, at least one. */
  List<List<Requirement>> alternatives() {
    if (affinity.isEmpty()) {
      return List.of(selector);
    }
    List<List<Requirement>> all = new ArrayList<>();
    for (List<Requirement> term : affinity) {
      List<Requirement> both = new ArrayList<>(selector);
      both.addAll(term);
      all.add(both);
    }
    return all;
  }

  boolean tolerates(Taint taint) {
    return !taint.keepsOut() || tolerations.stream().anyMatch(each -> each.tolerates(taint));
  }
}
