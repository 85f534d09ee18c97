package dev.drydock.render;

import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Outcome;
import dev.drydock.fleet.Layer;
import dev.drydock.fleet.ValueMerger;
import dev.drydock.render.template.TemplateSet;
import dev.drydock.schema.JsonSchema;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** A component that was read and checked. Immutable and for any number of threads. */
public final class Component {
  private final ComponentDescription description;
  private final JsonSchema valuesSchema;
  private final TemplateSet templates;
  private final List<String> objects;
  private final SortedMap<String, ConfigDocument> configs;
  private final SortedMap<String, Node> copied;

  Component(
      ComponentDescription description,
      JsonSchema valuesSchema,
      TemplateSet templates,
      List<String> objects,
      SortedMap<String, ConfigDocument> configs,
      SortedMap<String, Node> copied) {
    this.description = description;
    this.valuesSchema = valuesSchema;
    this.templates = templates;
    this.objects = objects;
    this.configs = configs;
    this.copied = copied;
  }

  /** Returns the name, which is that of the folder. */
  public String name() {
    return description.name();
  }

  /** Returns what it is rendered for. */
  public Scope scope() {
    return description.scope();
  }

  /** Returns what it is for, in a sentence. */
  public String purpose() {
    return description.purpose();
  }

  /** Returns the namespace that the namespaced objects of a region component live in. */
  public Optional<String> namespace() {
    return description.namespace();
  }

  /** Returns the images of the working component, by name; a map without keys where it has none. */
  public MappingNode images() {
    return description.images();
  }

  /** Returns the lowest layer of the component's values. */
  public Layer defaults() {
    return Layer.ofComponent("Component " + name(), name(), description.values());
  }

  /**
   * Merges the values of the component and judges the result.
   *
   * @param layers the layers over the component's own defaults, in merge order
   */
  public Outcome<MappingNode> values(List<Layer> layers) {
    List<Layer> all = new ArrayList<>();
    all.add(defaults());
    all.addAll(layers);
    return ValueMerger.merge(name(), all)
        .then(
            values -> {
              Diagnostics diagnostics = new Diagnostics();
              diagnostics.addAll(valuesSchema.judge(values, "values." + name()));
              return diagnostics.outcome(values);
            });
  }

  TemplateSet templates() {
    return templates;
  }

  List<String> objects() {
    return objects;
  }

  SortedMap<String, ConfigDocument> configs() {
    return configs;
  }

  SortedMap<String, Node> copied() {
    return copied;
  }

  @Override
  public String toString() {
    return name();
  }
}
