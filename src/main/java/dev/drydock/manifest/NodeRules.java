package dev.drydock.manifest;

import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.SequenceNode;
import java.util.Optional;

/** Rules across the fields of Karpenter's kinds, as their definitions have them. */
final class NodeRules {

  private NodeRules() {}

  /** A requirement that asks for more values than it lists can never be met. */
  static void pool(Manifest manifest, Findings findings) {
    for (MappingNode requirement :
        Parts.maps(manifest.node(), "spec", "template", "spec", "requirements")) {
      long wanted = Parts.integer(requirement, "minValues").orElse(0L);
      int listed =
          requirement.list("values").map(SequenceNode::items).map(each -> each.size()).orElse(0);
      if (Parts.text(requirement, "operator").orElse("").equals("In") && listed < wanted) {
        findings.add(
            requirement.get("minValues").orElse(requirement).origin(),
            "`minValues` is `" + wanted + "`, expected at most the number of `values`, " + listed);
      }
    }
  }

  /** Images are removed down to the low mark once the high one is passed. */
  static void nodeClass(Manifest manifest, Findings findings) {
    MappingNode node = manifest.node();
    long low = Parts.integer(node, "spec", "kubelet", "imageGCLowThresholdPercent").orElse(-1L);
    long high = Parts.integer(node, "spec", "kubelet", "imageGCHighThresholdPercent").orElse(101L);
    if (low >= high) {
      findings.add(
          manifest.at("spec", "kubelet", "imageGCLowThresholdPercent").orElse(node).origin(),
          "`spec.kubelet.imageGCLowThresholdPercent` is `"
              + low
              + "`, expected less than the "
              + high
              + " of `imageGCHighThresholdPercent`");
    }
    paired(manifest, "evictionSoft", "evictionSoftGracePeriod", findings);
    paired(manifest, "evictionSoftGracePeriod", "evictionSoft", findings);
  }

  /** A soft eviction needs a period of grace for each of its signals, and for no other. */
  private static void paired(Manifest manifest, String field, String other, Findings findings) {
    Optional<MappingNode> others = manifest.node().map("spec", "kubelet", other);
    manifest
        .node()
        .map("spec", "kubelet", field)
        .ifPresent(
            signals ->
                signals
                    .entries()
                    .forEach(
                        (signal, entry) -> {
                          if (others.flatMap(each -> each.get(signal)).isEmpty()) {
                            findings.add(
                                entry.keyOrigin(),
                                "`spec.kubelet.%s` has `%s`, expected it in `%s` too"
                                    .formatted(field, signal, other));
                          }
                        }));
  }
}
