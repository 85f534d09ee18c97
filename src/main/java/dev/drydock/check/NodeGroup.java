package dev.drydock.check;

import dev.drydock.diag.Origin;
import dev.drydock.fleet.Region;
import dev.drydock.yaml.MappingNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Nodes of one kind: a NodePool of Karpenter, or the managed group of the edge.
 *
 * @param title the words for it
 * @param requirements what its nodes have, labels among them
 * @param taints its taints
 * @param isPool whether Karpenter makes its nodes
 * @param limits the most that its nodes may have together
 * @param gracePeriod how long a node may take to drain, where that is said
 * @param origin where it is written
 * @param limitsOrigin where its limits are
 * @param gracePeriodOrigin where the time to drain is
 */
record NodeGroup(
    String title,
    List<Requirement> requirements,
    List<Taint> taints,
    boolean isPool,
    Resources limits,
    Optional<Duration> gracePeriod,
    Origin origin,
    Origin limitsOrigin,
    Origin gracePeriodOrigin) {

  static final String ZONE = "topology.kubernetes.io/zone";
  static final String CAPACITY = "karpenter.sh/capacity-type";

  private static final String ARCHITECTURE = "kubernetes.io/arch";
  private static final String ROLE = "drydock.dev/role";
  private static final String EDGE = "edge";

  /** Labels that every node has, whatever its group says. */
  private static final List<String> COMMON =
      List.of(
          "kubernetes.io/hostname",
          "node.kubernetes.io/instance-type",
          "topology.kubernetes.io/region",
          "topology.k8s.aws/zone-id",
          "node.kubernetes.io/windows-build");

  private static final String PROVIDER = "karpenter.k8s.aws/";

  NodeGroup {
    requirements = List.copyOf(requirements);
    taints = List.copyOf(taints);
  }

  static List<NodeGroup> read(List<KubernetesObject> objects) {
    return objects.stream()
        .filter(object -> object.is("karpenter.sh", "NodePool"))
        .map(NodeGroup::pool)
        .toList();
  }

  private static NodeGroup pool(KubernetesObject object) {
    MappingNode node = object.node();
    MappingNode spec = node.map("spec", "template", "spec").orElse(node);
    List<Requirement> requirements = new ArrayList<>();
    requirements.add(new Requirement("karpenter.sh/nodepool", "In", List.of(object.name())));
    requirements.addAll(
        Requirement.of(Fields.strings(node, "spec", "template", "metadata", "labels")));
    Fields.maps(spec, "requirements").forEach(each -> requirements.add(Requirement.of(each)));
    return new NodeGroup(
        object.title(),
        requirements,
        Fields.maps(spec, "taints").stream().map(Taint::of).toList(),
        /* isPool= */ true,
        Resources.at(node, "spec", "limits"),
        Fields.text(spec, "terminationGracePeriod").flatMap(GoDuration::parse),
        object.origin(),
        object.origin("spec", "limits"),
        Fields.origin(spec, "terminationGracePeriod"));
  }

  /** Returns the edge's managed group, as the prerequisites ask for it. */
  static NodeGroup edge(Region region) {
    Origin origin = Fields.origin(region.spec(), "nodes", EDGE);
    return new NodeGroup(
        "the edge nodes",
        List.of(
            new Requirement(ROLE, "In", List.of(EDGE)),
            new Requirement(ARCHITECTURE, "In", List.of("arm64"))),
        List.of(new Taint(ROLE, EDGE, "NoSchedule")),
        /* isPool= */ false,
        Resources.none(),
        Optional.empty(),
        origin,
        origin,
        origin);
  }

  /** Returns why no node of the group takes pods with one alternative of what they want. */
  Optional<String> refuses(NodeWish wish, List<Requirement> wanted, Region region) {
    for (Taint taint : taints) {
      if (!wish.tolerates(taint)) {
        return Optional.of("its taint " + taint.print() + " is not tolerated");
      }
    }
    for (Requirement each : wanted) {
      if (!has(each.key(), wanted, region)) {
        return Optional.of("it has no node with " + each.print());
      }
    }
    List<String> processors = values(ARCHITECTURE, wanted, region);
    for (List<String> image : wish.architectures()) {
      if (!image.containsAll(processors)) {
        return Optional.of(
            "its processors `%s` are not all among the `%s` of an image"
                .formatted(String.join("`, `", processors), String.join("`, `", image)));
      }
    }
    return Optional.empty();
  }

  /** Returns whether a node of the group may have a label as all requirements on it want it. */
  private boolean has(String key, List<Requirement> wanted, Region region) {
    List<Requirement> all = new ArrayList<>(onKey(key, requirements));
    boolean isKnown = !all.isEmpty() || !domain(key, region).isEmpty() || isCommon(key);
    List<Requirement> asked = onKey(key, wanted);
    if (!isKnown) {
      return asked.stream().allMatch(Requirement::admitsAbsence);
    }
    all.addAll(asked);
    List<String> candidates = domain(key, region);
    for (Requirement each : all) {
      candidates =
          candidates.isEmpty() && each.operator().equals("In") ? each.values() : candidates;
    }
    return candidates.isEmpty()
        ? all.stream().noneMatch(each -> each.operator().equals("DoesNotExist"))
            && Requirement.least(all) <= Requirement.most(all)
        : candidates.stream().anyMatch(value -> all.stream().allMatch(each -> each.admits(value)));
  }

  private static List<Requirement> onKey(String key, List<Requirement> requirements) {
    return requirements.stream().filter(each -> each.key().equals(key)).toList();
  }

  /** Returns the values of a label of which a node has one, where they are few. */
  private List<String> domain(String key, Region region) {
    return switch (key) {
      case ZONE -> Fields.texts(region.spec(), "cloud", "zones");
      case ARCHITECTURE -> List.of("amd64", "arm64");
      case "kubernetes.io/os" -> List.of("linux");
      case CAPACITY -> isPool ? List.of("on-demand", "reserved", "spot") : List.of();
      default -> List.of();
    };
  }

  private boolean isCommon(String key) {
    return COMMON.contains(key) || (isPool && key.startsWith(PROVIDER));
  }

  /** Returns the values of a label that nodes of the group have which pods may run on. */
  List<String> values(String key, List<Requirement> wanted, Region region) {
    List<Requirement> all = new ArrayList<>(onKey(key, requirements));
    all.addAll(onKey(key, wanted));
    return domain(key, region).stream()
        .filter(value -> all.stream().allMatch(each -> each.admits(value)))
        .toList();
  }
}
