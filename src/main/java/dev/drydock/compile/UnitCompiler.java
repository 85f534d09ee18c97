package dev.drydock.compile;

import dev.drydock.check.CheckRunner;
import dev.drydock.check.CheckedUnit;
import dev.drydock.check.FactExtractor;
import dev.drydock.check.RollTime;
import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.fleet.Declaration;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.Layer;
import dev.drydock.fleet.Layers;
import dev.drydock.fleet.Region;
import dev.drydock.fleet.Tenant;
import dev.drydock.manifest.Manifest;
import dev.drydock.manifest.ObjectIdentity;
import dev.drydock.manifest.ReleasedImage;
import dev.drydock.manifest.TypedCheck;
import dev.drydock.manifest.Unit;
import dev.drydock.manifest.UnitId;
import dev.drydock.release.EffectiveRelease;
import dev.drydock.release.ReleaseResolver;
import dev.drydock.render.Component;
import dev.drydock.render.DeliveryRole;
import dev.drydock.render.ManifestRenderer;
import dev.drydock.render.ReleaseModel;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compiles one unit: merges its values, renders its components and its delivery, stamps, judges and
 * writes the objects. For any number of threads.
 */
final class UnitCompiler {
  static final String COMPONENT_LABEL = "drydock.dev/component";
  static final String TENANT_LABEL = "drydock.dev/tenant";
  static final String MANAGED_LABEL = "app.kubernetes.io/managed-by";

  /** The shortest time that delivery waits for a unit to become ready. */
  private static final long SHORTEST_TIMEOUT = 300;

  /** What a rollout may take beyond its reckoned time before delivery gives up. */
  private static final long TIMEOUT_MARGIN = 60;

  private final Inputs inputs;
  private final Fleet fleet;
  private final Models models;
  private final TypedCheck typedCheck;
  private final CheckRunner checks;

  UnitCompiler(Inputs inputs, Models models, CheckRunner checks) {
    this.inputs = inputs;
    this.fleet = inputs.fleet();
    this.models = models;
    this.typedCheck = new TypedCheck(inputs.kinds());
    this.checks = checks;
  }

  /** Returns a component of a region; nothing where it renders no object there. */
  Outcome<Optional<CompiledUnit>> component(Region region, Component component) {
    UnitId id = new UnitId.OfComponent(region.name(), component.name());
    SortedMap<String, MappingNode> model = models.region(region);
    Diagnostics diagnostics = new Diagnostics();
    List<Manifest> objects =
        objects(
            component,
            EffectiveRelease.live(),
            Layers.of(fleet, region),
            model,
            labels(COMPONENT_LABEL, component.name()),
            diagnostics);
    if (objects.isEmpty()) {
      return diagnostics.outcome(Optional.empty());
    }
    Optional<String> namespace = component.namespace();
    if (namespace.isEmpty()) {
      diagnostics.add(withoutNamespace(component));
      return diagnostics.failed();
    }
    Models.Builder unit =
        unit(
                "c-" + component.name() + "." + region.name(),
                id.folder(),
                objects,
                region,
                region.declaration())
            .put("component", component.name())
            .put("namespace", namespace.get())
            .put("namespaces", namespaces(objects));
    model.put("unit", unit.build());
    List<Manifest> delivery =
        delivery(
            region,
            DeliveryRole.COMPONENT,
            model,
            labels(COMPONENT_LABEL, component.name()),
            diagnostics);
    List<ReleasedImage> images = images(component.images());
    List<ObjectIdentity> identities = objects.stream().map(Manifest::identity).toList();
    return finish(new Unit(id, objects, delivery, images), identities, diagnostics)
        .map(Optional::of);
  }

  /** Returns a tenant. */
  Outcome<CompiledUnit> tenant(Tenant tenant) {
    Region region = fleet.region(tenant);
    UnitId id = new UnitId.OfTenant(region.name(), tenant.stackName(), tenant.name());
    EffectiveRelease release = ReleaseResolver.resolve(fleet, tenant);
    SortedMap<String, MappingNode> model = models.tenant(tenant);
    SortedMap<String, String> labels = labels(TENANT_LABEL, tenant.name());
    Diagnostics diagnostics = new Diagnostics();
    List<Manifest> objects = new ArrayList<>();
    List<ReleasedImage> images = new ArrayList<>();
    for (Component component : inputs.components(release).components().values()) {
      SortedMap<String, String> stamps = new TreeMap<>(labels);
      stamps.put(COMPONENT_LABEL, component.name());
      objects.addAll(
          objects(
              component,
              release,
              Layers.of(fleet, tenant),
              new TreeMap<>(model),
              stamps,
              diagnostics));
      images.addAll(images(images(component, release)));
    }
    model.put(
        "unit",
        unit(tenant.namespace(), id.folder(), objects, region, tenant.declaration()).build());
    List<Manifest> delivery = delivery(region, DeliveryRole.TENANT, model, labels, diagnostics);
    return finish(new Unit(id, objects, delivery, images), List.of(), diagnostics);
  }

