package dev.drydock.fleet;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;

/** A release lies where it was cut: its frozen files are found from there. */
final class ReleaseRules {

  private ReleaseRules() {}

  static void check(FleetDraft draft, Diagnostics diagnostics) {
    for (Release release : draft.releases.values()) {
      String expected = release.folder() + "/release.yaml";
      if (!release.at().path().equals(expected)) {
        diagnostics.add(
            Diagnostic.of(
                    Code.FLEET_MISPLACED_RELEASE,
                    release.at(),
                    "the release `" + release.name() + "` must lie in `" + expected + "`")
                .withHint("releases are made by `drydock release cut`"));
      }
    }
  }
}
