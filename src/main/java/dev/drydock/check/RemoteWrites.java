package dev.drydock.check;

import dev.drydock.diag.Outcome;
import dev.drydock.manifest.Manifest;
import dev.drydock.yaml.MappingNode;
import java.util.List;

/** Reads where an object's pods write samples to, in the order that names their queues. */
public final class RemoteWrites {

  private RemoteWrites() {}

  /**
   * Returns the addresses that an object's pods write to, without query and fragment, which a queue
   * on disk does not know either.
   */
  public static List<String> of(MappingNode object) {
    return switch (Manifest.of(object)) {
      case Outcome.Ok<Manifest> ok ->
          KubernetesObject.of(ok.value()).pods().stream()
              .flatMap(Pods::serving)
              .flatMap(each -> Flags.of(each.node()).items("remoteWrite.url").stream())
              .map(address -> address.value().replaceFirst("[?#].*$", ""))
              .toList();
      case Outcome.Failed<Manifest> failed -> List.of();
    };
  }
}
