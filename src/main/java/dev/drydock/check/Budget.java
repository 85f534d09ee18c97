package dev.drydock.check;

import java.util.List;
import java.util.Optional;

/**
 * A disruption budget.
 *
 * @param object the PodDisruptionBudget
 */
record Budget(KubernetesObject object) {

  static List<Budget> of(List<KubernetesObject> objects) {
    return objects.stream()
        .filter(each -> each.is("policy", "PodDisruptionBudget"))
        .map(Budget::new)
        .toList();
  }

  /** Returns whether the budget counts an object's pods. */
  boolean selects(Pods pods) {
    return object.namespace().equals(pods.owner().namespace())
        && LabelSelector.at(object.node(), "spec", "selector")
            .map(selector -> selector.matches(pods.labels()))
            .orElse(false);
  }

  Optional<Share> minAvailable() {
    return Share.at(object.node(), "spec", "minAvailable");
  }

  Optional<Share> maxUnavailable() {
    return Share.at(object.node(), "spec", "maxUnavailable");
  }

  /** Returns whether so many pods have to stay that none of these may go. */
  boolean keepsAll(long pods) {
    return minAvailable().map(share -> share.roundedUp(pods) >= pods).orElse(false);
  }

  /** Returns whether no pod may ever be away. A budget that says nothing permits nothing. */
  boolean letsNoneGo() {
    return minAvailable().isEmpty()
        && maxUnavailable().map(share -> share.number() == 0).orElse(true);
  }

  /** Returns what the budget says: {@code minAvailable 1}, or {@code nothing}. */
  String text() {
    return minAvailable()
        .map(share -> "minAvailable " + share)
        .or(() -> maxUnavailable().map(share -> "maxUnavailable " + share))
        .orElse("nothing");
  }
}
