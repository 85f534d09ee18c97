package dev.drydock.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.MemoryTree;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceTree;
import dev.drydock.manifest.Manifest;
import dev.drydock.yaml.MappingNode;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class ComponentLibraryTest {
  private static final String FOLDER = "templates/region/web/";
  private static final String DESCRIPTION =
      """
      apiVersion: drydock.dev/v1
      kind: Component
      metadata: {name: web}
      spec:
        scope: region
        description: A page.
        values: {greeting: hello}
      """;
  private static final String SCHEMA =
      """
      {
        "type": "object",
        "additionalProperties": false,
        "properties": {"greeting": {"type": "string", "maxLength": 20}}
      }
      """;
  private static final String MAP =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: web, namespace: web}
      data:
        agent.yaml: "{{ config('agent.yaml') }}"
        digest: "{{ digest('agent.yaml') }}"
        again: "{{ config('agent.yaml') }}"
      """;

  private static MemoryTree component() {
    return MemoryTree.none()
        .with("schemas", Path.of("schemas"))
        .with(FOLDER + "component.yaml", DESCRIPTION)
        .with(FOLDER + "values.schema.json", SCHEMA)
        .with(FOLDER + "config/agent.yaml.peb", "greeting: \"{{ values.greeting }}\"\n")
        .with(FOLDER + "map.yaml.peb", MAP);
  }

  private static List<String> refusals(MemoryTree tree) {
    return shown(ComponentLibrary.load(tree, "templates/region", Scope.REGION).diagnostics());
  }

  private static List<String> shown(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .map(
            diagnostic ->
                "%s:%d:%d: %s [%s]"
                    .formatted(
                        diagnostic.at().path(),
                        diagnostic.at().line(),
                        diagnostic.at().column(),
                        diagnostic.message(),
                        diagnostic.code()))
        .toList();
  }

  private static Outcome<List<Manifest>> render(MemoryTree tree) {
    return ComponentLibrary.load(tree, "templates/region", Scope.REGION)
        .map(library -> library.component("web").orElseThrow())
        .then(
            component ->
                component
                    .values(List.of())
                    .then(
                        values -> {
                          SortedMap<String, MappingNode> model = RegionModel.of("eu");
                          model.put("values", values);
                          model.put("release", ReleaseModel.of("live", component.images()));
                          return ManifestRenderer.render(component, model);
                        }));
  }

  private static MappingNode data(MemoryTree tree) {
    return DocumentedComponentTest.Outcomes.ok(render(tree))
        .getFirst()
        .node()
        .map("data")
        .orElseThrow();
  }

  @Test
  void embedsADocumentAndItsDigest() {
    MappingNode data = data(component());
    assertThat(data.string("agent.yaml")).contains("greeting: hello\n");
    assertThat(data.string("again")).isEqualTo(data.string("agent.yaml"));
    assertThat(data.string("digest"))
        .contains("670a669201db101de8268877d64050582e0c2c2573eac6e78c3add95ea63e0fb");
    assertThat(data.at("agent.yaml").orElseThrow().origin().inputs())
        .extracting(related -> related.at().path() + ":" + related.at().line())
        .containsExactly(FOLDER + "component.yaml:7");
  }

  @Test
  void embedsJsonAsJson() {
    MemoryTree tree =
        component()
            .with(FOLDER + "config/agent.json.peb", "{\"a\": {{ [1, 2] }}}\n")
            .with(FOLDER + "map.yaml.peb", MAP.replace("agent.yaml'", "agent.json'"));
    assertThat(data(tree).string("agent.yaml")).contains("{\n  \"a\": [\n    1,\n    2\n  ]\n}\n");
  }

  @Test
  void tellsAnErrorOfADocumentOnceAtItsOwnPlace() {
    MemoryTree tree =
        component().with(FOLDER + "config/agent.yaml.peb", "a: 1\nb: {{ values.greeting + 1 }}\n");
    assertThat(shown(render(tree).diagnostics()))
        .containsExactly(
            FOLDER
                + "config/agent.yaml.peb:2:4: `values.greeting` is a string; expected a number"
                + " [template/value]");
  }

  @Test
  void judgesADocumentByItsOwnSchema() {
    MemoryTree tree =
        component()
            .with(
                FOLDER + "config/agent.schema.json",
                "{\"type\": \"object\", \"properties\": {\"greeting\": {\"type\": \"integer\"}}}");
    Diagnostic refusal = render(tree).diagnostics().getFirst();
    assertThat(refusal.at().path()).isEqualTo(FOLDER + "config/agent.yaml.peb");
    assertThat(refusal.at().column()).isEqualTo(11);
    assertThat(refusal.related().getFirst().at().path()).isEqualTo(FOLDER + "component.yaml");
  }

  @Test
  void judgesTheMergedValues() {
    MemoryTree tree =
        component()
            .with(FOLDER + "component.yaml", DESCRIPTION.replace("hello", "much too long a text"))
            .with(FOLDER + "values.schema.json", SCHEMA.replace("20", "5"));
    assertThat(render(tree).diagnostics()).hasSize(1);
    assertThat(render(tree).diagnostics().getFirst().at().line()).isEqualTo(7);
  }

  @Test
  void refusesFilesThatMeanNothing() {
    assertThat(
            refusals(
                component()
                    .with(FOLDER + "extra.yaml", "a: 1\n")
                    .with(FOLDER + "link.yaml.peb", SourceTree.Kind.LINK)
                    .with(FOLDER + "config/other.schema.json", "{}")
                    .with(FOLDER + "files/broken.json", "{\"a\": ")
                    .with(FOLDER + "files/broken.yaml", "a: [\n")
                    .with(FOLDER + "files/agent.yaml", "a: 1\n")))
        .contains(
            FOLDER
                + "link.yaml.peb:0:0: `"
                + FOLDER
                + "link.yaml.peb` is a symbolic link, which is never followed [template/file]",
            FOLDER + "extra.yaml:0:0: `extra.yaml` is no part of a component [template/file]",
            FOLDER
                + "config/other.schema.json:0:0: the schema is for 0 documents; expected one"
                + " [template/file]",
            FOLDER
                + "files/agent.yaml:0:0: `agent.yaml` is also the name of a configuration document"
                + " [template/file]")
        .anySatisfy(line -> assertThat(line).startsWith(FOLDER + "files/broken.json:1:"))
        .anySatisfy(line -> assertThat(line).startsWith(FOLDER + "files/broken.yaml:"));
  }

  @Test
  void refusesADescriptionThatIsNotOfItsFolder() {
    assertThat(
            refusals(
                component()
                    .with(
                        FOLDER + "component.yaml",
                        DESCRIPTION
                            .replace("name: web", "name: wob")
                            .replace("scope: region", "scope: tenant"))))
        .containsExactly(
            FOLDER
                + "component.yaml:3:18: the component is called `wob` and lies in the folder `web`"
                + " [component/name]",
            FOLDER
                + "component.yaml:5:10: the scope is `tenant`; components here are of scope `region`"
                + " [component/scope]");
  }

  @Test
  void refusesAnOpenSchemaOfValues() {
    assertThat(refusals(component().with(FOLDER + "values.schema.json", "{\"type\": \"object\"}")))
        .first()
        .isEqualTo(
            FOLDER
                + "values.schema.json:1:1: the schema leaves open which values there are"
                + " [component/values]");
  }

  @Test
  void refusesAFolderWithoutItsTwoFiles() {
    assertThat(
            refusals(
                MemoryTree.none()
                    .with("schemas", Path.of("schemas"))
                    .with(FOLDER + "map.yaml.peb", "")))
        .containsExactly(
            "templates/region/web:0:0: the component `web` has no `component.yaml`"
                + " [component/missing-file]",
            "templates/region/web:0:0: the component `web` has no `values.schema.json`"
                + " [component/missing-file]");
  }

  @Test
  void refusesDocumentsThatAreNoObjects() {
    assertThat(
            shown(
                render(component().with(FOLDER + "map.yaml.peb", "- a\n---\nkind: Pod\n"))
                    .diagnostics()))
        .contains(
            FOLDER
                + "map.yaml.peb:1:1: the document is a list; expected a Kubernetes object"
                + " [template/not-an-object]");
  }

  @Test
  void refusesAReadOfWhatTheFleetDoesNotHave() {
    MemoryTree tree =
        component()
            .with(
                FOLDER + "map.yaml.peb",
                "a: {{ region.cloud.accout }}\nb: {{ tenant.name }}\nc: {{ fleet.values }}\n");
    assertThat(refusals(tree))
        .containsExactly(
            FOLDER
                + "map.yaml.peb:1:4: by its schema `region.cloud` has no key `accout`"
                + " [template/unknown-key]",
            FOLDER
                + "map.yaml.peb:2:4: there is no variable `tenant` here"
                + " [template/unknown-variable]",
            FOLDER
                + "map.yaml.peb:3:4: by its schema `fleet` has no key `values`"
                + " [template/unknown-key]");
  }
}
