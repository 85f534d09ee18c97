package dev.drydock.manifest;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Origin;
import dev.drydock.yaml.Node;
import java.util.ArrayList;
import java.util.List;

/** Collects what the rules across fields find. */
final class Findings {
  private final List<Diagnostic> found = new ArrayList<>();

  void add(Origin at, String message) {
    found.add(Diagnostic.of(Code.MANIFEST_RULE, at, message));
  }

  void add(Origin at, String message, Node related, String phrase) {
    found.add(
        Diagnostic.of(Code.MANIFEST_RULE, at, message).withRelated(related.origin().at(), phrase));
  }

  List<Diagnostic> all() {
    return List.copyOf(found);
  }
}
