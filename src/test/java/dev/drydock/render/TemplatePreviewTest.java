package dev.drydock.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.MemoryTree;
import dev.drydock.diag.Origin;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.FleetLoader;
import dev.drydock.fleet.Layers;
import dev.drydock.fleet.Region;
import dev.drydock.fleet.Stack;
import dev.drydock.fleet.TemplateModel;
import dev.drydock.fleet.Tenant;
import dev.drydock.manifest.Manifest;
import dev.drydock.schema.JsonSchemas;
import dev.drydock.yaml.CanonicalYaml;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Renders every template of the repository for the small fleet of {@code preview/}, and leaves the
 * objects under {@code target/preview} to look at.
 */
class TemplatePreviewTest {
  private static final Path OUTPUT = Path.of("target/preview");

  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void rendersEveryTemplateOfTheRepository() throws IOException {
    clear();
    MemoryTree tree =
        MemoryTree.none()
            .with("templates", Path.of("templates"))
            .with("schemas", Path.of("schemas"))
            .with("fleet", Path.of("src/test/resources/preview"));
    Fleet fleet = diagnostics.take(FleetLoader.load(tree, schemas(tree)));
    if (fleet != null) {
      render(tree, fleet);
    }
    List<String> errors =
        diagnostics.all().stream().distinct().sorted().map(TemplatePreviewTest::shown).toList();
    Files.createDirectories(OUTPUT);
    Files.write(OUTPUT.resolve("errors.txt"), errors, StandardCharsets.UTF_8);
    assertThat(errors).isEmpty();
  }

  private void render(MemoryTree tree, Fleet fleet) {
    ComponentLibrary region =
        diagnostics.take(ComponentLibrary.load(tree, "templates/region", Scope.REGION));
    ComponentLibrary tenant =
        diagnostics.take(ComponentLibrary.load(tree, "templates/tenant", Scope.TENANT));
    DeliveryLibrary delivery = diagnostics.take(DeliveryLibrary.load(tree, "templates/delivery"));
    if (region != null) {
      fleet.regions().values().forEach(each -> region(fleet, each, region));
    }
    if (tenant != null) {
      fleet.tenants().values().forEach(each -> tenant(fleet, each, tenant));
    }
    if (delivery != null) {
      fleet.regions().values().forEach(each -> delivery(fleet, each, delivery));
    }
  }

  private void region(Fleet fleet, Region region, ComponentLibrary library) {
    for (Component component : library.components().values()) {
      SortedMap<String, MappingNode> model = model(fleet, region);
      MappingNode values = diagnostics.take(component.values(Layers.of(fleet, region)));
      if (values != null) {
        model.put("values", values);
        model.put("release", ReleaseModel.of("live", component.images()));
        write(
            region.name() + "/components/" + component.name(),
            diagnostics.take(ManifestRenderer.render(component, model)));
      }
    }
  }

  private void tenant(Fleet fleet, Tenant tenant, ComponentLibrary library) {
    for (Component component : library.components().values()) {
      SortedMap<String, MappingNode> model = model(fleet, tenant);
      MappingNode values = diagnostics.take(component.values(Layers.of(fleet, tenant)));
      if (values != null) {
        model.put("values", values);
        model.put("release", ReleaseModel.of("live", component.images()));
        write(
            fleet.region(tenant).name() + "/tenants/" + tenant.name(),
            diagnostics.take(ManifestRenderer.render(component, model)));
      }
    }
  }

  private void delivery(Fleet fleet, Region region, DeliveryLibrary library) {
    for (DeliveryRole role : DeliveryRole.values()) {
      SortedMap<String, MappingNode> model = model(fleet, region);
      switch (role) {
        case BOOTSTRAP, PLATFORM -> {
          model.put("platform", platform());
          deliver(region, role, "", model, library);
        }
        case COMPONENT -> {
          model.put("unit", unit("c-traefik." + region.name(), "components/traefik"));
          deliver(region, role, "", model, library);
        }
        case STACK, STACK_FOLDER ->
            fleet.stacks().values().stream()
                .filter(stack -> stack.regionName().equals(region.name()))
                .forEach(stack -> stack(fleet, region, stack, role, library));
        case TENANT ->
            fleet.tenants().values().stream()
                .filter(tenant -> fleet.region(tenant).name().equals(region.name()))
                .forEach(
                    tenant -> {
                      SortedMap<String, MappingNode> own = model(fleet, tenant);
                      own.put("unit", unit("t-" + tenant.name(), "tenants/" + tenant.name()));
                      deliver(region, role, "/" + tenant.name(), own, library);
                    });
      }
    }
  }

  private void stack(
      Fleet fleet, Region region, Stack stack, DeliveryRole role, DeliveryLibrary library) {
    SortedMap<String, MappingNode> model = model(fleet, region);
    model.put("stack", new TemplateModel(fleet).stack(stack));
    model.put("unit", unit("s-" + stack.name(), "delivery/stacks/" + stack.name()));
    deliver(region, role, "/" + stack.name(), model, library);
  }

