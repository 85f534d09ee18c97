package dev.drydock.render;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.Origin;
import dev.drydock.diag.SourceFile;
import dev.drydock.schema.JsonSchema;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.StrictYaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * What {@code component.yaml} says.
 *
 * @param purpose what the component is for, in a sentence
 * @param images by name; without keys where there are none
 * @param values the component's defaults; without keys where there are none
 */
record ComponentDescription(
    String name,
    Scope scope,
    String purpose,
    Optional<String> namespace,
    MappingNode images,
    MappingNode values) {

  /** Reads a description that lies in a folder of a name. */
  static Optional<ComponentDescription> read(
      SourceFile file, String folder, Scope scope, JsonSchema schema, Diagnostics diagnostics) {
    List<MappingNode> documents = diagnostics.take(StrictYaml.parse(file));
    if (documents == null) {
      return Optional.empty();
    }
    if (documents.size() != 1) {
      diagnostics.add(
          Code.TEMPLATE_FILE,
          documents.isEmpty() ? Location.in(file, 0, 0) : documents.get(1).origin().at(),
          "the file has " + documents.size() + " documents; expected one of kind `Component`");
      return Optional.empty();
    }
    MappingNode document = documents.getFirst();
    List<Diagnostic> wrong = schema.judge(document);
    diagnostics.addAll(wrong);
    return wrong.isEmpty()
        ? Optional.of(of(document, folder, scope, diagnostics))
        : Optional.empty();
  }

  private static ComponentDescription of(
      MappingNode document, String folder, Scope scope, Diagnostics diagnostics) {
    String name = document.string("metadata", "name").orElseThrow();
    if (!name.equals(folder)) {
      diagnostics.add(
          Diagnostic.of(
              Code.COMPONENT_NAME,
              document.at("metadata", "name").orElseThrow().origin(),
              "the component is called `" + name + "` and lies in the folder `" + folder + "`"));
    }
    String written = document.string("spec", "scope").orElseThrow();
    if (!written.equals(scope.word())) {
      diagnostics.add(
          Diagnostic.of(
              Code.COMPONENT_SCOPE,
              document.at("spec", "scope").orElseThrow().origin(),
              "the scope is `"
                  + written
                  + "`; components here are of scope `"
                  + scope.word()
                  + "`"));
    }
    return new ComponentDescription(
        name,
        scope,
        document.string("spec", "description").orElseThrow(),
        document.string("spec", "namespace"),
        document.map("spec", "images").orElseGet(() -> empty(document)),
        document.map("spec", "values").orElseGet(() -> empty(document)));
  }

  private static MappingNode empty(MappingNode document) {
    return new MappingNode(new LinkedHashMap<>(), Origin.of(document.origin().at()));
  }
}