  private List<Manifest> objects(
      Component component,
      EffectiveRelease release,
      List<Layer> fleetLayers,
      SortedMap<String, MappingNode> model,
      SortedMap<String, String> labels,
      Diagnostics diagnostics) {
    @Nullable MappingNode values =
        diagnostics.take(component.values(UnitLayers.of(release, fleetLayers)));
    if (values == null) {
      return List.of();
    }
    model.put("values", values);
    model.put("release", ReleaseModel.of(release.name(), images(component, release)));
    return judged(ManifestRenderer.render(component, model), labels, diagnostics);
  }

  private static MappingNode images(Component component, EffectiveRelease release) {
    return release.images().flatMap(all -> all.map(component.name())).orElseGet(component::images);
  }

  /** Returns objects of delivery, stamped and judged. */
  List<Manifest> delivery(
      Region region,
      DeliveryRole role,
      SortedMap<String, MappingNode> model,
      SortedMap<String, String> labels,
      Diagnostics diagnostics) {
    return judged(
        inputs.delivery().render(region.engine().word(), role, model), labels, diagnostics);
  }

  private List<Manifest> judged(
      Outcome<List<Manifest>> rendered, SortedMap<String, String> labels, Diagnostics diagnostics) {
    @Nullable List<Manifest> manifests = diagnostics.take(rendered);
    if (manifests == null) {
      return List.of();
    }
    List<Manifest> stamped = new ArrayList<>();
    for (Manifest manifest : manifests) {
      diagnostics.addAll(typedCheck.judge(manifest));
      @Nullable Manifest result = diagnostics.take(manifest.stamped(labels));
      if (result != null) {
        stamped.add(result);
      }
    }
    return stamped;
  }

  private Outcome<CompiledUnit> finish(
      Unit unit, List<ObjectIdentity> identities, Diagnostics diagnostics) {
    if (diagnostics.hasErrors()) {
      return diagnostics.failed();
    }
    CheckedUnit checked = CheckedUnit.of(unit);
    return diagnostics.outcome(
        CompiledUnit.of(
            unit, FactExtractor.extract(checked, fleet), checks.unit(checked, fleet), identities));
  }

  private static Diagnostic withoutNamespace(Component component) {
    return Diagnostic.of(
            Code.COMPONENT_NAMESPACE,
            Location.of("templates/region/" + component.name() + "/component.yaml"),
            "the component `" + component.name() + "` has objects and no `namespace`")
        .withHint("`spec.namespace` says where its namespaced objects live");
  }

  private static Models.Builder unit(
      String name, String path, List<Manifest> objects, Region region, Declaration owner) {
    long roll = RollTime.slowest(objects, region).map(RollTime::seconds).orElse(0L);
    return new Models.Builder(owner.nameNode().origin())
        .put("name", name)
        .put("path", path)
        .put("timeoutSeconds", Math.max(SHORTEST_TIMEOUT, roll + TIMEOUT_MARGIN));
  }

  /** The namespaces that objects live in or are. */
  private static Set<String> namespaces(List<Manifest> objects) {
    TreeSet<String> namespaces = new TreeSet<>();
    for (Manifest object : objects) {
      object.identity().namespace().ifPresent(namespaces::add);
      if (object.identity().kind().equals("Namespace")) {
        namespaces.add(object.identity().name());
      }
    }
    return namespaces;
  }

  private static List<ReleasedImage> images(MappingNode images) {
    List<ReleasedImage> all = new ArrayList<>();
    MappingNode model =
        ReleaseModel.of("", images)
            .map("images")
            .orElseGet(() -> new MappingNode(new LinkedHashMap<>(), images.origin()));
    for (MappingNode.Entry entry : model.entries().values()) {
      MappingNode image = (MappingNode) entry.value();
      List<String> architectures =
          image.list("architectures").stream()
              .flatMap(list -> list.items().stream())
              .map(UnitCompiler::text)
              .toList();
      all.add(new ReleasedImage(image.string("image").orElse(""), architectures));
    }
    return all;
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.text() : "";
  }

  /** Returns the labels of everything that a unit has. */
  static SortedMap<String, String> labels(String key, String value) {
    SortedMap<String, String> labels = new TreeMap<>();
    labels.put(MANAGED_LABEL, "drydock");
    labels.put(key, value);
    return labels;
  }
}
