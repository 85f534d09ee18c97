package dev.drydock.check;

import dev.drydock.yaml.MappingNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule of a Role.
 *
 * @param groups API groups, {@code *} for all
 * @param resources resources, {@code *} for all
 * @param verbs verbs, {@code *} for all
 * @param names names of objects, empty for all
 * @param urls paths outside the resources
 */
record AccessRule(
    List<String> groups,
    List<String> resources,
    List<String> verbs,
    List<String> names,
    List<String> urls) {

  static AccessRule of(MappingNode node) {
    return new AccessRule(
        Fields.texts(node, "apiGroups"),
        Fields.texts(node, "resources"),
        Fields.texts(node, "verbs"),
        Fields.texts(node, "resourceNames"),
        Fields.texts(node, "nonResourceURLs"));
  }

  /** Returns the rule that permits all on one resource, to ask whether a role covers it. */
  static AccessRule of(String group, String resource, List<String> verbs) {
    return new AccessRule(List.of(group), List.of(resource), verbs, List.of(), List.of());
  }

  /** Returns the parts that a rule permits one by one. */
  List<AccessRule> parts() {
    List<AccessRule> parts = new ArrayList<>();
    for (String verb : verbs) {
      for (String group : groups) {
        for (String resource : resources) {
          parts.add(
              new AccessRule(List.of(group), List.of(resource), List.of(verb), names, List.of()));
        }
      }
      for (String url : urls) {
        parts.add(new AccessRule(List.of(), List.of(), List.of(verb), List.of(), List.of(url)));
      }
    }
    return List.copyOf(parts);
  }

  /** Returns whether this rule permits a part of another. */
  boolean covers(AccessRule part) {
    return includes(verbs, part.verbs)
        && includes(groups, part.groups)
        && includes(resources, part.resources)
        && coversUrls(part)
        && (names.isEmpty() || (!part.names.isEmpty() && names.containsAll(part.names)));
  }

  private boolean coversUrls(AccessRule part) {
    return part.urls.isEmpty() || includes(urls, part.urls);
  }

  private static boolean includes(List<String> own, List<String> wanted) {
    return own.contains("*") || own.containsAll(wanted);
  }

  /** Returns the words for what a part is about: {@code apps/deployments}. */
  String target() {
    if (!urls.isEmpty()) {
      return urls.getFirst();
    }
    String group = groups.getFirst();
    return group.isEmpty() ? resources.getFirst() : group + "/" + resources.getFirst();
  }
}
