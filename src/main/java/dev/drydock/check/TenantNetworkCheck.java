package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Origin;
import dev.drydock.fleet.Fleet;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import java.util.List;
import java.util.Optional;

/** Proves that no other tenant's pods reach a tenant's pods. */
final class TenantNetworkCheck implements UnitCheck {

  private static final String NAME = "kubernetes.io/metadata.name";

  /** The addresses of the node itself: whoever reaches them may ask for its credentials. */
  private static final String NODE = "169.254.0.0/16";

  private static final Network NODE_NETWORK = Network.parse(NODE).orElseThrow();

  @Override
  public Code code() {
    return Code.CHECK_TENANT_NETWORK;
  }

  @Override
  public String relation() {
    return "one policy of a tenant selects all its pods and permits nothing in either direction;"
        + " every opening names its namespaces, none of them another tenant's, or, outwards, its"
        + " networks, without the node's own addresses";
  }

  @Override
  public void check(CheckedUnit unit, Fleet fleet, Diagnostics diagnostics) {
    TenantUnit.of(unit, fleet).ifPresent(tenant -> check(tenant, diagnostics));
  }

  private void check(TenantUnit tenant, Diagnostics diagnostics) {
    List<KubernetesObject> policies = tenant.of("networking.k8s.io", "NetworkPolicy");
    boolean isEmpty = tenant.objects().isEmpty();
    if (!isEmpty && policies.stream().noneMatch(TenantNetworkCheck::deniesAll)) {
      String message = "no network policy of a tenant denies everything to all its pods";
      Origin origin = policies.stream().findFirst().orElse(tenant.objects().getFirst()).origin();
      diagnostics.add(
          Diagnostic.of(code(), origin, message)
              .withHint(
                  "add one with `podSelector: {}`, `policyTypes: [Ingress, Egress]` and no rules"));
    }
    for (KubernetesObject policy : policies) {
      rules(tenant, policy, "ingress", "from", diagnostics);
      rules(tenant, policy, "egress", "to", diagnostics);
    }
  }

  private static boolean deniesAll(KubernetesObject policy) {
    List<String> types = Fields.texts(policy.node(), "spec", "policyTypes");
    return LabelSelector.at(policy.node(), "spec", "podSelector")
            .map(LabelSelector::isEmpty)
            .orElse(false)
        && types.contains("Ingress")
        && types.contains("Egress")
        && Fields.maps(policy.node(), "spec", "ingress").isEmpty()
        && Fields.maps(policy.node(), "spec", "egress").isEmpty();
  }

  private void rules(
      TenantUnit tenant,
      KubernetesObject policy,
      String direction,
      String peers,
      Diagnostics diagnostics) {
    for (MappingNode rule : Fields.maps(policy.node(), "spec", direction)) {
      List<MappingNode> items = Fields.maps(rule, peers);
      if (items.isEmpty()) {
        add(policy, direction, "everybody", Fields.origin(rule, peers), diagnostics);
      }
      for (MappingNode peer : items) {
        peer(tenant, policy, direction, peer, diagnostics);
      }
    }
  }

  private void peer(
      TenantUnit tenant,
      KubernetesObject policy,
      String direction,
      MappingNode peer,
      Diagnostics diagnostics) {
    Optional<Node> block = peer.get("ipBlock");
    if (block.isPresent()) {
      if (direction.equals("ingress")) {
        String cidr = Fields.text(peer, "ipBlock", "cidr").orElse("");
        add(policy, direction, "the network `" + cidr + "`", peer.origin(), diagnostics);
      } else {
        node(policy, peer, diagnostics);
      }
      return;
    }
    Optional<LabelSelector> namespaces = LabelSelector.at(peer, "namespaceSelector");
    if (namespaces.isPresent()) {
      namespaces(tenant, policy, direction, namespaces.orElseThrow(), diagnostics);
    } else if (peer.get("podSelector").isEmpty()) {
      add(policy, direction, "everybody", peer.origin(), diagnostics);
    }
  }

  private void node(KubernetesObject policy, MappingNode peer, Diagnostics diagnostics) {
    boolean isOpen =
        Fields.text(peer, "ipBlock", "cidr")
            .flatMap(Network::parse)
            .map(network -> network.overlaps(NODE_NETWORK))
            .orElse(false);
    boolean isTakenOut =
        Fields.texts(peer, "ipBlock", "except").stream()
            .flatMap(text -> Network.parse(text).stream())
            .anyMatch(network -> network.contains(NODE_NETWORK));
    if (isOpen && !isTakenOut) {
      String message =
          "%s opens the way to the node's own addresses `%s`, where its credentials are"
              .formatted(policy.title(), NODE);
      diagnostics.add(
          Diagnostic.of(code(), Fields.origin(peer, "ipBlock", "cidr"), message)
              .withHint("name smaller networks, or take these addresses out by `except`"));
    }
  }

  private void namespaces(
      TenantUnit tenant,
      KubernetesObject policy,
      String direction,
      LabelSelector selector,
      Diagnostics diagnostics) {
    Optional<List<String>> names = selector.allowed(NAME);
    Origin origin = selector.node().origin();
    if (names.isEmpty()) {
      String whom = "namespaces that it does not name by `" + NAME + "`";
      add(policy, direction, whom, origin, diagnostics);
      return;
    }
    names.orElseThrow().stream()
        .filter(name -> name.startsWith("t-") && !name.equals(tenant.namespace()))
        .forEach(name -> add(policy, direction, "namespace `" + name + "`", origin, diagnostics));
  }

  private void add(
      KubernetesObject policy,
      String direction,
      String whom,
      Origin origin,
      Diagnostics diagnostics) {
    String message =
        "%s opens %s to %s"
            .formatted(
                policy.title(),
                direction.equals("ingress") ? "the tenant's pods" : "the way",
                whom);
    diagnostics.add(Diagnostic.of(code(), origin, message));
  }
}
