package dev.drydock.check;

import dev.drydock.diag.Origin;
import dev.drydock.manifest.ReleasedImage;
import dev.drydock.yaml.MappingNode;
import java.util.List;
import java.util.Optional;

/**
 * Where pods may run.
 *
 * @param wish what they want of a node
 * @param spreadsZones whether they only run spread over zones
 * @param hasVolume whether a volume that lies in one zone comes with them
 * @param origin where the selection of nodes is written
 */
record Placement(NodeWish wish, boolean spreadsZones, boolean hasVolume, Origin origin) {

  private static final String[] REQUIRED = {
    "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution"
  };

  static Placement of(Pods pods, List<ReleasedImage> images) {
    MappingNode spec = pods.spec();
    NodeWish wish =
        new NodeWish(
            Requirement.of(Fields.strings(spec, "nodeSelector")),
            affinity(spec),
            Fields.maps(spec, "tolerations").stream().map(Toleration::of).toList(),
            pods.containers().stream()
                .flatMap(container -> architectures(container, images).stream())
                .distinct()
                .toList());
    return new Placement(
        wish,
        Fields.maps(spec, "topologySpreadConstraints").stream().anyMatch(Placement::isZoneSpread),
        hasVolume(pods),
        Fields.origin(spec, "nodeSelector"));
  }

  private static List<List<Requirement>> affinity(MappingNode spec) {
    return spec
        .map(REQUIRED)
        .map(node -> Fields.maps(node, "nodeSelectorTerms"))
        .orElse(List.of())
        .stream()
        .map(term -> Fields.maps(term, "matchExpressions").stream().map(Requirement::of).toList())
        .toList();
  }

  private static boolean isZoneSpread(MappingNode constraint) {
    String otherwise = Fields.text(constraint, "whenUnsatisfiable").orElse("DoNotSchedule");
    return Fields.text(constraint, "topologyKey").orElse("").equals(NodeGroup.ZONE)
        && otherwise.equals("DoNotSchedule");
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
}
