package dev.drydock.e2e.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.e2e.RenderedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines as Fluent Bit would send them: with the labels and the metadata that the rendered
 * configuration takes from a record.
 *
 * @param labels what a stream is called by, each a text or a place in the record
 * @param metadata of a line
 */
record LogLines(Map<String, String> labels, Map<String, String> metadata) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern STEP = Pattern.compile("\\['([^']+)'\\]");

  /** Reads what a region's Fluent Bit sets. */
  static LogLines read(Path checkout, String region) throws IOException {
    String text = Query.data(checkout, region, "fluent-bit", "").getFirst().getValue().asText();
    JsonNode loki =
        RenderedFiles.items(Yaml.read(text).at("/pipeline/outputs"))
            .filter(output -> output.path("name").asText().equals("loki"))
            .findFirst()
            .orElseThrow();
    return new LogLines(
        pairs(loki.path("labels").asText()), pairs(loki.path("structured_metadata").asText()));
  }

  private static Map<String, String> pairs(String text) {
    Map<String, String> pairs = new TreeMap<>();
    for (String pair : text.split(", *", -1)) {
      int equals = pair.indexOf('=');
      pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return pairs;
  }

  /**
   * Returns what is pushed for one line.
   *
   * @param age how long ago it was written
   */
  JsonNode push(String namespace, String component, String line, Duration age) {
    ObjectNode record = JSON.createObjectNode();
    record
        .withObject("/kubernetes")
        .put("namespace_name", namespace)
        .put("pod_name", component + "-0")
        .put("container_name", component)
        .put("host", "node-1");
    record.withObject("/kubernetes/labels").put("app.kubernetes.io/name", component);
    Instant time = Instant.now().minus(age);
    String nanoseconds = time.getEpochSecond() + "%09d".formatted(time.getNano());
    ObjectNode push = JSON.createObjectNode();
    ObjectNode stream = push.putArray("streams").addObject();
    stream.set("stream", resolved(labels, record));
    ArrayNode value = stream.putArray("values").addArray();
    value.add(nanoseconds).add(JSON.createObjectNode().put("log", line).toString());
    value.add(resolved(metadata, record));
    return push;
  }

  private static ObjectNode resolved(Map<String, String> pairs, JsonNode record) {
    ObjectNode values = JSON.createObjectNode();
    pairs.forEach((name, source) -> values.put(name, resolved(source, record)));
    return values;
  }

  /** Returns a text itself, or for {@code $kubernetes['host']} what stands there in the record. */
  private static String resolved(String source, JsonNode record) {
    if (!source.startsWith("$")) {
      return source;
    }
    Matcher steps = STEP.matcher(source);
    JsonNode found = record.path(source.substring(1).replaceFirst("\\[.*", ""));
    for (MatchResult step : steps.results().toList()) {
      found = found.path(step.group(1));
    }
    if (found.isMissingNode()) {
      throw new IllegalStateException("a record has no " + source);
    }
    return found.asText();
  }
}
