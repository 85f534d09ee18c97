package dev.drydock.render;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.Origin;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import dev.drydock.schema.JsonText;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.StrictYaml;
import java.util.List;

/** A file that is embedded as it is. */
final class CopiedFile {
  private CopiedFile() {}

  /** Returns the text of a file, and reports a YAML or JSON file that is none. */
  static Node text(SourceFile file, Diagnostics diagnostics) {
    if (file.path().endsWith(".json")) {
      check(JsonText.parse(file), diagnostics);
    } else if (file.path().endsWith(".yaml") || file.path().endsWith(".yml")) {
      check(StrictYaml.parseAny(file), diagnostics);
    }
    return new ScalarNode(file.text(), Origin.of(Location.in(file, 1, 1)));
  }

  private static <T> void check(Outcome<T> parsed, Diagnostics diagnostics) {
    List<Diagnostic> found = parsed.diagnostics();
    found.stream()
        .filter(Diagnostic::isError)
        .map(error -> Diagnostic.of(Code.TEMPLATE_FILE, error.at(), error.message()))
        .forEach(diagnostics::add);
  }
}
