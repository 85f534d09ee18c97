package dev.drydock.compile;

import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import dev.drydock.schema.JsonText;
import dev.drydock.yaml.CanonicalYaml;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;

/** Turns data that was written as JSON into other notations. */
public final class DataText {
  private DataText() {}

  /** Returns a JSON object as canonical YAML: the same data in the same order. */
  public static String yaml(String json) {
    Outcome<Node> node = JsonText.parse(new SourceFile("data", json));
    if (node instanceof Outcome.Ok<Node> ok && ok.value() instanceof MappingNode map) {
      return CanonicalYaml.write(map);
    }
    throw new IllegalArgumentException("data is a JSON object: " + node.diagnostics());
  }
}
