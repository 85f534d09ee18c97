package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Origin;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.Region;
import dev.drydock.yaml.MappingNode;
import java.util.List;
import java.util.Optional;

/** Proves that a tenant reads from the secret store only what is its own. */
final class TenantSecretsCheck implements UnitCheck {

  private static final String GROUP = "external-secrets.io";

  @Override
  public Code code() {
    return Code.CHECK_TENANT_SECRETS;
  }

  @Override
  public String relation() {
    return "a tenant reads the region's secret store, at paths that hold its name and no other"
        + " tenant's before it";
  }

  @Override
  public void check(CheckedUnit unit, Fleet fleet, Diagnostics diagnostics) {
    TenantUnit.of(unit, fleet)
        .ifPresent(
            tenant -> {
              tenant
                  .of(GROUP, "ExternalSecret")
                  .forEach(o -> secret(tenant, o, fleet, diagnostics));
              tenant.objects().stream()
                  .filter(object -> object.group().endsWith(GROUP))
                  .filter(object -> !object.kind().equals("ExternalSecret"))
                  .forEach(object -> kind(object, diagnostics));
            });
  }

  /** Stores, generators and pushes are for the platform to make. */
  private void kind(KubernetesObject object, Diagnostics diagnostics) {
    String message =
        "%s of a tenant reaches into the secret store, expected only ExternalSecrets"
            .formatted(object.title());
    add(object.origin("kind"), message, diagnostics);
  }

  private void secret(
      TenantUnit tenant, KubernetesObject object, Fleet fleet, Diagnostics diagnostics) {
    object
        .node()
        .map("spec", "secretStoreRef")
        .ifPresent(
            reference -> store(object, reference, fleet.region(tenant.tenant()), diagnostics));
    for (MappingNode item : Fields.maps(object.node(), "spec", "data")) {
      sources(tenant, object, item, fleet, diagnostics);
      item.map("remoteRef").ifPresent(ref -> path(tenant, object, ref, fleet, diagnostics));
    }
    for (MappingNode item : Fields.maps(object.node(), "spec", "dataFrom")) {
      sources(tenant, object, item, fleet, diagnostics);
      item.map("extract").ifPresent(ref -> path(tenant, object, ref, fleet, diagnostics));
      if (item.get("find").isPresent()) {
        String message = object.title() + " searches the secret store, which no path confines";
        add(Fields.origin(item, "find"), message, diagnostics);
      }
    }
  }

  private void sources(
      TenantUnit tenant,
      KubernetesObject object,
      MappingNode item,
      Fleet fleet,
      Diagnostics diagnostics) {
    Region region = fleet.region(tenant.tenant());
    item.map("sourceRef", "storeRef")
        .ifPresent(reference -> store(object, reference, region, diagnostics));
    if (item.at("sourceRef", "generatorRef").isPresent()) {
      String message = object.title() + " uses a generator of secrets";
      add(Fields.origin(item, "sourceRef", "generatorRef"), message, diagnostics);
    }
  }

  private void store(
      KubernetesObject object, MappingNode reference, Region region, Diagnostics diagnostics) {
    String wanted = Fields.text(region.spec(), "secretStore").orElse("");
    String kind = Fields.text(reference, "kind").orElse("SecretStore");
    String name = Fields.text(reference, "name").orElse("");
    if (!kind.equals("ClusterSecretStore") || !name.equals(wanted)) {
      String message =
          "%s reads from the %s `%s`, expected the ClusterSecretStore `%s` of region `%s`"
              .formatted(object.title(), kind, name, wanted, region.name());
      diagnostics.add(
          Finding.of(
              code(),
              Fields.origin(reference, "name"),
              message,
              Fields.origin(region.spec(), "secretStore"),
              "the region's secret store"));
    }
  }

  private void path(
      TenantUnit tenant,
      KubernetesObject object,
      MappingNode reference,
      Fleet fleet,
      Diagnostics diagnostics) {
    String path = Fields.text(reference, "key").orElse("");
    Optional<String> owner = owner(path, tenant, fleet);
    if (!owner.equals(Optional.of(tenant.tenant().name()))) {
      String found =
          owner
              .map(name -> "which belongs to tenant `" + name + "`")
              .orElse("in which no part is the tenant's name");
      String message =
          "%s of a tenant reads `%s` from the secret store, %s"
              .formatted(object.title(), path, found);
      add(Fields.origin(reference, "key"), message, diagnostics);
    }
  }

  /** Returns the tenant that the first part of a path names which names one at all. */
  private static Optional<String> owner(String path, TenantUnit tenant, Fleet fleet) {
    String stack = tenant.tenant().stackName();
    String region = fleet.region(tenant.tenant()).name();
    List<String> parts = List.of(path.split("[/:]", /* limit= */ -1));
    if (parts.contains("..") || parts.contains(".")) {
      return Optional.empty();
    }
    return parts.stream()
        .filter(part -> part.equals(tenant.tenant().name()) || isOther(part, stack, region, fleet))
        .findFirst();
  }

  private static boolean isOther(String part, String stack, String region, Fleet fleet) {
    return fleet.tenants().containsKey(part) && !part.equals(stack) && !part.equals(region);
  }

  private void add(Origin origin, String message, Diagnostics diagnostics) {
    diagnostics.add(Diagnostic.of(code(), origin, message));
  }
}
