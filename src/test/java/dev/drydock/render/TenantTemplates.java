package dev.drydock.render;

import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.MemoryTree;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.FleetLoader;
import dev.drydock.fleet.Layers;
import dev.drydock.fleet.Region;
import dev.drydock.fleet.TemplateModel;
import dev.drydock.fleet.Tenant;
import dev.drydock.manifest.KubernetesSchemas;
import dev.drydock.manifest.Manifest;
import dev.drydock.manifest.TypedCheck;
import dev.drydock.schema.JsonSchemas;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.StrictYaml;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Renders what the repository's templates give for one tenant, in a region of either engine. */
final class TenantTemplates {
  private static final MemoryTree REPOSITORY =
      MemoryTree.none()
          .with("templates", Path.of("templates"))
          .with("schemas", Path.of("schemas"))
          .with("fleet", Path.of("src/test/resources/preview"));
  private static final JsonSchemas SCHEMAS = schemas();
  private static final Component INSTANCE =
      of(ComponentLibrary.load(REPOSITORY, "templates/tenant", Scope.TENANT))
          .component("instance")
          .orElseThrow();
  private static final DeliveryLibrary DELIVERY =
      of(DeliveryLibrary.load(REPOSITORY, "templates/delivery"));

  private static final TypedCheck CHECK =
      new TypedCheck(of(KubernetesSchemas.load(REPOSITORY, "schemas")));
  private static final String UNIT =
      "{name: t-subject, component: traefik, namespace: edge, namespaces: [edge],"
          + " path: eu-central-1/tenants/eu-1/subject, timeoutSeconds: 300}";

  private TenantTemplates() {}

  /** Returns the objects of a tenant by kind and name. */
  static RenderedObjects instance(String tenant) {
    return RenderedObjects.of(of(render(tenant)));
  }

  /** Returns the messages with which a tenant is refused. */
  static List<String> refusals(String tenant) {
    return switch (render(tenant)) {
      case Outcome.Ok<List<Manifest>> ok -> List.of();
      case Outcome.Failed<List<Manifest>> failed ->
          failed.diagnostics().stream().map(Diagnostic::message).toList();
    };
  }

  /** Returns the objects of a role of delivery by kind and name. */
  static RenderedObjects delivery(Region.Engine engine, DeliveryRole role, String tenant) {
    Fleet fleet = fleet(tenant);
    Tenant found = subject(fleet);
    SortedMap<String, MappingNode> model = model(fleet, found);
    model.put("unit", node(UNIT));
    model.put("platform", node("{clusterKinds: [], namespacedKinds: [], namespaces: [edge]}"));
    return RenderedObjects.of(of(DELIVERY.render(engine.word(), role, model)));
  }

  private static Outcome<List<Manifest>> render(String text) {
    Fleet fleet = fleet(text);
    Tenant tenant = subject(fleet);
    return INSTANCE
        .values(Layers.of(fleet, tenant))
        .then(
            values -> {
              SortedMap<String, MappingNode> model = model(fleet, tenant);
              model.put("values", values);
              model.put("release", ReleaseModel.of("live", INSTANCE.images()));
              return ManifestRenderer.render(INSTANCE, model);
            });
  }

  private static SortedMap<String, MappingNode> model(Fleet fleet, Tenant tenant) {
    TemplateModel models = new TemplateModel(fleet);
    SortedMap<String, MappingNode> model = new TreeMap<>();
    model.put("fleet", models.fleet());
    model.put("region", models.region(fleet.region(tenant)));
    model.put("stack", models.stack(fleet.stack(tenant)));
    model.put("plan", models.plan(fleet.plan(tenant)));
    model.put("tenant", models.tenant(tenant));
    return model;
  }

  private static Fleet fleet(String tenant) {
    String document =
        "apiVersion: drydock.dev/v1\nkind: Tenant\nmetadata: {name: subject}\nspec:\n"
            + "  stack: eu-1\n  plan: small\n  channel: development\n"
            + tenant.indent(2);
    return of(FleetLoader.load(REPOSITORY.with("fleet/subject.yaml", document), SCHEMAS));
  }

  /** Returns what the API server would refuse. */
  static List<String> wrong(RenderedObjects objects) {
    return objects.all().stream()
        .flatMap(object -> CHECK.judge(object).stream())
        .map(Diagnostic::toString)
        .toList();
  }

  private static Tenant subject(Fleet fleet) {
    return fleet.tenants().values().stream()
        .filter(tenant -> tenant.name().equals("subject"))
        .findFirst()
        .orElseThrow();
  }

  private static MappingNode node(String text) {
    return of(StrictYaml.parse(new SourceFile("node.yaml", text))).getFirst();
  }

  private static JsonSchemas schemas() {
    List<SourceFile> files =
        REPOSITORY.files().entrySet().stream()
            .filter(file -> file.getKey().matches("schemas/[a-z-]+\\.schema\\.json"))
            .map(
                file ->
                    new SourceFile(
                        file.getKey(), new String(file.getValue(), StandardCharsets.UTF_8)))
            .toList();
    return of(JsonSchemas.load(files));
  }

  private static <T> T of(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Ok<T> ok -> ok.value();
      case Outcome.Failed<T> failed -> throw new AssertionError(failed.diagnostics().toString());
    };
  }
}
