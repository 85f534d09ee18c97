package dev.drydock.fleet;

import java.util.Locale;

/**
 * One Kubernetes cluster in one cloud region.
 *
 * @param declaration the document
 * @param engine what applies the manifests
 * @param domain the domain whose names one label below lead to the region
 */
public record Region(Declaration declaration, Engine engine, String domain) implements FleetObject {

  /** What applies the rendered manifests in a region. */
  public enum Engine {
    ARGOCD,
    FLUX;

    /** Returns the word that documents write. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Region of(Declaration declaration) {
    return new Region(
        declaration,
        Engine.valueOf(declaration.text("engine").toUpperCase(Locale.ROOT)),
        declaration.text("domain"));
  }
}
