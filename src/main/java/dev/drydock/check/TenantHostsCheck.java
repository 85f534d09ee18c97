package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.Tenant;
import java.util.List;

/** Proves that a tenant's routes claim its own hosts and lean on nobody's middleware. */
final class TenantHostsCheck implements UnitCheck {

  private static final String TRAEFIK = "traefik.ingress.kubernetes.io/";

  @Override
  public Code code() {
    return Code.CHECK_TENANT_HOSTS;
  }

  @Override
  public String relation() {
    return "every host of a tenant's routes is one of the tenant's hosts (case, trailing dot and"
        + " wildcard folded), none takes all hosts, and none refers to what another namespace makes";
  }

  @Override
  public void check(CheckedUnit unit, Fleet fleet, Diagnostics diagnostics) {
    TenantUnit.of(unit, fleet)
        .ifPresent(
            tenant -> {
              hosts(tenant, diagnostics);
              tenant.objects().forEach(object -> references(tenant, object, diagnostics));
            });
  }

  private void hosts(TenantUnit tenant, Diagnostics diagnostics) {
    List<String> own =
        tenant.tenant().hosts().stream().map(host -> Routes.fold(host.name())).toList();
    for (NamedFact host : Routes.hosts(tenant.objects())) {
      if (!own.contains(host.name())) {
        String claimed = host.name().equals(Routes.ALL) ? "all hosts" : "`" + host.name() + "`";
        String message =
            "%s of a tenant claims %s, expected one of the tenant's hosts"
                .formatted(host.owner(), claimed);
        Diagnostic diagnostic = Diagnostic.of(code(), host.origin(), message);
        for (Tenant.Host each : tenant.tenant().hosts()) {
          diagnostic = diagnostic.withRelated(each.at(), "the host `" + each.name() + "`");
        }
        diagnostics.add(diagnostic);
      }
    }
  }

  /** Traefik's {@code namespace-name@kubernetescrd} reaches into every namespace. */
  private void references(TenantUnit tenant, KubernetesObject object, Diagnostics diagnostics) {
    Fields.strings(object.node(), "metadata", "annotations")
        .forEach(
            (key, value) -> {
              if (key.startsWith(TRAEFIK) && value.contains("@") && !isOwn(tenant, value)) {
                String message =
                    "%s of a tenant refers to `%s`, which the tenant does not make"
                        .formatted(object.title(), value);
                diagnostics.add(
                    Diagnostic.of(code(), object.origin("metadata", "annotations", key), message));
              }
            });
  }

  private static boolean isOwn(TenantUnit tenant, String references) {
    List<String> own =
        tenant.objects().stream()
            .filter(object -> object.group().equals("traefik.io"))
            .map(object -> tenant.namespace() + "-" + object.name() + "@kubernetescrd")
            .toList();
    return List.of(references.split("[,\\s]+")).stream().allMatch(own::contains);
  }
}
