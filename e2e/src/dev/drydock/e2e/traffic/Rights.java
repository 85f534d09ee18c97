package dev.drydock.e2e.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.e2e.RenderedFiles;
import java.util.List;

/**
 * What a ClusterRole permits.
 *
 * @param rules as they are rendered
 */
record Rights(List<JsonNode> rules) {

  static Rights of(JsonNode clusterRole) {
    return new Rights(RenderedFiles.items(RenderedFiles.at(clusterRole, "/rules")).toList());
  }

  boolean permit(ApiRequest request) {
    return rules.stream()
        .anyMatch(
            rule ->
                lists(rule, "apiGroups", request.group())
                    && lists(rule, "resources", request.resource())
                    && lists(rule, "verbs", request.verb()));
  }

  private static boolean lists(JsonNode rule, String field, String value) {
    return RenderedFiles.items(rule.path(field)).anyMatch(item -> item.asText().equals(value));
  }
}
