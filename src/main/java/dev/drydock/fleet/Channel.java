package dev.drydock.fleet;

import java.util.Optional;

/**
 * A named line of releases.
 *
 * @param declaration the document
 * @param releaseName the cut release that the channel has, or nothing where it is live
 */
public record Channel(Declaration declaration, Optional<String> releaseName)
    implements FleetObject {

  /** The word for the working templates in place of a cut release. */
  public static final String LIVE = "live";

  static Channel of(Declaration declaration) {
    return new Channel(
        declaration, Optional.of(declaration.text("release")).filter(name -> !name.equals(LIVE)));
  }
}
