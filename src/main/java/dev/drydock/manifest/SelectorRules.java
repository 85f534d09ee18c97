package dev.drydock.manifest;

import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.SequenceNode;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The rule that a workload selects the pods that it makes. */
final class SelectorRules {

  private SelectorRules() {}

  static void judge(Manifest manifest, Findings findings) {
    Optional<MappingNode> selector = manifest.node().map("spec", "selector");
    Optional<MappingNode> template = manifest.node().map("spec", "template");
    if (selector.isEmpty() || template.isEmpty()) {
      return;
    }
    SortedMap<String, String> labels =
        Manifest.Strings.of(template.get().map("metadata", "labels"));
    selector.get().map("matchLabels").ifPresent(wanted -> match(wanted, labels, findings));
    for (MappingNode requirement : Parts.maps(selector.get(), "matchExpressions")) {
      if (!matches(requirement, labels)) {
        findings.add(
            requirement.origin(),
            "the selector does not match the labels of the pod template: `"
                + Parts.text(requirement, "key").orElse("")
                + "`");
      }
    }
  }

  private static void match(
      MappingNode wanted, SortedMap<String, String> labels, Findings findings) {
    wanted
        .entries()
        .forEach(
            (key, entry) -> {
              String value = Parts.text(entry.value());
              String found = labels.get(key);
              if (!value.equals(found)) {
                findings.add(
                    entry.value().origin(),
                    "the selector wants the label `"
                        + key
                        + "` to be `"
                        + value
                        + "`, but the pod template "
                        + (found == null ? "does not have it" : "has `" + found + "`"));
              }
            });
  }

  private static boolean matches(MappingNode requirement, SortedMap<String, String> labels) {
    String found = labels.get(Parts.text(requirement, "key").orElse(""));
    List<Node> items = requirement.list("values").map(SequenceNode::items).orElse(List.of());
    List<String> values = items.stream().map(Parts::text).toList();
    return switch (Parts.text(requirement, "operator").orElse("")) {
      case "In" -> found != null && values.contains(found);
      case "NotIn" -> found == null || !values.contains(found);
      case "Exists" -> found != null;
      case "DoesNotExist" -> found == null;
      default -> true;
    };
  }
}
