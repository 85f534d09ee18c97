package dev.drydock.compile;

import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Outcome;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.Region;
import dev.drydock.fleet.Stack;
import dev.drydock.manifest.KindScope;
import dev.drydock.manifest.KubernetesSchemas;
import dev.drydock.manifest.Manifest;
import dev.drydock.manifest.ObjectIdentity;
import dev.drydock.manifest.RegionDelivery;
import dev.drydock.render.DeliveryRole;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.SequenceNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compiles what delivers a region: its bootstrap, the project of its platform, and its stacks. */
final class RegionCompiler {
  private static final long STACK_TIMEOUT = 300;

  private final Fleet fleet;
  private final KubernetesSchemas kinds;
  private final Models models;
  private final UnitCompiler units;

  RegionCompiler(Inputs inputs, Models models, UnitCompiler units) {
    this.fleet = inputs.fleet();
    this.kinds = inputs.kinds();
    this.models = models;
    this.units = units;
  }

  /**
   * Returns the delivery objects of a region that belong to none of its units.
   *
   * @param components the objects of its components
   */
  Outcome<RegionDelivery> compile(Region region, List<ObjectIdentity> components) {
    Diagnostics diagnostics = new Diagnostics();
    SortedMap<String, MappingNode> model = models.region(region);
    model.put("platform", platform(region, components));
    List<Manifest> bootstrap = render(region, DeliveryRole.BOOTSTRAP, model, diagnostics);
    List<Manifest> delivery =
        new ArrayList<>(render(region, DeliveryRole.PLATFORM, model, diagnostics));
    SortedMap<String, List<Manifest>> stacks = new TreeMap<>();
    for (Stack stack : fleet.stacks(region)) {
      SortedMap<String, MappingNode> stackModel = models.stack(stack);
      stacks.put(stack.name(), render(region, DeliveryRole.STACK_FOLDER, stackModel, diagnostics));
      stackModel.put("unit", unit(region, stack));
      delivery.addAll(render(region, DeliveryRole.STACK, stackModel, diagnostics));
    }
    return diagnostics.outcome(new RegionDelivery(region.name(), bootstrap, delivery, stacks));
  }

  private List<Manifest> render(
      Region region,
      DeliveryRole role,
      SortedMap<String, MappingNode> model,
      Diagnostics diagnostics) {
    SortedMap<String, String> labels = new TreeMap<>();
    labels.put(UnitCompiler.MANAGED_LABEL, "drydock");
    return units.delivery(region, role, model, labels, diagnostics);
  }

  private static MappingNode unit(Region region, Stack stack) {
    return new Models.Builder(stack.declaration().nameNode().origin())
        .put("name", "s-" + stack.name())
        .put("path", region.name() + "/delivery/stacks/" + stack.name())
        .put("timeoutSeconds", STACK_TIMEOUT)
        .build();
  }

  /** What the region's components need of those who deliver them. */
  private MappingNode platform(Region region, List<ObjectIdentity> components) {
    TreeSet<GroupKind> clusterKinds = new TreeSet<>();
    TreeSet<GroupKind> namespacedKinds = new TreeSet<>();
    TreeSet<String> namespaces = new TreeSet<>();
    for (ObjectIdentity identity : components) {
      GroupKind kind = new GroupKind(identity.group(), identity.kind());
      boolean isNamespaced =
          kinds
              .scope(identity.apiVersion(), identity.kind())
              .map(KindScope::isNamespaced)
              .orElseGet(() -> identity.namespace().isPresent());
      (isNamespaced ? namespacedKinds : clusterKinds).add(kind);
      identity.namespace().ifPresent(namespaces::add);
      if (identity.kind().equals("Namespace")) {
        namespaces.add(identity.name());
      }
    }
    return new Models.Builder(region.declaration().nameNode().origin())
        .put("clusterKinds", list(region, clusterKinds))
        .put("namespacedKinds", list(region, namespacedKinds))
        .put("namespaces", namespaces)
        .build();
  }

  private static SequenceNode list(Region region, NavigableSet<GroupKind> kinds) {
    List<Node> items = new ArrayList<>();
    for (GroupKind kind : kinds) {
      items.add(
          new Models.Builder(region.declaration().nameNode().origin())
              .put("group", kind.group())
              .put("kind", kind.kind())
              .build());
    }
    return new SequenceNode(items, region.spec().origin());
  }

  private record GroupKind(String group, String kind) implements Comparable<GroupKind> {
    private static final Comparator<GroupKind> ORDER =
        Comparator.comparing(GroupKind::group).thenComparing(GroupKind::kind);

    @Override
    public int compareTo(GroupKind other) {
      return ORDER.compare(this, other);
    }
  }
}
