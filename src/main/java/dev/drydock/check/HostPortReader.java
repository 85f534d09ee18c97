package dev.drydock.check;

import dev.drydock.yaml.MappingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the ports of nodes that pods take. */
final class HostPortReader {

  private HostPortReader() {}

  static List<HostPortFacts> read(List<KubernetesObject> objects) {
    List<HostPortFacts> found = new ArrayList<>();
    for (Pods pods : Pods.of(objects)) {
      for (Pods.Container container : pods.containers()) {
        for (MappingNode port : Fields.maps(container.node(), "ports")) {
          fact(pods, port).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private static Optional<HostPortFacts> fact(Pods pods, MappingNode port) {
    boolean isShared = Fields.isTrue(pods.spec(), "hostNetwork");
    long number =
        Fields.integer(port, "hostPort")
            .or(() -> isShared ? Fields.integer(port, "containerPort") : Optional.empty())
            .orElse(0L);
    if (number == 0) {
      return Optional.empty();
    }
    String address = Fields.text(port, "hostIP").orElse("");
    return Optional.of(
        new HostPortFacts(
            pods.owner().title(),
            Fields.text(port, "protocol").orElse("TCP"),
            address.equals("0.0.0.0") || address.equals("::") ? "" : address,
            number,
            Fields.strings(pods.spec(), "nodeSelector"),
            surges(pods.owner()),
            Fields.origin(port, port.get("hostPort").isPresent() ? "hostPort" : "containerPort")));
  }

  private static boolean surges(KubernetesObject owner) {
    return switch (owner.kind()) {
      case "DaemonSet" ->
          Share.at(owner.node(), "spec", "updateStrategy", "rollingUpdate", "maxSurge")
              .map(share -> share.number() > 0)
              .orElse(false);
      case "Deployment" ->
          !Fields.text(owner.node(), "spec", "strategy", "type").orElse("").equals("Recreate")
              && Share.at(owner.node(), "spec", "strategy", "rollingUpdate", "maxSurge")
                  .map(share -> share.number() > 0)
                  .orElse(true);
      default -> false;
    };
  }
}
