package dev.drydock.render;

import dev.drydock.render.template.Shape;
import dev.drydock.schema.JsonSchema;
import dev.drydock.schema.JsonSchemas;
import dev.drydock.schema.SchemaView;
import dev.drydock.yaml.MappingNode;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is known about the variables of templates before there is a fleet. */
final class ModelShapes {
  private static final List<String> HIDDEN = List.of("values", "tenants");

  private final JsonSchemas schemas;

  ModelShapes(JsonSchemas schemas) {
    this.schemas = schemas;
  }

  /**
   * Returns the variables of a component's templates.
   *
   * @param images the images of the component, by name
   */
  SortedMap<String, Shape> component(Scope scope, JsonSchema values, MappingNode images) {
    SortedMap<String, Shape> model = new TreeMap<>();
    model.put("values", Shape.of(values.view()));
    model.put("fleet", document("fleet"));
    model.put("region", document("region"));
    model.put("release", release(images));
    if (scope == Scope.TENANT) {
      model.put("tenant", tenant());
      model.put("stack", document("stack"));
      model.put("plan", document("plan"));
    }
    return model;
  }

  /** Returns the variables of the templates of a delivery role. */
  SortedMap<String, Shape> delivery(DeliveryRole role) {
    SortedMap<String, Shape> model = new TreeMap<>();
    model.put("fleet", document("fleet"));
    model.put("region", document("region"));
    switch (role) {
      case BOOTSTRAP, PLATFORM -> model.put("platform", platform());
      case COMPONENT ->
          model.put(
              "unit",
              map("name", "component", "namespace", "path", "timeoutSeconds")
                  .with("namespaces", Shape.list(Shape.scalar()))
                  .shape());
      case STACK -> {
        model.put("stack", document("stack"));
        model.put("unit", map("name", "path", "timeoutSeconds").shape());
      }
      case STACK_FOLDER -> model.put("stack", document("stack"));
      case TENANT -> {
        model.put("tenant", tenant());
        model.put("stack", document("stack"));
        model.put("plan", document("plan"));
        model.put("unit", map("name", "path", "timeoutSeconds").shape());
      }
    }
    return model;
  }

  private static Shape platform() {
    Shape kind = map("group", "kind").shape();
    return map()
        .with("clusterKinds", Shape.list(kind))
        .with("namespacedKinds", Shape.list(kind))
        .with("namespaces", Shape.list(Shape.scalar()))
        .shape();
  }

  private static Shape release(MappingNode images) {
    Keys named = map();
    images
        .entries()
        .keySet()
        .forEach(
            name ->
                named.with(
                    name,
                    map("reference", "digest", "image")
                        .with("architectures", Shape.list(Shape.scalar()))
                        .shape()));
    return map("name").with("images", named.shape()).shape();
  }

  /** A tenant with what the model adds to its document, and its hosts all of one form. */
  private Shape tenant() {
    Keys keys = spec("tenant");
    List.of("name", "namespace", "region").forEach(key -> keys.with(key, Shape.scalar()));
    keys.without("pin");
    keys.with("hosts", Shape.list(map("name", "certificate").shape()));
    return keys.shape();
  }

  private Shape document(String kind) {
    return spec(kind).with("name", Shape.scalar()).shape();
  }

  private Keys spec(String kind) {
    Keys keys = map();
    schemas
        .find("schemas/" + kind + ".schema.json")
        .flatMap(schema -> schema.child("spec"))
        .map(SchemaView::properties)
        .ifPresent(properties -> properties.forEach((key, view) -> keys.with(key, Shape.of(view))));
    HIDDEN.forEach(keys::without);
    return keys;
  }

  /** Returns whether the schemas of all documents that templates see are there. */
  static Optional<String> missing(JsonSchemas schemas) {
    return List.of("fleet", "region", "stack", "plan", "tenant", "component").stream()
        .map(kind -> "schemas/" + kind + ".schema.json")
        .filter(path -> schemas.find(path).isEmpty())
        .findFirst();
  }

  private static Keys map(String... scalars) {
    Keys keys = new Keys(new TreeMap<>());
    List.of(scalars).forEach(key -> keys.with(key, Shape.scalar()));
    return keys;
  }

  private record Keys(SortedMap<String, Shape> known) {
    Keys with(String key, Shape shape) {
      known.put(key, shape);
      return this;
    }

    void without(String key) {
      known.remove(key);
    }

    Shape shape() {
      return Shape.map(known);
    }
  }
}
