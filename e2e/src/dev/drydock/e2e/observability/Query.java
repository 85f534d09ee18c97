package dev.drydock.e2e.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.e2e.RenderedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a panel or a rule asks.
 *
 * @param where the dashboard and the panel, or the rule
 * @param source the uid of the data source
 * @param expression with every variable replaced
 * @param isLines whether lines are asked for and not numbers
 */
record Query(String where, String source, String expression, boolean isLines) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a person who chooses nothing gets; a window that holds some scrapes of the test. */
  private static final List<Map.Entry<String, String>> VARIABLES =
      List.of(
          Map.entry("$__rate_interval", "30s"),
          Map.entry("$__auto", "1m"),
          Map.entry("$region", ".+"),
          Map.entry("$tenant", ".+"),
          Map.entry("$namespace", ".+"),
          Map.entry("$search", ""));

  /** Returns the queries of all panels that a region's Grafana shows. */
  static List<Query> ofDashboards(Path checkout, String region) throws IOException {
    List<Query> queries = new ArrayList<>();
    for (Map.Entry<String, JsonNode> file : data(checkout, region, "grafana", "-dashboards")) {
      JsonNode dashboard = JSON.readTree(file.getValue().asText());
      for (JsonNode panel : dashboard.path("panels")) {
        for (JsonNode target : panel.path("targets")) {
          queries.add(
              new Query(
                  file.getKey() + ", " + panel.path("title").asText(),
                  target.at("/datasource/uid").asText(),
                  replaced(target.path("expr").asText()),
                  panel.path("type").asText().equals("logs")));
        }
      }
    }
    return queries;
  }

  /** Returns the expressions of all rules that a region's vmalert evaluates. */
  static List<Query> ofRules(Path checkout, String region) throws IOException {
    List<Query> queries = new ArrayList<>();
    for (Map.Entry<String, JsonNode> file : data(checkout, region, "vmalert", "")) {
      for (JsonNode group : Yaml.read(file.getValue().asText()).path("groups")) {
        for (JsonNode rule : group.path("rules")) {
          String name = rule.path("alert").asText(rule.path("record").asText());
          queries.add(
              new Query(
                  file.getKey() + ", " + name,
                  "metrics",
                  rule.path("expr").asText(),
                  /* isLines= */ false));
        }
      }
    }
    return queries;
  }

  /** Returns the files of a component's ConfigMap. */
  static List<Map.Entry<String, JsonNode>> data(
      Path checkout, String region, String component, String suffix) throws IOException {
    Path folder = checkout.resolve("rendered").resolve(region).resolve("components");
    List<JsonNode> objects = RenderedFiles.objects(folder.resolve(component));
    Optional<JsonNode> map =
        RenderedFiles.ofKind(objects, "ConfigMap").stream()
            .filter(object -> object.at("/metadata/name").asText().equals(component + suffix))
            .findFirst();
    return List.copyOf(
        map.orElseThrow(
                () -> new IllegalStateException(component + suffix + " is not in " + folder))
            .path("data")
            .properties());
  }

  private static String replaced(String expression) {
    String result = expression;
    for (Map.Entry<String, String> variable : VARIABLES) {
      result = result.replace(variable.getKey(), variable.getValue());
    }
    return result;
  }
}
