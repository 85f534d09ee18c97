package dev.drydock.e2e.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.drydock.e2e.RenderedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rendered rules of a region, beside the tests that are written for them.
 *
 * @param files the text of each rule file by its name
 * @param tests the test files
 */
record Rules(SortedMap<String, String> files, List<Path> tests) {
  private static final YAMLMapper YAML = new YAMLMapper();

  static Rules of(Path checkout, String region) throws IOException {
    Path folder = checkout.resolve("rendered").resolve(region).resolve("components/vmalert");
    JsonNode data = RenderedFiles.only(RenderedFiles.objects(folder), "ConfigMap").path("data");
    SortedMap<String, String> files = new TreeMap<>();
    data.properties().forEach(file -> files.put(file.getKey(), file.getValue().asText()));
    try (var list = Files.list(checkout.resolve("e2e/rules"))) {
      return new Rules(files, list.sorted().toList());
    }
  }

  /** Returns all alerting rules, in the order of their files. */
  List<JsonNode> alerts() throws IOException {
    List<JsonNode> alerts = new ArrayList<>();
    for (String text : files.values()) {
      alerts(YAML.readTree(text)).forEach(alerts::add);
    }
    return alerts;
  }

  /**
   * Writes rules and tests into a new folder and returns the tests there.
   *
   * @param expression what each alert asks instead of its own expression, at once; empty for its
   *     own
   */
  List<String> write(Path folder, String expression) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, String> file : files.entrySet()) {
      JsonNode rules = YAML.readTree(file.getValue());
      if (!expression.isEmpty()) {
        alerts(rules).forEach(alert -> alert.put("expr", expression).remove("for"));
      }
      Files.writeString(
          folder.resolve(file.getKey()),
          expression.isEmpty() ? file.getValue() : YAML.writeValueAsString(rules));
    }
    List<String> written = new ArrayList<>();
    for (Path test : tests) {
      written.add(Files.copy(test, folder.resolve(test.getFileName())).toString());
    }
    return written;
  }

  private static List<ObjectNode> alerts(JsonNode rules) {
    List<ObjectNode> alerts = new ArrayList<>();
    for (JsonNode group : rules.path("groups")) {
      for (JsonNode rule : group.path("rules")) {
        if (rule.has("alert")) {
          alerts.add((ObjectNode) rule);
        }
      }
    }
    return alerts;
  }
}
