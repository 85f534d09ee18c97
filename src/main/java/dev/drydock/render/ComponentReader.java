package dev.drydock.render;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.SourceFile;
import dev.drydock.render.template.TemplateSet;
import dev.drydock.schema.JsonSchema;
import dev.drydock.schema.JsonSchemas;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the components of one folder. */
final class ComponentReader {
  private final String folder;
  private final Scope scope;
  private final Diagnostics diagnostics;
  private final SortedMap<String, ComponentFiles> sorted = new TreeMap<>();

  ComponentReader(String folder, Scope scope, Diagnostics diagnostics) {
    this.folder = folder;
    this.scope = scope;
    this.diagnostics = diagnostics;
  }

  /** Takes the files of one component. */
  void sort(String name, SortedMap<String, SourceFile> files) {
    sorted.put(name, ComponentFiles.of(files, diagnostics));
  }

  /** Returns the schema files of all components. */
  List<SourceFile> schemaFiles() {
    List<SourceFile> files = new ArrayList<>();
    sorted
        .values()
        .forEach(
            component -> {
              component.valuesSchema().ifPresent(files::add);
              files.addAll(component.configSchemas().values());
            });
    return files;
  }

  /** Returns every component that has no errors. */
  SortedMap<String, Component> read(JsonSchemas schemas) {
    SortedMap<String, Component> components = new TreeMap<>();
    sorted.forEach(
        (name, files) ->
            component(name, files, schemas)
                .ifPresent(component -> components.put(name, component)));
    return components;
  }

  private Optional<Component> component(String name, ComponentFiles files, JsonSchemas schemas) {
    Optional<SourceFile> description =
        needed(name, ComponentFiles.DESCRIPTION, files.description());
    Optional<JsonSchema> values =
        needed(name, ComponentFiles.VALUES_SCHEMA, files.valuesSchema())
            .map(file -> schemas.get(file.path()));
    values.ifPresent(this::checkClosed);
    if (description.isEmpty() || values.isEmpty()) {
      return Optional.empty();
    }
    JsonSchema schema = schemas.get(LibrarySchemas.FOLDER + "/component.schema.json");
    Optional<ComponentDescription> read =
        ComponentDescription.read(description.get(), name, scope, schema, diagnostics);
    SortedMap<String, Node> copied = copied(files);
    return read.flatMap(
        about ->
            templates(about, values.get(), files, schemas)
                .map(
                    templates ->
                        new Component(
                            about,
                            values.get(),
                            templates,
                            List.copyOf(files.objects().keySet()),
                            configs(files, schemas),
                            copied)));
  }

  private Optional<SourceFile> needed(String name, String file, Optional<SourceFile> found) {
    if (found.isEmpty()) {
      diagnostics.add(
          Code.COMPONENT_MISSING_FILE,
          Location.of(folder + "/" + name),
          "the component `" + name + "` has no `" + file + "`");
    }
    return found;
  }

  /** A schema that allows keys without naming them would let misspelt values pass in silence. */
  private void checkClosed(JsonSchema schema) {
    boolean named = schema.view().keyword("properties").isPresent();
    boolean closed =
        schema
            .view()
            .keyword("additionalProperties")
            .filter(
                node -> node instanceof ScalarNode scalar && Boolean.FALSE.equals(scalar.value()))
            .isPresent();
    if (!named || !closed) {
      diagnostics.add(
          Diagnostic.of(
                  Code.COMPONENT_VALUES,
                  schema.at(),
                  "the schema leaves open which values there are")
              .withHint("give it `properties` and `\"additionalProperties\": false`"));
    }
  }

  private Optional<TemplateSet> templates(
      ComponentDescription about, JsonSchema values, ComponentFiles files, JsonSchemas schemas) {
    SortedMap<String, SourceFile> documents = new TreeMap<>(files.objects());
    files.configs().forEach((name, file) -> documents.put("config/" + name + ".peb", file));
    TemplateSet.Language language =
        new TemplateSet.Language(
            new ModelShapes(schemas).component(scope, values, about.images()),
            new TreeSet<>(files.configs().keySet()),
            new TreeSet<>(files.copied().keySet()));
    return Optional.ofNullable(
        diagnostics.take(TemplateSet.load(language, documents, files.partials())));
  }

  private static SortedMap<String, ConfigDocument> configs(
      ComponentFiles files, JsonSchemas schemas) {
    SortedMap<String, ConfigDocument> configs = new TreeMap<>();
    files
        .configs()
        .keySet()
        .forEach(
            name ->
                configs.put(
                    name,
                    new ConfigDocument(
                        "config/" + name + ".peb",
                        Optional.ofNullable(files.configSchemas().get(name))
                            .map(file -> schemas.get(file.path())))));
    return Collections.unmodifiableSortedMap(configs);
  }

  private SortedMap<String, Node> copied(ComponentFiles files) {
    SortedMap<String, Node> copied = new TreeMap<>();
    files.copied().forEach((path, file) -> copied.put(path, CopiedFile.text(file, diagnostics)));
    return Collections.unmodifiableSortedMap(copied);
  }
}
