package dev.drydock.fleet;

/**
 * A size class.
 *
 * @param declaration the document
 * @param maximumReplicas the most replicas that a tenant may be given
 * @param maximumHosts the most hosts that a tenant may have
 */
public record Plan(Declaration declaration, int maximumReplicas, int maximumHosts)
    implements FleetObject {

  static Plan of(Declaration declaration) {
    return new Plan(
        declaration,
        Integer.parseInt(declaration.text("limits", "replicas")),
        Integer.parseInt(declaration.text("limits", "hosts")));
  }
}
