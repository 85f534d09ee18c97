package dev.drydock.render;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Outcome;
import dev.drydock.manifest.Manifest;
import dev.drydock.render.template.Embedder;
import dev.drydock.render.template.Read;
import dev.drydock.render.template.ReadLog;
import dev.drydock.render.template.TemplateSet;
import dev.drydock.yaml.Cast;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Renders components and delivery into manifests. */
public final class ManifestRenderer {
  private ManifestRenderer() {}

  /**
   * What rendering gave.
   *
   * @param manifests the objects, in the order of templates and their documents
   * @param log what they depend on
   */
  public record Rendered(List<Manifest> manifests, ReadLog log) {
    public Rendered {
      manifests = List.copyOf(manifests);
    }

    /** Returns every fact about the model that they depend on, once. */
    public List<Read> reads() {
      return log.once();
    }
  }

  /**
   * Returns the objects of a component.
   *
   * @param model the variables of its templates, by name; its own merged values are {@code values}
   */
  public static Outcome<List<Manifest>> render(
      Component component, SortedMap<String, MappingNode> model) {
    return renderTracked(component, model).map(Rendered::manifests);
  }

  /** Returns the objects of a component with everything that they depend on. */
  public static Outcome<Rendered> renderTracked(
      Component component, SortedMap<String, MappingNode> model) {
    UnitEmbedder embedder = new UnitEmbedder(component, model);
    Diagnostics diagnostics = new Diagnostics();
    Rendered rendered =
        render(component.templates(), component.objects(), model, embedder, diagnostics);
    diagnostics.addAll(embedder.diagnostics());
    return diagnostics.outcome(rendered);
  }

  /** Renders templates in order, and reports everything that is wrong with any of them. */
  static Rendered render(
      TemplateSet templates,
      List<String> names,
      SortedMap<String, MappingNode> model,
      Embedder embedder,
      Diagnostics diagnostics) {
    List<Manifest> manifests = new ArrayList<>();
    List<Read> reads = new ArrayList<>();
    for (String name : names) {
      TemplateSet.Rendered rendered = diagnostics.take(templates.render(name, model, embedder));
      if (rendered != null) {
        for (int index = 0; index < rendered.documents().size(); index++) {
          manifest(
              rendered.documents().get(index), rendered.casts().get(index), manifests, diagnostics);
        }
        reads.addAll(rendered.log().all());
      }
    }
    return new Rendered(manifests, new ReadLog(reads));
  }

  private static void manifest(
      Node node, Optional<Cast> cast, List<Manifest> manifests, Diagnostics diagnostics) {
    if (!(node instanceof MappingNode map)) {
      diagnostics.add(
          Diagnostic.of(
              Code.TEMPLATE_NOT_AN_OBJECT,
              node.origin(),
              "the document is a " + node.type() + "; expected a Kubernetes object"));
      return;
    }
    Manifest manifest = diagnostics.take(Manifest.of(map, cast));
    if (manifest != null) {
      manifests.add(manifest);
    }
  }
}
