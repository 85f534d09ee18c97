package dev.drydock.fleet;

import dev.drydock.yaml.ScalarNode;
import java.util.Locale;

/**
 * One Kubernetes cluster in one cloud region.
 *
 * @param declaration the document
 * @param engine what applies the manifests
 * @param domain the domain whose names one label below lead to the region
 * @param central whether the metrics of all regions come together here
 */
public record Region(Declaration declaration, Engine engine, String domain, boolean central)
    implements FleetObject {

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
        declaration.text("domain"),
        declaration
            .spec()
            .get("central")
            .map(node -> Boolean.parseBoolean(((ScalarNode) node).text()))
            .orElse(false));
  }
}
