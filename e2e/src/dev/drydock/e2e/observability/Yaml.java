package dev.drydock.e2e.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;

/** Reads and writes the YAML files of programs. */
final class Yaml {
  private static final YAMLMapper MAPPER = new YAMLMapper();

  private Yaml() {}

  static JsonNode read(String text) throws IOException {
    return MAPPER.readTree(text);
  }

  static String write(JsonNode node) throws IOException {
    return MAPPER.writeValueAsString(node);
  }
}
