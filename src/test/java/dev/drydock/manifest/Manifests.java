package dev.drydock.manifest;

import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.StrictYaml;
import java.util.List;

/** Objects from text, for tests. */
final class Manifests {
  private Manifests() {}

  static <T> T value(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Ok<T> ok -> ok.value();
      case Outcome.Failed<T> failed -> throw new AssertionError(failed.diagnostics());
    };
  }

  static MappingNode node(String text) {
    List<MappingNode> documents =
        value(StrictYaml.parse(new SourceFile("templates/object.yaml", text)));
    return documents.getFirst();
  }

  static Manifest read(String text) {
    return value(Manifest.of(node(text)));
  }

  static Location line(int line) {
    return Location.in(new SourceFile("templates/object.yaml", ""), line, 1);
  }
}
