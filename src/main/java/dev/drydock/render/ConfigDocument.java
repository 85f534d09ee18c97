package dev.drydock.render;

import dev.drydock.schema.JsonSchema;
import java.util.Optional;

/**
 * A configuration document of a component.
 *
 * @param template the name of its template
 * @param schema what judges it
 */
record ConfigDocument(String template, Optional<JsonSchema> schema) {

  /** Returns whether it is embedded as JSON, and otherwise as YAML. */
  boolean isJson() {
    return template.endsWith(".json.peb");
  }
}
