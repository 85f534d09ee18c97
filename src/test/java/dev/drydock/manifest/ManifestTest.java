package dev.drydock.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Outcome;
import dev.drydock.yaml.CanonicalYaml;
import dev.drydock.yaml.Cast;
import dev.drydock.yaml.Form;
import dev.drydock.yaml.MappingNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {
  private static final String CONFIG =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: settings
        namespace: t-acme
        labels: {drydock.dev/tenant: acme, tier: web}
      data: {a: "1"}
      """;

  @Test
  void knowsWhoItIs() {
    ObjectIdentity identity = Manifests.read(CONFIG).identity();
    assertThat(identity).hasToString("ConfigMap/t-acme/settings");
    assertThat(identity.group()).isEmpty();
    assertThat(identity.version()).isEqualTo("v1");
    assertThat(new ObjectIdentity("apps/v1", "Deployment", Optional.empty(), "x").group())
        .isEqualTo("apps");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          apiVersion: v1;                 ; 3:1 the object has no `apiVersion`
          kind: ConfigMap;                ; 2:1 the object has no `kind`
          name: settings;                 ; 4:3 the object has no `metadata.name`
          name: settings; name: 7; 4:9 `metadata.name` is integer, expected a string that is not empty
          namespace: t-acme; namespace: true; 5:14 `metadata.namespace` is boolean, expected a string that is not empty
          kind: ConfigMap; kind: ""; 2:7 `kind` is string, expected a string that is not empty
          """)
  void refusesAnObjectWithoutIdentity(String line, String other, String expected) {
    String text = CONFIG.replace(line, other == null ? "other: 1" : other);
    assertThat(Manifest.of(Manifests.node(text)).diagnostics())
        .singleElement()
        .satisfies(
            diagnostic -> {
              assertThat(diagnostic.code()).hasToString("manifest/no-identity");
              assertThat(expected).endsWith(diagnostic.message());
            });
  }

  @Test
  void stampsLabelsOnTheObjectItself() {
    TreeMap<String, String> labels = new TreeMap<>();
    labels.put("drydock.dev/tenant", "acme");
    labels.put("app.kubernetes.io/managed-by", "drydock");
    Manifest stamped = Manifests.value(Manifests.read(CONFIG).stamped(labels));
    assertThat(stamped.labels())
        .containsEntry("drydock.dev/tenant", "acme")
        .containsEntry("app.kubernetes.io/managed-by", "drydock")
        .containsEntry("tier", "web");
    assertThat(Manifests.value(stamped.stamped(labels)).node()).isEqualTo(stamped.node());
  }

  @Test
  void anObjectThatIsStampedIsWrittenByItsFormAsWithoutIt() {
    MappingNode node = Manifests.node(CONFIG);
    TreeMap<String, String> labels = new TreeMap<>();
    labels.put("drydock.dev/tenant", "acme");
    labels.put("app.kubernetes.io/managed-by", "drydock");
    Cast cast = new Cast(new Form(node, 0), List.of());

    Manifest stamped =
        Manifests.value(Manifests.value(Manifest.of(node, Optional.of(cast))).stamped(labels));

    assertThat(stamped.cast()).isPresent();
    assertThat(stamped.text()).isEqualTo(CanonicalYaml.write(stamped.node()));
    assertThat(stamped.text()).contains("    app.kubernetes.io/managed-by: drydock\n");
  }

  @Test
  void stampsAnObjectWithoutLabels() {
    TreeMap<String, String> labels = new TreeMap<>();
    labels.put("drydock.dev/tenant", "acme");
    String bare = CONFIG.replace("  labels: {drydock.dev/tenant: acme, tier: web}\n", "");
    assertThat(Manifests.value(Manifests.read(bare).stamped(labels)).labels()).isEqualTo(labels);
  }

  @Test
  void refusesAReservedLabelWithAnotherValue() {
    TreeMap<String, String> labels = new TreeMap<>();
    labels.put("drydock.dev/tenant", "globex");
    Outcome<Manifest> outcome = Manifests.read(CONFIG).stamped(labels);
    assertThat(outcome.diagnostics())
        .singleElement()
        .satisfies(
            diagnostic -> {
              assertThat(diagnostic.code()).hasToString("manifest/reserved-label");
              assertThat(diagnostic.at().line()).isEqualTo(6);
              assertThat(diagnostic.at().column()).isEqualTo(32);
              assertThat(diagnostic.message())
                  .isEqualTo(
                      "the label `drydock.dev/tenant` is `acme`, expected `globex` or nothing");
            });
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          r/tenants/s/acme, ConfigMap, t-acme, settings, r/tenants/s/acme/configmap-settings.yaml
          r/components/c,   ConfigMap, edge,   settings, r/components/c/edge.configmap-settings.yaml
          r/delivery/region, Namespace, ,      t-acme,   r/delivery/region/namespace-t-acme.yaml
          r/components/c,   ClusterRole, ,     system:A_b, r/components/c/clusterrole-system%3Aa%5Fb.yaml
          r/tenants/s/acme, Ingress,   t-acme, ä,        r/tenants/s/acme/ingress-%C3%A4.yaml
          r/tenants/s/acme, Role,      t-acme, ../../x,  r/tenants/s/acme/role-..%2F..%2Fx.yaml
          r/components/c,   Role,      .github, x,       r/components/c/%2Egithub.role-x.yaml
          r/components/c,   Role,      con,    x,        r/components/c/%63on.role-x.yaml
          """)
  void namesFiles(String folder, String kind, String namespace, String name, String expected) {
    ObjectIdentity identity = new ObjectIdentity("v1", kind, Optional.ofNullable(namespace), name);
    assertThat(OutputPath.of(folder, identity)).isEqualTo(expected);
  }

  @Test
  void ordersFilesByCodePoints() {
    FileTree tree =
        Manifests.value(
            FileTree.builder()
                .add("b/\uffff", new byte[1], Manifests.line(1))
                .add("b/\ud83d\ude00", new byte[2], Manifests.line(1))
                .add("a", new byte[3], Manifests.line(1))
                .build());
    assertThat(tree.paths()).containsExactly("a", "b/\uffff", "b/\ud83d\ude00");
    assertThat(tree.bytes("a")).contains(new byte[3]);
    assertThat(tree).isEqualTo(FileTree.of(tree.files())).isNotEqualTo(FileTree.empty());
  }

  @Test
  void namesBothTemplatesOfAFile() {
    assertThat(
            FileTree.builder()
                .add("a/b", new byte[1], Manifests.line(3))
                .add("a/b", new byte[1], Manifests.line(7))
                .build()
                .diagnostics())
        .singleElement()
        .satisfies(
            diagnostic -> {
              assertThat(diagnostic.code()).hasToString("manifest/path-collision");
              assertThat(diagnostic.at().line()).isEqualTo(7);
              assertThat(diagnostic.related().getFirst().at().line()).isEqualTo(3);
            });
  }

  @Test
  void refusesAFileThatIsAFolderToo() {
    assertThat(
            FileTree.builder()
                .add("a/b/c", new byte[1], Manifests.line(3))
                .add("a/b", new byte[1], Manifests.line(7))
                .build()
                .diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly("`a/b/c` lies in the folder `a/b`, which is a file too");
  }

  @Test
  void boundsTheLengthOfAFileName() {
    String name = "x".repeat(255);
    assertThat(FileTree.builder().add("a/" + name, new byte[1], Manifests.line(1)).build())
        .isInstanceOf(Outcome.Ok.class);
    assertThat(
            FileTree.builder()
                .add("a/" + name + "x", new byte[1], Manifests.line(1))
                .build()
                .diagnostics())
        .singleElement()
        .satisfies(
            diagnostic -> assertThat(diagnostic.code()).hasToString("manifest/path-too-long"));
  }
}