  private void deliver(
      Region region,
      DeliveryRole role,
      String name,
      SortedMap<String, MappingNode> model,
      DeliveryLibrary library) {
    String engine = region.engine().name().toLowerCase(Locale.ROOT);
    write(
        region.name() + "/delivery/" + role.word() + name,
        diagnostics.take(library.render(engine, role, model)));
  }

  private static SortedMap<String, MappingNode> model(Fleet fleet, Region region) {
    TemplateModel models = new TemplateModel(fleet);
    SortedMap<String, MappingNode> model = new TreeMap<>();
    model.put("fleet", models.fleet());
    model.put("region", models.region(region));
    return model;
  }

  private static SortedMap<String, MappingNode> model(Fleet fleet, Tenant tenant) {
    TemplateModel models = new TemplateModel(fleet);
    SortedMap<String, MappingNode> model = model(fleet, fleet.region(tenant));
    model.put("tenant", models.tenant(tenant));
    model.put("stack", models.stack(fleet.stack(tenant)));
    model.put("plan", models.plan(fleet.plan(tenant)));
    return model;
  }

  private static MappingNode unit(String name, String path) {
    SequencedMap<String, MappingNode.Entry> unit = new LinkedHashMap<>();
    put(unit, "name", text(name));
    put(unit, "component", text("traefik"));
    put(unit, "namespace", text("edge"));
    put(unit, "namespaces", list(text("edge"), text("observability")));
    put(unit, "path", text(path));
    put(unit, "timeoutSeconds", new ScalarNode(900L, Origin.unknown()));
    return new MappingNode(unit, Origin.unknown());
  }

  private static MappingNode platform() {
    SequencedMap<String, MappingNode.Entry> platform = new LinkedHashMap<>();
    put(platform, "clusterKinds", list(kind("rbac.authorization.k8s.io", "ClusterRole")));
    put(platform, "namespacedKinds", list(kind("apps", "DaemonSet"), kind("", "Service")));
    put(platform, "namespaces", list(text("edge"), text("observability")));
    return new MappingNode(platform, Origin.unknown());
  }

  private static Node kind(String group, String kind) {
    SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>();
    put(entries, "group", text(group));
    put(entries, "kind", text(kind));
    return new MappingNode(entries, Origin.unknown());
  }

  private static void put(SequencedMap<String, MappingNode.Entry> map, String key, Node value) {
    map.put(key, new MappingNode.Entry(Origin.unknown(), value));
  }

  private static Node text(String text) {
    return new ScalarNode(text, Origin.unknown());
  }

  private static Node list(Node... items) {
    return new SequenceNode(List.of(items), Origin.unknown());
  }

  private static void write(
      String folder, @org.jspecify.annotations.Nullable List<Manifest> manifests) {
    if (manifests == null) {
      return;
    }
    try {
      for (Manifest manifest : manifests) {
        Path file =
            OUTPUT.resolve(
                folder
                    + "/"
                    + manifest.identity().kind().toLowerCase(Locale.ROOT)
                    + "-"
                    + manifest.identity().name()
                    + ".yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, CanonicalYaml.write(manifest.node()));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static JsonSchemas schemas(MemoryTree tree) {
    List<SourceFile> files = new ArrayList<>();
    tree.files()
        .forEach(
            (path, bytes) -> {
              if (path.matches("schemas/[a-z-]+\\.schema\\.json")) {
                files.add(new SourceFile(path, new String(bytes, StandardCharsets.UTF_8)));
              }
            });
    return switch (JsonSchemas.load(files)) {
      case Outcome.Ok<JsonSchemas> ok -> ok.value();
      case Outcome.Failed<JsonSchemas> failed ->
          throw new AssertionError(failed.diagnostics().toString());
    };
  }

  private static String shown(Diagnostic diagnostic) {
    StringBuilder text = new StringBuilder();
    text.append(diagnostic.at().path())
        .append(':')
        .append(diagnostic.at().line())
        .append(':')
        .append(diagnostic.at().column())
        .append(": ")
        .append(diagnostic.message())
        .append(" [")
        .append(diagnostic.code())
        .append(']');
    diagnostic
        .related()
        .forEach(
            related ->
                text.append("\n  related: ")
                    .append(related.at().path())
                    .append(':')
                    .append(related.at().line())
                    .append(' ')
                    .append(related.message()));
    diagnostic.hint().ifPresent(hint -> text.append("\n  hint: ").append(hint));
    return text.toString();
  }

  private static void clear() throws IOException {
    if (Files.exists(OUTPUT)) {
      try (Stream<Path> files = Files.walk(OUTPUT)) {
        for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
