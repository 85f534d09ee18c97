package dev.drydock.render;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Origin;
import dev.drydock.diag.Outcome;
import dev.drydock.render.template.Embedder;
import dev.drydock.render.template.Sha256;
import dev.drydock.render.template.TemplateSet;
import dev.drydock.yaml.CanonicalJson;
import dev.drydock.yaml.CanonicalYaml;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Renders the configuration documents of one unit, each once. For one thread. */
final class UnitEmbedder implements Embedder {
  private final Component component;
  private final SortedMap<String, MappingNode> model;
  private final Diagnostics diagnostics = new Diagnostics();
  private final SortedMap<String, Optional<Embedded>> documents = new TreeMap<>();

  UnitEmbedder(Component component, SortedMap<String, MappingNode> model) {
    this.component = component;
    this.model = model;
  }

  /** Returns what is wrong with the documents that were asked for. */
  List<Diagnostic> diagnostics() {
    return diagnostics.all();
  }

  @Override
  public Optional<Embedded> config(String name) {
    Optional<Embedded> known = documents.get(name);
    if (known == null) {
      known = rendered(name);
      documents.put(name, known);
    }
    return known;
  }

  @Override
  public Optional<Embedded> file(String path) {
    return Optional.ofNullable(component.copied().get(path))
        .map(text -> new Embedded(text, List.of()));
  }

  @Override
  public Optional<Embedded> digest(String name) {
    Optional<Embedded> embedded = component.configs().containsKey(name) ? config(name) : file(name);
    return embedded.map(
        text ->
            new Embedded(
                new ScalarNode(Sha256.of(((ScalarNode) text.text()).text()), Origin.unknown()),
                text.reads()));
  }

  private Optional<Embedded> rendered(String name) {
    ConfigDocument document = component.configs().get(name);
    if (document == null) {
      throw new IllegalArgumentException("no configuration document " + name);
    }
    Outcome<TemplateSet.Rendered> outcome =
        component.templates().renderConfig(document.template(), model, this);
    TemplateSet.Rendered rendered = diagnostics.take(outcome);
    return rendered == null
        ? Optional.empty()
        : text(name, document, rendered)
            .map(text -> new Embedded(new ScalarNode(text, Origin.unknown()), rendered.reads()));
  }

  private Optional<String> text(
      String name, ConfigDocument document, TemplateSet.Rendered rendered) {
    if (rendered.documents().size() != 1
        || !(rendered.documents().getFirst() instanceof MappingNode map)) {
      diagnostics.add(
          Code.TEMPLATE_FILE,
          component.templates().place(document.template()),
          "`" + name + "` is not one document that is a map");
      return Optional.empty();
    }
    List<Diagnostic> wrong =
        document.schema().map(schema -> schema.judge(map, name)).orElse(List.of());
    diagnostics.addAll(wrong);
    return wrong.isEmpty() ? Optional.of(written(document, map)) : Optional.empty();
  }

  private static String written(ConfigDocument document, Node map) {
    return document.isJson() ? CanonicalJson.write(map) : CanonicalYaml.write((MappingNode) map);
  }
}
