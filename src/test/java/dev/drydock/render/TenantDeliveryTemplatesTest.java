package dev.drydock.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.fleet.Region;
import dev.drydock.manifest.Manifest;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.NodeValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TenantDeliveryTemplatesTest {
  private static final String EVERYTHING =
      """
      hosts: [subject.eu.example.com]
      values:
        instance:
          egress: [{name: mail, network: 10.1.0.0/16, port: 587}]
          operator: {handover: true, rolls: true}
      """;
  private static final List<String> APPLIES =
      List.of("create", "delete", "get", "list", "patch", "watch");

  @ParameterizedTest
  @EnumSource(Region.Engine.class)
  void theServerTakesEveryObject(Region.Engine engine) {
    for (DeliveryRole role : DeliveryRole.values()) {
      RenderedObjects objects = TenantTemplates.delivery(engine, role, EVERYTHING);
      assertThat(TenantTemplates.wrong(objects)).as(role.word()).isEmpty();
    }
  }

  @Test
  void theProjectOfATenantPermitsExactlyTheKindsThatTenantsHave() {
    Manifest project =
        TenantTemplates.delivery(Region.Engine.ARGOCD, DeliveryRole.TENANT, EVERYTHING)
            .get("AppProject/t-subject");
    SortedSet<String> permitted = new TreeSet<>();
    for (MappingNode kind : maps(project, "spec", "namespaceResourceWhitelist")) {
      permitted.add(text(kind, "group") + "/" + text(kind, "kind"));
    }
    SortedSet<String> rendered = new TreeSet<>(List.of("/Pod", "apps/ReplicaSet")); // to be shown
    rendered.add("/ConfigMap"); // what a further component is most likely to have
    for (Manifest object : TenantTemplates.instance(EVERYTHING).all()) {
      rendered.add(group(object) + "/" + object.identity().kind());
    }

    assertThat(permitted).isEqualTo(rendered);
    assertThat(maps(project, "spec", "clusterResourceWhitelist")).isEmpty();
    assertThat(maps(project, "spec", "destinations"))
        .singleElement()
        .satisfies(each -> assertThat(text(each, "namespace")).isEqualTo("t-subject"));
  }

  @Test
  void theRoleOfATenantsAccountAppliesEveryKindAndHoldsWhatItGrants() {
    Manifest role =
        TenantTemplates.delivery(Region.Engine.FLUX, DeliveryRole.PLATFORM, EVERYTHING)
            .get("ClusterRole/drydock-tenant");
    SortedSet<String> held = permissions(role);
    SortedSet<String> needed = new TreeSet<>();
    APPLIES.forEach(verb -> needed.add("/configmaps " + verb));
    for (Manifest object : TenantTemplates.instance(EVERYTHING).all()) {
      for (String verb : APPLIES) {
        needed.add(group(object) + "/" + plural(object.identity().kind()) + " " + verb);
      }
      if (object.identity().kind().equals("Role")) {
        needed.addAll(permissions(object));
      }
    }
    for (String waited : List.of("apps/replicasets", "/pods")) {
      List.of("get", "list", "watch").forEach(verb -> needed.add(waited + " " + verb));
    }

    // By name alone: see docs/decisions/0014-bind-by-name.md.
    needed.add("rbac.authorization.k8s.io/roles:operator bind");
    assertThat(held).isEqualTo(needed);
    assertThat(held).noneMatch(each -> each.contains("*") || each.contains("/secrets "));
  }

  @Test
  void theOperatorReadsAndEvictsAndChangesNothing() {
    assertThat(permissions(TenantTemplates.instance(EVERYTHING).get("Role/operator")))
        .allMatch(
            each -> each.equals("/pods/eviction create") || each.matches(".* (get|list|watch)"))
        .contains("/pods/eviction create")
        .noneMatch(each -> each.contains("secret"));
  }

  @ParameterizedTest
  @EnumSource(Region.Engine.class)
  void deliveryNeverDeletesANamespace(Region.Engine engine) {
    SortedMap<String, String> annotations =
        TenantTemplates.delivery(engine, DeliveryRole.TENANT, EVERYTHING)
            .get("Namespace/t-subject")
            .annotations();

    switch (engine) {
      case ARGOCD ->
          assertThat(annotations)
              .containsEntry("argocd.argoproj.io/sync-options", "Prune=false,Delete=false")
              .containsEntry("argocd.argoproj.io/compare-options", "IgnoreExtraneous");
      case FLUX ->
          assertThat(annotations).containsEntry("kustomize.toolkit.fluxcd.io/prune", "disabled");
    }
  }

  @ParameterizedTest
  @EnumSource(Region.Engine.class)
  void removingWhatDeliversDeletesNothingThatItDelivered(Region.Engine engine) {
    for (DeliveryRole role : DeliveryRole.values()) {
      for (Manifest object : TenantTemplates.delivery(engine, role, EVERYTHING).all()) {
        assertThat(object.at("metadata", "finalizers")).isEmpty();
        if (object.identity().kind().equals("Kustomization")) {
          assertThat(RenderedObjects.text(object, "spec", "deletionPolicy")).isEqualTo("Orphan");
        }
      }
    }
  }

  @Test
  void argoCdMakesNamespaceThenProjectThenApplication() {
    RenderedObjects objects =
        TenantTemplates.delivery(Region.Engine.ARGOCD, DeliveryRole.TENANT, EVERYTHING);

    assertThat(wave(objects.get("Namespace/t-subject"))).isEqualTo("-2");
    assertThat(wave(objects.get("AppProject/t-subject"))).isEqualTo("-1");
    assertThat(wave(objects.get("Application/t-subject"))).isEqualTo("0");
  }

  @Test
  void onlyUnitsWaitAndNeverTheirParents() {
    SortedSet<String> waiting = new TreeSet<>();
    for (DeliveryRole role : DeliveryRole.values()) {
      for (Manifest object : TenantTemplates.delivery(Region.Engine.FLUX, role, EVERYTHING).all()) {
        if (object.identity().kind().equals("Kustomization")
            && RenderedObjects.text(object, "spec", "wait").equals("true")) {
          waiting.add(role.word());
        }
      }
    }

    assertThat(waiting).containsExactly("component", "tenant");
  }

  @ParameterizedTest
  @EnumSource(Region.Engine.class)
  void aNamespaceSaysInWhichStateItsTenantIs(Region.Engine engine) {
    assertThat(
            TenantTemplates.delivery(engine, DeliveryRole.TENANT, "state: retired\n")
                .get("Namespace/t-subject")
                .labels())
        .containsEntry("drydock.dev/state", "retired")
        .containsEntry("pod-security.kubernetes.io/enforce", "restricted")
        .containsEntry("pod-security.kubernetes.io/enforce-version", "v1.35");
  }

  private static String wave(Manifest object) {
    return object.annotations().getOrDefault("argocd.argoproj.io/sync-wave", "");
  }

  private static String group(Manifest object) {
    String version = object.identity().apiVersion();
    return version.contains("/") ? version.substring(0, version.indexOf('/')) : "";
  }

  private static String plural(String kind) {
    String lower = kind.toLowerCase(Locale.ROOT);
    if (lower.endsWith("y")) {
      return lower.substring(0, lower.length() - 1) + "ies";
    }
    return lower.endsWith("s") || lower.endsWith("sh") ? lower + "es" : lower + "s";
  }

  /** Returns what a role permits, one by one: {@code group/resource verb}. */
  private static SortedSet<String> permissions(Manifest role) {
    SortedSet<String> permissions = new TreeSet<>();
    for (MappingNode rule : maps(role, "rules")) {
      for (String group : texts(rule, "apiGroups")) {
        for (String resource : texts(rule, "resources")) {
          String what = group + "/" + resource + names(rule);
          texts(rule, "verbs").forEach(verb -> permissions.add(what + " " + verb));
        }
      }
    }
    return permissions;
  }

  private static String names(MappingNode rule) {
    return rule.get("resourceNames").isPresent()
        ? ":" + String.join(",", texts(rule, "resourceNames"))
        : "";
  }

  private static List<MappingNode> maps(Manifest object, String... path) {
    return object.node().list(path).orElseThrow().items().stream()
        .map(MappingNode.class::cast)
        .toList();
  }

  private static List<String> texts(MappingNode node, String key) {
    List<String> texts = new ArrayList<>();
    node.list(key).orElseThrow().items().forEach(item -> texts.add(plain(item)));
    return texts;
  }

  private static String text(MappingNode node, String key) {
    return plain(node.get(key).orElseThrow());
  }

  private static String plain(Node node) {
    return String.valueOf(NodeValues.plain(node));
  }
}
