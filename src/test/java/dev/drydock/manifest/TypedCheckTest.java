package dev.drydock.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Origin;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.Related;
import dev.drydock.diag.SourceTree;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.ScalarNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TypedCheckTest {
  private static final KubernetesSchemas SCHEMAS =
      Manifests.value(KubernetesSchemas.load(new FolderTree(Path.of("")), "schemas"));
  private static final TypedCheck CHECK = new TypedCheck(SCHEMAS);

  static Stream<String> goodObjects() throws IOException {
    String text = Files.readString(Path.of("src/test/resources/manifest/good.yaml"));
    return Arrays.stream(text.split("(?m)^---\n"));
  }

  private static List<String> judged(String text) {
    return CHECK.judge(Manifests.read(text)).stream().map(TypedCheckTest::shown).toList();
  }

  private static String shown(Diagnostic found) {
    return found.code()
        + " "
        + found.message()
        + found.hint().map(hint -> " (" + hint + ")").orElse("");
  }

  private static String good(String kind) throws IOException {
    return goodObjects()
        .filter(text -> text.contains("\nkind: " + kind + "\n"))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("goodObjects")
  void acceptsGoodObjects(String text) {
    assertThat(judged(text)).isEmpty();
  }

  @Test
  void hasAGoodObjectOfEveryKind() throws IOException {
    List<String> kinds = new ArrayList<>();
    goodObjects()
        .map(text -> Manifests.read(text).identity())
        .forEach(identity -> kinds.add(identity.apiVersion() + "/" + identity.kind()));
    assertThat(kinds).containsExactlyInAnyOrderElementsOf(SCHEMAS.kinds());
  }

  static Stream<Mutation> mutations() throws IOException {
    return Mutation.read(Path.of("src/test/resources/manifest/mutations.txt"));
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void refusesEveryMutation(Mutation mutation) throws IOException {
    assertThat(judged(mutation.applied(good(mutation.kind()))))
        .containsExactlyElementsOf(mutation.expected());
  }

  @Test
  void placesAFindingAtTheTemplateLineWithTheFleetValueThatFedIt() throws IOException {
    Origin hole =
        new Origin(
            Manifests.line(9), List.of(new Related(Manifests.line(3), "value of `plan.replicas`")));
    MappingNode node = Manifests.node(good("Deployment"));
    MappingNode spec = node.map("spec").orElseThrow();
    var entries = new LinkedHashMap<>(spec.entries());
    entries.put("replicas", new MappingNode.Entry(hole, new ScalarNode("three", hole)));
    var all = new LinkedHashMap<>(node.entries());
    all.put("spec", new MappingNode.Entry(hole, new MappingNode(entries, spec.origin())));
    Manifest manifest = Manifests.value(Manifest.of(new MappingNode(all, node.origin())));
    assertThat(CHECK.judge(manifest))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.at()).isEqualTo(hole.at());
              assertThat(found.related()).isEqualTo(hole.inputs());
            });
  }

  @Test
  void boundsAnnotationsAndData() throws IOException {
    String annotated =
        good("ConfigMap").replace("namespace: t-acme", "namespace: t-acme, annotations: {a: %s}");
    assertThat(judged(annotated.formatted("x".repeat(256 * 1024 - 1)))).isEmpty();
    assertThat(judged(annotated.formatted("x".repeat(256 * 1024))))
        .containsExactly(
            "manifest/rule the annotations hold 262145 bytes, expected at most 262144");
    String half = "x".repeat(512 * 1024);
    assertThat(CHECK.judge(config(half, half))).isEmpty();
    assertThat(CHECK.judge(config(half, half + "x")))
        .extracting(Diagnostic::message)
        .containsExactly("the values hold 1048577 bytes, expected at most 1048576");
  }

  private static Manifest config(String one, String other) throws IOException {
    MappingNode node = Manifests.node(good("ConfigMap"));
    Origin origin = node.origin();
    var data = new LinkedHashMap<String, MappingNode.Entry>();
    data.put("one", new MappingNode.Entry(origin, new ScalarNode(one, origin)));
    data.put("other", new MappingNode.Entry(origin, new ScalarNode(other, origin)));
    var all = new LinkedHashMap<>(node.entries());
    all.put("data", new MappingNode.Entry(origin, new MappingNode(data, origin)));
    return Manifests.value(Manifest.of(new MappingNode(all, origin)));
  }

  @Test
  void tellsWhereObjectsOfAKindLive() {
    assertThat(SCHEMAS.scope("v1", "Namespace")).contains(KindScope.CLUSTER);
    assertThat(SCHEMAS.scope("rbac.authorization.k8s.io/v1", "ClusterRole"))
        .contains(KindScope.CLUSTER);
    assertThat(SCHEMAS.scope("apps/v1", "Deployment")).contains(KindScope.NAMESPACED);
    assertThat(SCHEMAS.scope("karpenter.sh/v1", "NodePool")).contains(KindScope.CLUSTER);
    assertThat(SCHEMAS.scope("example.com/v1", "Other")).isEmpty();
  }

  @Test
  void knowsTheFieldsOfEveryKind() {
    for (String kind : SCHEMAS.kinds()) {
      int slash = kind.lastIndexOf('/');
      assertThat(SCHEMAS.derived(kind.substring(0, slash), kind.substring(slash + 1)))
          .hasValueSatisfying(
              schema ->
                  assertThat(schema.properties())
                      .containsKeys("apiVersion", "kind", "metadata")
                      .doesNotContainKey("status"));
    }
  }

  @Test
  void saysWhichSchemaFileIsBroken() {
    SourceTree broken =
        new SourceTree() {
          @Override
          public List<Entry> list(String folder) {
            return folder.endsWith("crds")
                ? List.of(new Entry("schemas/crds/a.example/v1/Thing.json", Kind.FILE))
                : List.of();
          }

          @Override
          public Outcome<byte[]> read(String path, int limit) {
            return Outcome.ok("{\"type\": \"thing\"}".getBytes(StandardCharsets.UTF_8));
          }
        };
    TypedCheck check = new TypedCheck(Manifests.value(KubernetesSchemas.load(broken, "schemas")));
    Manifest thing = Manifests.read("apiVersion: a.example/v1\nkind: Thing\nmetadata: {name: x}\n");
    assertThat(check.judge(thing))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.code()).hasToString("schema/invalid");
              assertThat(found.at().path()).isEqualTo("schemas/crds/a.example/v1/Thing.json");
            });
  }
}
