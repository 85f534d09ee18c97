package dev.drydock.check;

import dev.drydock.diag.Origin;
import java.util.List;
import java.util.Optional;

/**
 * A RoleBinding or a ClusterRoleBinding.
 *
 * @param namespace where it grants, empty for the whole cluster
 * @param name its name
 * @param bindsClusterRole whether the role is a ClusterRole
 * @param role the role's name
 * @param accounts the service accounts, {@code namespace/name}
 * @param origin where it is written
 */
record BindingFact(
    String namespace,
    String name,
    boolean bindsClusterRole,
    String role,
    List<String> accounts,
    Origin origin) {

  static Optional<BindingFact> of(KubernetesObject object) {
    boolean isBinding =
        object.group().equals("rbac.authorization.k8s.io")
            && (object.kind().equals("RoleBinding") || object.kind().equals("ClusterRoleBinding"));
    return isBinding ? Optional.of(binding(object)) : Optional.empty();
  }

  private static BindingFact binding(KubernetesObject object) {
    return new BindingFact(
        object.namespace().orElse(""),
        object.name(),
        Fields.text(object.node(), "roleRef", "kind").orElse("").equals("ClusterRole"),
        Fields.text(object.node(), "roleRef", "name").orElse("").intern(),
        Fields.maps(object.node(), "subjects").stream()
            .filter(each -> Fields.text(each, "kind").orElse("").equals("ServiceAccount"))
            .map(
                each ->
                    Fields.text(each, "namespace").orElse("")
                        + "/"
                        + Fields.text(each, "name").orElse(""))
            .toList(),
        object.origin());
  }

  String title() {
    return (namespace.isEmpty() ? "ClusterRoleBinding" : "RoleBinding") + " `" + name + "`";
  }
}
