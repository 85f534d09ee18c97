package dev.drydock.check;

import dev.drydock.diag.Origin;
import dev.drydock.yaml.MappingNode;
import java.util.List;
import java.util.Optional;

/**
 * A network policy.
 *
 * @param owner the object
 * @param namespace its namespace
 * @param pods the pods that it is about
 * @param closesIn whether what comes in is closed, but for what it opens
 * @param closesOut whether what goes out is closed, but for what it opens
 * @param in what it opens for those who come in
 * @param out what it opens for those who go out
 * @param origin where it is written
 */
record PolicyFacts(
    String owner,
    String namespace,
    Selector pods,
    boolean closesIn,
    boolean closesOut,
    List<Opening> in,
    List<Opening> out,
    Origin origin) {

  PolicyFacts {
    in = List.copyOf(in);
    out = List.copyOf(out);
  }

  /**
   * One rule.
   *
   * @param peers who is on the other side; nobody named means everybody
   * @param ports the ports that it opens; none named means all
   * @param origin where it is written
   */
  record Opening(List<Peer> peers, List<Port> ports, Origin origin) {
    Opening {
      peers = List.copyOf(peers);
      ports = List.copyOf(ports);
    }

    private static Opening of(MappingNode node, String peers) {
      return new Opening(
          Fields.maps(node, peers).stream().map(Peer::of).toList(),
          Fields.maps(node, "ports").stream().map(Port::of).toList(),
          node.origin());
    }

    boolean opens(PortFact port) {
      return ports.isEmpty() || ports.stream().anyMatch(each -> each.covers(port));
    }
  }

  /**
   * One of those on the other side.
   *
   * @param namespaces their namespaces; without it, that of the policy
   * @param pods their pods; without it, all of the namespaces
   * @param isNetwork whether it is a network instead
   * @param origin where it is written
   */
  record Peer(
      Optional<Selector> namespaces, Optional<Selector> pods, boolean isNetwork, Origin origin) {
    private static Peer of(MappingNode node) {
      return new Peer(
          Selector.at(node, "namespaceSelector"),
          Selector.at(node, "podSelector"),
          node.get("ipBlock").isPresent(),
          node.origin());
    }
  }

  /**
   * A port of a rule.
   *
   * @param protocol TCP, UDP or SCTP
   * @param port its name or number, empty for all
   * @param last the last number of a range, or 0
   */
  record Port(String protocol, String port, long last) {
    private static Port of(MappingNode node) {
      return new Port(
          Fields.text(node, "protocol").orElse("TCP").intern(),
          Fields.text(node, "port").orElse("").intern(),
          Fields.integer(node, "endPort").orElse(0L));
    }

    private boolean covers(PortFact other) {
      boolean isInRange =
          last > 0
              && port.matches("[0-9]{1,5}")
              && other.number() >= Long.parseLong(port)
              && other.number() <= last;
      return protocol.equals(other.protocol()) && (port.isEmpty() || other.is(port) || isInRange);
    }
  }

  static List<PolicyFacts> read(List<KubernetesObject> objects) {
    return objects.stream()
        .filter(object -> object.is("networking.k8s.io", "NetworkPolicy"))
        .map(PolicyFacts::of)
        .toList();
  }

  private static PolicyFacts of(KubernetesObject object) {
    MappingNode node = object.node();
    List<String> types = Fields.texts(node, "spec", "policyTypes");
    List<Opening> out =
        Fields.maps(node, "spec", "egress").stream().map(each -> Opening.of(each, "to")).toList();
    return new PolicyFacts(
        object.title(),
        object.namespace().orElse("").intern(),
        Selector.at(node, "spec", "podSelector").orElse(new Selector(List.of())),
        types.isEmpty() || types.contains("Ingress"),
        types.isEmpty() ? !out.isEmpty() : types.contains("Egress"),
        Fields.maps(node, "spec", "ingress").stream()
            .map(each -> Opening.of(each, "from"))
            .toList(),
        out,
        object.origin());
  }
}
