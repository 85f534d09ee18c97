package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.fleet.Fleet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Proves that pods do not fight for the ports of a node. */
final class HostPortsCheck implements FleetCheck {

  private static final long FIRST_NODE_PORT = 30_000;
  private static final long LAST_NODE_PORT = 32_767;

  @Override
  public Code code() {
    return Code.CHECK_HOST_PORTS;
  }

  @Override
  public String relation() {
    return "host ports are disjoint among the pods that can share a node and lie outside"
        + " 30000-32767, and nothing with host ports surges";
  }

  @Override
  public void check(FleetFacts facts, Fleet fleet, Diagnostics diagnostics) {
    for (String region : fleet.regions().keySet()) {
      SortedMap<String, List<HostPortFacts>> taken = new TreeMap<>();
      for (UnitFacts unit : facts.units(region)) {
        for (HostPortFacts port : unit.hostPorts()) {
          single(port, diagnostics);
          List<HostPortFacts> others =
              taken.computeIfAbsent(port.protocol() + port.port(), key -> new ArrayList<>());
          others.forEach(other -> pair(port, other, diagnostics));
          others.add(port);
        }
      }
    }
  }

  private void single(HostPortFacts port, Diagnostics diagnostics) {
    if (port.surges()) {
      String message =
          "%s takes host port %d and surges: the new pod finds the port taken and waits for ever"
              .formatted(port.owner(), port.port());
      diagnostics.add(Diagnostic.of(code(), port.origin(), message).withHint("set `maxSurge: 0`"));
    }
    if (port.port() >= FIRST_NODE_PORT && port.port() <= LAST_NODE_PORT) {
      String message =
          "host port %d of %s lies in the range of node ports, %d to %d"
              .formatted(port.port(), port.owner(), FIRST_NODE_PORT, LAST_NODE_PORT);
      diagnostics.add(Diagnostic.of(code(), port.origin(), message));
    }
  }

  private void pair(HostPortFacts port, HostPortFacts other, Diagnostics diagnostics) {
    boolean sharesAddress =
        port.address().isEmpty()
            || other.address().isEmpty()
            || port.address().equals(other.address());
    if (sharesAddress && canShareNode(port.nodeLabels(), other.nodeLabels())) {
      String message =
          "%s and %s may share a node, and both take its %s port %d"
              .formatted(port.owner(), other.owner(), port.protocol(), port.port());
      diagnostics.add(Finding.of(code(), port.origin(), message, other.origin(), other.owner()));
    }
  }

  /** Two selectors exclude each other only where they want different values of one label. */
  private static boolean canShareNode(Map<String, String> left, Map<String, String> right) {
    return left.entrySet().stream()
        .allMatch(
            entry ->
                !right.containsKey(entry.getKey())
                    || entry.getValue().equals(right.get(entry.getKey())));
  }
}
