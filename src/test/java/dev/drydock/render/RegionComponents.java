package dev.drydock.render;

import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.MemoryTree;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.FleetLoader;
import dev.drydock.fleet.Layer;
import dev.drydock.fleet.Layers;
import dev.drydock.fleet.Region;
import dev.drydock.fleet.TemplateModel;
import dev.drydock.manifest.Manifest;
import dev.drydock.schema.JsonSchemas;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.StrictYaml;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The components of the repository, rendered for a region of the small fleet of {@code preview/}.
 */
record RegionComponents(MemoryTree tree, Fleet fleet, ComponentLibrary library) {

  static RegionComponents load() {
    return of(
        MemoryTree.none()
            .with("templates", Path.of("templates"))
            .with("schemas", Path.of("schemas"))
            .with("fleet", Path.of("src/test/resources/preview")));
  }

  /** Returns the same with a part of a document of the fleet replaced, which must be there. */
  RegionComponents edit(String path, String old, String replacement) {
    String text = new String(tree.files().get(path), StandardCharsets.UTF_8);
    if (!text.contains(old)) {
      throw new AssertionError(path + " does not hold " + old);
    }
    return of(tree.with(path, text.replace(old, replacement)));
  }

  private static RegionComponents of(MemoryTree tree) {
    return new RegionComponents(
        tree,
        ok(FleetLoader.load(tree, fleetSchemas(tree))),
        ok(ComponentLibrary.load(tree, "templates/region", Scope.REGION)));
  }

  List<String> regions() {
    return List.copyOf(fleet.regions().keySet());
  }

  List<String> names() {
    return List.copyOf(library.components().keySet());
  }

  /** Renders a component for a region, with more values above those of the fleet. */
  List<Manifest> render(String regionName, String name, String... values) {
    Region region = region(regionName);
    Component component = component(name);
    List<Layer> layers = new ArrayList<>(Layers.of(fleet, region));
    for (String text : values) {
      MappingNode layer = document("more.yaml", name + ": " + text);
      layers.add(new Layer("Test", layer, layer.origin().at()));
    }
    SortedMap<String, MappingNode> model = new TreeMap<>();
    model.put("fleet", new TemplateModel(fleet).fleet());
    model.put("region", new TemplateModel(fleet).region(region));
    model.put("values", ok(component.values(layers)));
    model.put("release", ReleaseModel.of("live", component.images()));
    return ok(ManifestRenderer.render(component, model));
  }

  /** Renders a component and returns its one object of a kind. */
  Manifest object(String kind, String region, String name, String... values) {
    List<Manifest> found =
        render(region, name, values).stream()
            .filter(manifest -> manifest.identity().kind().equals(kind))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError("not one " + kind + " but " + found.size());
    }
    return found.getFirst();
  }

  private Component component(String name) {
    Component component = library.components().get(name);
    if (component == null) {
      throw new AssertionError("no component " + name);
    }
    return component;
  }

  private Region region(String name) {
    Region region = fleet.regions().get(name);
    if (region == null) {
      throw new AssertionError("no region " + name);
    }
    return region;
  }

  static MappingNode document(String path, String text) {
    return ok(StrictYaml.parse(new SourceFile(path, text))).getFirst();
  }

  static <T> T ok(Outcome<T> outcome) {
    Diagnostics diagnostics = new Diagnostics();
    T value = diagnostics.take(outcome);
    if (value == null) {
      throw new AssertionError(diagnostics.all().toString());
    }
    return value;
  }

  private static JsonSchemas fleetSchemas(MemoryTree tree) {
    List<SourceFile> files = new ArrayList<>();
    tree.files()
        .forEach(
            (path, bytes) -> {
              if (path.matches("schemas/[a-z-]+\\.schema\\.json")) {
                files.add(new SourceFile(path, new String(bytes, StandardCharsets.UTF_8)));
              }
            });
    return ok(JsonSchemas.load(files));
  }
}
