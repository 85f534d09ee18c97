package dev.drydock.check;

import dev.drydock.yaml.MappingNode;

/**
 * A taint that pods put up with.
 *
 * @param key its key, empty for all
 * @param operator {@code Equal} or {@code Exists}
 * @param value its value
 * @param effect its effect, empty for all
 */
record Toleration(String key, String operator, String value, String effect) {

  static Toleration of(MappingNode node) {
    return new Toleration(
        Fields.text(node, "key").orElse("").intern(),
        Fields.text(node, "operator").orElse("Equal").intern(),
        Fields.text(node, "value").orElse("").intern(),
        Fields.text(node, "effect").orElse("").intern());
  }

  boolean tolerates(Taint taint) {
    boolean isEffect = effect.isEmpty() || effect.equals(taint.effect());
    boolean isAll = key.isEmpty() && operator.equals("Exists");
    boolean isKey =
        key.equals(taint.key()) && (operator.equals("Exists") || value.equals(taint.value()));
    return isEffect && (isAll || isKey);
  }
}
