package dev.drydock.check;

import dev.drydock.diag.Origin;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.Region;
import dev.drydock.manifest.Manifest;
import dev.drydock.manifest.RegionDelivery;
import dev.drydock.manifest.UnitId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Reads from the objects of a unit what the fleet checks need of them. */
public final class FactExtractor {

  private static final String ENFORCE = "pod-security.kubernetes.io/enforce";

  private FactExtractor() {}

  /** Returns the facts of a unit. */
  public static UnitFacts extract(CheckedUnit unit, Fleet fleet) {
    List<KubernetesObject> objects = unit.objects();
    List<KubernetesObject> delivery = unit.delivery();
    Optional<Region> region = Optional.ofNullable(fleet.regions().get(unit.id().region()));
    List<PodFacts> pods = PodReader.read(objects, unit.images());
    boolean isComponent = unit.id() instanceof UnitId.OfComponent;
    List<EmbeddedConfig> configs = isComponent ? EmbeddedConfig.of(objects) : List.of();
    return new UnitFacts(
        unit.id(),
        FolderFacts.of(unit.id().folder(), objects),
        FolderFacts.of(unit.deliveryFolder(), delivery),
        namespaces(unit.all()),
        podBreaches(objects),
        HostPortReader.read(objects),
        TraefikReader.read(objects),
        BalancerReader.read(objects),
        DatabaseReader.read(objects),
        ServerReader.read(objects),
        Routes.hosts(objects),
        region.flatMap(each -> RollTime.slowestOf(objects, each)),
        pods,
        QuotaFacts.read(objects),
        isComponent ? NodeGroup.read(objects) : List.of(),
        NetworkFacts.read(objects, configs, pods),
        isComponent ? TelemetryFacts.read(objects, configs) : TelemetryFacts.NONE,
        WorkloadReader.read(objects, region));
  }

  /** Returns the facts of a region's own delivery objects. */
  public static DeliveryFacts extract(RegionDelivery delivery) {
    List<FolderFacts> folders = new ArrayList<>();
    delivery.folders().forEach((folder, manifests) -> folders.add(facts(folder, manifests)));
    return new DeliveryFacts(
        delivery.region(), facts(delivery.bootstrapFolder(), delivery.bootstrap()), folders);
  }

  private static FolderFacts facts(String folder, List<Manifest> manifests) {
    return FolderFacts.of(folder, KubernetesObject.of(manifests));
  }

  private static List<NamespaceFacts> namespaces(List<KubernetesObject> objects) {
    return objects.stream()
        .filter(object -> object.is("", "Namespace"))
        .map(FactExtractor::namespace)
        .toList();
  }

  private static NamespaceFacts namespace(KubernetesObject object) {
    Origin origin = object.origin("metadata", "labels", ENFORCE);
    PodSecurityLevel level =
        Fields.text(object.node(), "metadata", "labels", ENFORCE)
            .flatMap(PodSecurityLevel::parse)
            .orElse(PodSecurityLevel.PRIVILEGED);
    SortedMap<String, String> labels = Fields.strings(object.node(), "metadata", "labels");
    labels.put(Reachability.NAME, object.name());
    return new NamespaceFacts(object.name(), labels, level, origin);
  }

  private static List<PodBreach> podBreaches(List<KubernetesObject> objects) {
    List<PodBreach> found = new ArrayList<>();
    for (Pods pods : Pods.of(objects)) {
      List<PodSecurityBreach> breaches = new ArrayList<>(BaselineRules.breaches(pods));
      breaches.addAll(RestrictedRules.breaches(pods));
      String namespace = pods.owner().namespace().orElse("");
      breaches.forEach(each -> found.add(new PodBreach(pods.owner().title(), namespace, each)));
    }
    return found;
  }
}
