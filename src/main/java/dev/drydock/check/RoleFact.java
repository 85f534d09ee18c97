package dev.drydock.check;

import dev.drydock.diag.Origin;
import java.util.List;
import java.util.Optional;

/**
 * A Role or a ClusterRole.
 *
 * @param namespace its namespace, empty for a ClusterRole
 * @param name its name
 * @param rules what it permits
 * @param origin where it is written
 */
record RoleFact(String namespace, String name, List<AccessRule> rules, Origin origin) {

  static Optional<RoleFact> of(KubernetesObject object) {
    boolean isRole =
        object.group().equals("rbac.authorization.k8s.io")
            && (object.kind().equals("Role") || object.kind().equals("ClusterRole"));
    return isRole
        ? Optional.of(
            new RoleFact(
                object.namespace().orElse(""),
                object.name(),
                Fields.maps(object.node(), "rules").stream().map(AccessRule::of).toList(),
                object.origin()))
        : Optional.empty();
  }

  String title() {
    return (namespace.isEmpty() ? "ClusterRole" : "Role") + " `" + name + "`";
  }
}
