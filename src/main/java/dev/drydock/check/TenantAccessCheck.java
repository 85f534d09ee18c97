package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Origin;
import dev.drydock.fleet.Fleet;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.ScalarNode;
import java.util.List;

/** Proves that a tenant's rights are for its own accounts and end at its namespace. */
final class TenantAccessCheck implements UnitCheck {

  private static final String RBAC = "rbac.authorization.k8s.io";
  private static final List<String> ESCALATIONS = List.of("*", "bind", "escalate", "impersonate");
  private static final List<String> REFUSED =
      List.of("*", "secrets", "serviceaccounts/token", "secrets/*", "*/*");

  @Override
  public Code code() {
    return Code.CHECK_TENANT_ACCESS;
  }

  @Override
  public String relation() {
    return "a tenant's bindings bind its own Roles to its own service accounts, its Roles hold no"
        + " wildcard, no secrets and no escalation, and its pods run under its own accounts";
  }

  @Override
  public void check(CheckedUnit unit, Fleet fleet, Diagnostics diagnostics) {
    TenantUnit.of(unit, fleet)
        .ifPresent(
            tenant -> {
              tenant.of(RBAC, "RoleBinding").forEach(each -> binding(tenant, each, diagnostics));
              tenant.of(RBAC, "Role").forEach(each -> role(each, diagnostics));
              Pods.of(tenant.objects()).forEach(each -> account(tenant, each, diagnostics));
            });
  }

  private void binding(TenantUnit tenant, KubernetesObject binding, Diagnostics diagnostics) {
    String kind = Fields.text(binding.node(), "roleRef", "kind").orElse("");
    String role = Fields.text(binding.node(), "roleRef", "name").orElse("");
    if (!kind.equals("Role") || !tenant.has(RBAC, "Role", role)) {
      String message =
          "%s of a tenant binds the %s `%s`, expected a Role of its own"
              .formatted(binding.title(), kind, role);
      add(binding.origin("roleRef", "name"), message, diagnostics);
    }
    for (MappingNode subject : Fields.maps(binding.node(), "subjects")) {
      subject(tenant, binding, subject, diagnostics);
    }
  }

  private void subject(
      TenantUnit tenant, KubernetesObject binding, MappingNode subject, Diagnostics diagnostics) {
    String kind = Fields.text(subject, "kind").orElse("");
    String name = Fields.text(subject, "name").orElse("");
    String namespace = Fields.text(subject, "namespace").orElse(tenant.namespace());
    boolean isOwn =
        kind.equals("ServiceAccount")
            && namespace.equals(tenant.namespace())
            && tenant.has("", "ServiceAccount", name);
    if (!isOwn) {
      boolean isHere = namespace.equals(tenant.namespace());
      String message =
          "%s of a tenant grants to the %s `%s`%s, expected a ServiceAccount of its own"
              .formatted(
                  binding.title(), kind, name, isHere ? "" : " of namespace `" + namespace + "`");
      add(Fields.origin(subject, "name"), message, diagnostics);
    }
  }

  private void role(KubernetesObject role, Diagnostics diagnostics) {
    for (MappingNode rule : Fields.maps(role.node(), "rules")) {
      refuse(role, rule, "verbs", ESCALATIONS, diagnostics);
      refuse(role, rule, "resources", REFUSED, diagnostics);
      refuse(role, rule, "apiGroups", List.of("*"), diagnostics);
    }
  }

  private void refuse(
      KubernetesObject role,
      MappingNode rule,
      String field,
      List<String> refused,
      Diagnostics diagnostics) {
    for (ScalarNode item : Fields.scalars(rule, field)) {
      if (refused.contains(item.text())) {
        String message = "%s permits the %s `%s`".formatted(role.title(), field, item.text());
        add(item.origin(), message, diagnostics);
      }
    }
  }

  private void account(TenantUnit tenant, Pods pods, Diagnostics diagnostics) {
    String name = Fields.text(pods.spec(), "serviceAccountName").orElse("default");
    if (!name.equals("default") && !tenant.has("", "ServiceAccount", name)) {
      String message =
          "the pods of %s run as service account `%s`, which is not one of the tenant's"
              .formatted(pods.owner().title(), name);
      add(Fields.origin(pods.spec(), "serviceAccountName"), message, diagnostics);
    }
  }

  private void add(Origin origin, String message, Diagnostics diagnostics) {
    diagnostics.add(Diagnostic.of(code(), origin, message));
  }
}
