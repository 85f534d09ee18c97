package dev.drydock.check;

import dev.drydock.diag.Origin;
import dev.drydock.manifest.ReleasedImage;
import dev.drydock.yaml.MappingNode;
import java.util.List;
import java.util.Optional;

/**
 * Where pods may run.
 *
 * @param selector what every node must have
 * @param affinity what a node must have one whole list of; empty where any node will do
 * @param tolerations the taints that they put up with
 * @param spreadsZones whether they only run spread over zones
 * @param hasVolume whether a volume that lies in one zone comes with them
 * @param architectures the processors that each of their images runs on
 * @param origin where the selection of nodes is written
 */
record Placement(
    List<Requirement> selector,
    List<List<Requirement>> affinity,
    List<Toleration> tolerations,
    boolean spreadsZones,
    boolean hasVolume,
    List<List<String>> architectures,
    Origin origin) {

  static final String ZONE = "topology.kubernetes.io/zone";
  static final String ARCHITECTURE = "kubernetes.io/arch";
  static final String CAPACITY = "karpenter.sh/capacity-type";

  private static final String[] REQUIRED = {
    "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution"
  };

  Placement {
    selector = List.copyOf(selector);
    affinity = List.copyOf(affinity);
    tolerations = List.copyOf(tolerations);
    architectures = List.copyOf(architectures);
  }

  static Placement of(Pods pods, List<ReleasedImage> images) {
    MappingNode spec = pods.spec();
    return new Placement(
        Requirement.of(Fields.strings(spec, "nodeSelector")),
        affinity(spec),
        Fields.maps(spec, "tolerations").stream().map(Toleration::of).toList(),
        Fields.maps(spec, "topologySpreadConstraints").stream().anyMatch(Placement::isZoneSpread),
        hasVolume(pods),
        pods.containers().stream()
            .flatMap(container -> architectures(container, images).stream())
            .distinct()
            .toList(),
        Fields.origin(spec, "nodeSelector"));
  }

  private static List<List<Requirement>> affinity(MappingNode spec) {
    return spec.map(REQUIRED)
        .map(
            node ->
                Fields.maps(node, "nodeSelectorTerms").stream()
                    .map(
                        term ->
                            Fields.maps(term, "matchExpressions").stream()
                                .map(Requirement::of)
                                .toList())
                    .toList())
        .orElse(List.of());
  }

  private static boolean isZoneSpread(MappingNode constraint) {
    return Fields.text(constraint, "topologyKey").orElse("").equals(ZONE)
        && Fields.text(constraint, "whenUnsatisfiable")
            .orElse("DoNotSchedule")
            .equals("DoNotSchedule");
  }

  private static boolean hasVolume(Pods pods) {
    return !Fields.maps(pods.owner().node(), "spec", "volumeClaimTemplates").isEmpty()
        || Fields.maps(pods.spec(), "volumes").stream()
            .anyMatch(volume -> volume.get("persistentVolumeClaim").isPresent());
  }

  private static Optional<List<String>> architectures(
      Pods.Container container, List<ReleasedImage> images) {
    String text = Fields.text(container.node(), "image").orElse("");
    return images.stream()
        .filter(image -> image.image().equals(text))
        .findFirst()
        .map(ReleasedImage::architectures);
  }

  /** Returns the alternatives of what nodes must have, at least one. */
  List<List<Requirement>> alternatives() {
    return affinity.isEmpty() ? List.of(List.of()) : affinity;
  }

  boolean tolerates(Taint taint) {
    return !taint.keepsOut() || tolerations.stream().anyMatch(each -> each.tolerates(taint));
  }
}
