package dev.drydock.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Diagnostic;
import dev.drydock.manifest.KubernetesSchemas;
import dev.drydock.manifest.Manifest;
import dev.drydock.manifest.TypedCheck;
import dev.drydock.yaml.CanonicalYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RegionComponentsTest {
  private static final RegionComponents COMPONENTS = RegionComponents.load();

  private static String text(Manifest manifest) {
    return CanonicalYaml.write(manifest.node());
  }

  private static List<String> kinds(List<Manifest> manifests) {
    return manifests.stream().map(manifest -> manifest.identity().kind()).sorted().toList();
  }

  private static String datasources(String region) {
    return COMPONENTS.render(region, "grafana").stream()
        .filter(manifest -> manifest.identity().kind().equals("ConfigMap"))
        .flatMap(manifest -> manifest.node().string("data", "datasources.yaml").stream())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyObjectIsOneThatTheServerTakes() {
    TypedCheck check =
        new TypedCheck(RegionComponents.ok(KubernetesSchemas.load(COMPONENTS.tree(), "schemas")));
    List<Diagnostic> wrong = new ArrayList<>();
    int objects = 0;
    for (String region : COMPONENTS.regions()) {
      for (String name : COMPONENTS.names()) {
        List<Manifest> manifests = COMPONENTS.render(region, name);
        manifests.forEach(manifest -> wrong.addAll(check.judge(manifest)));
        objects += manifests.size();
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(objects).isGreaterThan(50);
  }

  @Test
  void severalShardsAreObjectsThatTheServerTakesToo() {
    TypedCheck check =
        new TypedCheck(RegionComponents.ok(KubernetesSchemas.load(COMPONENTS.tree(), "schemas")));
    List<Diagnostic> wrong = new ArrayList<>();
    COMPONENTS
        .render("us-east-1", "vmagent", "{shards: 3}")
        .forEach(manifest -> wrong.addAll(check.judge(manifest)));
    assertThat(wrong).isEmpty();
  }

  @Test
  void theLoopIsLeftOutWithItsSharedProcesses() {
    String loop = text(COMPONENTS.object("DaemonSet", "us-east-1", "traefik"));
    String none = text(COMPONENTS.object("DaemonSet", "us-east-1", "traefik", "{preStop: none}"));
    assertThat(loop).contains("shareProcessNamespace: true", "pkill -TERM traefik");
    assertThat(none).doesNotContain("shareProcessNamespace", "preStop");
  }

  @Test
  void theTimeToStopFollowsTheWindows() {
    String values = "{drain: {acceptSeconds: 100, graceSeconds: 40}}";
    String text = text(COMPONENTS.object("DaemonSet", "us-east-1", "traefik", values));
    assertThat(text)
        .contains("terminationGracePeriodSeconds: 170")
        .contains("--entrypoints.traefik.transport.lifecycle.requestacceptgracetimeout=100s")
        .contains("--entrypoints.web.transport.lifecycle.gracetimeout=40s");
  }

  @Test
  void aBudgetComesWithTheSecondShard() {
    assertThat(kinds(COMPONENTS.render("us-east-1", "vmagent")))
        .doesNotContain("PodDisruptionBudget");
    Manifest budget =
        COMPONENTS.object("PodDisruptionBudget", "us-east-1", "vmagent", "{shards: 3}");
    Manifest set = COMPONENTS.object("StatefulSet", "us-east-1", "vmagent", "{shards: 3}");
    assertThat(text(budget)).contains("minAvailable: 2");
    assertThat(text(set))
        .contains("replicas: 3", "-promscrape.cluster.membersCount=3")
        .contains("-promscrape.cluster.memberNum=$(POD_NAME)");
  }

  @Test
  void theVolumeHoldsBothQueuesAndAFifth() {
    for (int gigabytes : new int[] {1, 4, 5, 7, 100}) {
      String values = "{queueGigabytes: " + gigabytes + "}";
      String text = text(COMPONENTS.object("StatefulSet", "us-east-1", "vmagent", values));
      String storage = text.replaceAll("(?s).*storage: ([0-9]+)Gi.*", "$1");
      assertThat(Integer.parseInt(storage))
          .isBetween(Math.ceilDiv(gigabytes * 24, 10), gigabytes * 24 / 10 + 1);
      assertThat(text).contains("-remoteWrite.maxDiskUsagePerURL=" + gigabytes + "GB");
    }
  }

  @Test
  void thePortOfTheCentralStoreIsTheOneThatIsOpened() {
    String policy = text(COMPONENTS.object("NetworkPolicy", "us-east-1", "vmagent"));
    assertThat(policy).contains("port: 443").doesNotContain("port: 80\n");
  }

  @Test
  void theApiServerIsReachedByTheServicesAddressToo() {
    for (String name : List.of("traefik", "vmagent")) {
      String said = text(COMPONENTS.object("NetworkPolicy", "eu-central-1", name));
      assertThat(said)
          .contains("cidr: 10.20.0.0/16", "cidr: 172.20.0.1/32")
          .doesNotContain("10.100.0.1");
      String unsaid = text(COMPONENTS.object("NetworkPolicy", "us-east-1", name));
      assertThat(unsaid).contains("cidr: 172.20.0.1/32", "cidr: 10.100.0.1/32");
    }
  }

  @Test
  void lokiTakesAndShowsWhatItKeeps() {
    for (int days : new int[] {1, 7, 90}) {
      String values = "{retentionDays: " + days + "}";
      String text = text(COMPONENTS.object("ConfigMap", "us-east-1", "loki", values));
      String hours = ": " + days * 24 + "h\n";
      assertThat(text)
          .contains("retention_period" + hours, "max_query_lookback" + hours)
          .contains("reject_old_samples_max_age" + hours);
    }
  }

  @Test
  void lokiHasAsLongToStopAsItIsGiven() {
    String text = text(COMPONENTS.object("StatefulSet", "us-east-1", "loki", "{stopSeconds: 420}"));
    assertThat(text).contains("terminationGracePeriodSeconds: 420", "replicas: 1");
    assertThat(kinds(COMPONENTS.render("us-east-1", "loki"))).doesNotContain("PodDisruptionBudget");
  }

  @Test
  void onePodThatMovesSaysWhatBridgesTheGap() {
    for (String name : List.of("loki", "grafana")) {
      String kind = name.equals("loki") ? "StatefulSet" : "Deployment";
      assertThat(text(COMPONENTS.object(kind, "us-east-1", name)))
          .contains("drydock.dev/drain-gap:", "karpenter.sh/capacity-type: on-demand");
    }
  }

  @Test
  void grafanaIsReachedAtTheRegionsDomainUnlessAnotherHostBringsItsCertificate() {
    String usual = text(COMPONENTS.object("Ingress", "us-east-1", "grafana"));
    assertThat(usual).contains("host: grafana.us.example.com").doesNotContain("tls:");
    String values = "{host: boards.example.com, certificate: boards-tls}";
    String own = text(COMPONENTS.object("Ingress", "us-east-1", "grafana", values));
    assertThat(own).contains("host: boards.example.com", "secretName: boards-tls");
    String pod = text(COMPONENTS.object("Deployment", "us-east-1", "grafana", values));
    assertThat(pod).contains("value: https://boards.example.com/");
  }

  @Test
  void grafanaFetchesItsSecretsOrTakesThoseThatAreThere() {
    assertThat(kinds(COMPONENTS.render("us-east-1", "grafana", "{}"))).contains("ExternalSecret");
    String values =
        "{adminPassword: {external: null, existing: our-admin},"
            + " centralToken: {external: null, existing: our-token}}";
    assertThat(kinds(COMPONENTS.render("us-east-1", "grafana", values)))
        .doesNotContain("ExternalSecret");
    String pod = text(COMPONENTS.object("Deployment", "us-east-1", "grafana", values));
    assertThat(pod).contains("name: our-admin", "secretName: our-token");
  }

  @Test
  void grafanaAsksTheGateOfItsOwnClusterWhereThatIsCentral() {
    String near = datasources("eu-central-1");
    String far = datasources("us-east-1");
    assertThat(near).contains("url: http://vmauth.observability.svc:8427");
    assertThat(far).contains("url: https://metrics.eu.example.com\n").doesNotContain("/api/v1");
    assertThat(text(COMPONENTS.object("NetworkPolicy", "eu-central-1", "grafana")))
        .contains("app.kubernetes.io/name: vmauth", "port: 8427")
        .doesNotContain("0.0.0.0/0");
    assertThat(text(COMPONENTS.object("NetworkPolicy", "us-east-1", "grafana")))
        .contains("0.0.0.0/0", "port: 443")
        .doesNotContain("vmauth");
  }

  @Test
  void theTokenIsOnlyNamedByItsFile() {
    assertThat(datasources("us-east-1")).contains("Bearer $__file{/etc/grafana-token/token}");
    String without =
        COMPONENTS.render("us-east-1", "grafana", "{centralToken: null}").stream()
            .map(RegionComponentsTest::text)
            .reduce("", String::concat);
    assertThat(without).doesNotContain("Bearer", "grafana-token", "httpHeaderName1");
  }

  @Test
  void nothingIsRenderedForALoadBalancerThatSomebodyElseMakes() {
    assertThat(COMPONENTS.render("us-east-1", "edge-nlb")).isEmpty();
    assertThat(kinds(COMPONENTS.render("eu-central-1", "edge-nlb")))
        .containsExactly(
            "Attachment",
            "Attachment",
            "LB",
            "LBListener",
            "LBListener",
            "LBTargetGroup",
            "LBTargetGroup");
  }

  @Test
  void nothingOfTheLoadBalancerIsEverDeleted() {
    for (Manifest manifest : COMPONENTS.render("eu-central-1", "edge-nlb")) {
      assertThat(text(manifest))
          .contains("managementPolicies:")
          .doesNotContain("- Delete", "\"*\"")
          .contains("argocd.argoproj.io/sync-options: Prune=false,Delete=false")
          .contains("kustomize.toolkit.fluxcd.io/prune: disabled");
    }
  }

  @Test
  void anExistingCertificateIsMountedAndNotFetched() {
    String existing = text(COMPONENTS.object("DaemonSet", "us-east-1", "traefik"));
    assertThat(kinds(COMPONENTS.render("us-east-1", "traefik"))).doesNotContain("ExternalSecret");
    assertThat(existing).contains("name: wildcard-us-example-com").doesNotContain("wildcard-tls");
    String fetched = text(COMPONENTS.object("DaemonSet", "eu-central-1", "traefik"));
    assertThat(kinds(COMPONENTS.render("eu-central-1", "traefik"))).contains("ExternalSecret");
    assertThat(fetched).contains("name: wildcard-tls");
  }

  @Test
  void onlyTrafficEntryPointsAreDefaultOnes() {
    String text = text(COMPONENTS.object("DaemonSet", "eu-central-1", "traefik"));
    assertThat(text.lines().filter(line -> line.toLowerCase(Locale.ROOT).contains(".asdefault=")))
        .map(String::strip)
        .containsExactly(
            "- --entrypoints.web.asdefault=true", "- --entrypoints.websecure.asdefault=true");
  }
}
