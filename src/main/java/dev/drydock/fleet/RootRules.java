package dev.drydock.fleet;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;

/** There is something to compile: one root document, and at least one region. */
final class RootRules {
  private static final Location PLACE = Location.of(FleetFiles.FOLDER);

  private RootRules() {}

  static void check(FleetDraft draft, Diagnostics diagnostics) {
    draft.roots.stream()
        .skip(1)
        .forEach(
            root ->
                diagnostics.add(
                    Diagnostic.of(
                            Code.FLEET_ROOT,
                            root.at(),
                            "there is more than one document of kind `Fleet`")
                        .withRelated(draft.roots.getFirst().at(), "the first one")));
    if (!draft.isComplete()) {
      return;
    }
    if (!draft.has(FleetKind.FLEET)) {
      diagnostics.add(
          Diagnostic.of(Code.FLEET_ROOT, PLACE, "there is no document of kind `Fleet`")
              .withHint("every fleet has one, usually in `fleet/fleet.yaml`"));
    }
    if (!draft.has(FleetKind.REGION)) {
      diagnostics.add(
          Code.FLEET_EMPTY, PLACE, "the fleet has no region, so there is nothing to compile");
    }
  }
}
