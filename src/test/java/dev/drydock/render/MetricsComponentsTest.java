package dev.drydock.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.manifest.Manifest;
import dev.drydock.yaml.CanonicalYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The stores, the gates in front of them, and who watches: what they say of each other. */
class MetricsComponentsTest {
  private static final RegionComponents COMPONENTS = RegionComponents.load();
  private static final String CENTRAL = "eu-central-1";
  private static final String OTHER = "us-east-1";

  private static String text(Manifest manifest) {
    return CanonicalYaml.write(manifest.node());
  }

  private static List<String> names(List<Manifest> manifests) {
    return manifests.stream()
        .map(manifest -> manifest.identity().kind() + " " + manifest.identity().name())
        .sorted()
        .toList();
  }

  /** Returns what a network policy lets in ({@code ingress}) or out ({@code egress}). */
  private static String opened(String region, String component, String name, String side) {
    String policy =
        COMPONENTS.render(region, component).stream()
            .filter(manifest -> manifest.identity().kind().equals("NetworkPolicy"))
            .filter(manifest -> manifest.identity().name().equals(name))
            .map(MetricsComponentsTest::text)
            .findFirst()
            .orElseThrow();
    int ingress = policy.indexOf("\n  ingress:");
    int egress = policy.indexOf("\n  egress:");
    assertThat(ingress).isBetween(0, egress);
    return side.equals("ingress")
        ? policy.substring(ingress, egress + 1)
        : policy.substring(egress);
  }

  @Test
  void theCentralStoreIsRenderedInTheCentralRegionAlone() {
    assertThat(COMPONENTS.render(OTHER, "victoria-metrics-central")).isEmpty();
    assertThat(names(COMPONENTS.render(CENTRAL, "victoria-metrics-central")))
        .containsExactly(
            "ConfigMap vmauth",
            "Deployment vmauth",
            "ExternalSecret vmauth-write-token",
            "Ingress vmauth",
            "NetworkPolicy victoria-metrics-central",
            "NetworkPolicy vmauth",
            "PodDisruptionBudget vmauth",
            "Service victoria-metrics-central",
            "Service vmauth",
            "StatefulSet victoria-metrics-central");
  }

  @Test
  void theRegionsOwnStoreIsTheFirstAndTheCentralOneTheSecond() {
    String own =
        "        - -remoteWrite.url=http://victoria-metrics.observability.svc:8428/api/v1/write\n";
    assertThat(text(COMPONENTS.object("StatefulSet", CENTRAL, "vmagent")))
        .contains(
            own + "        - -remoteWrite.url=http://vmauth.observability.svc:8427/api/v1/write\n");
    assertThat(text(COMPONENTS.object("StatefulSet", OTHER, "vmagent")))
        .contains(own + "        - -remoteWrite.url=https://metrics.eu.example.com/api/v1/write\n");
  }

  @Test
  void theGateIsReachedUnderTheHostThatRegionsWriteTo() {
    assertThat(text(COMPONENTS.object("Ingress", CENTRAL, "victoria-metrics-central")))
        .contains("- host: metrics.eu.example.com\n", "path: /api/v1\n");
  }

  @Test
  void aTokenThatIsThereIsNotFetched() {
    assertThat(text(COMPONENTS.object("Deployment", CENTRAL, "victoria-metrics-central")))
        .contains("name: vmauth-write-token\n", "name: metrics-read\n")
        .doesNotContain("vmauth-read-token");
  }

  /** Each pod that asks is let out there, and is let in where it asks. */
  @ParameterizedTest
  @CsvSource({
    "vmagent, vmagent, victoria-metrics, victoria-metrics, 8428",
    "vmalert, vmalert, victoria-metrics, victoria-metrics, 8428",
    "metrics-gateway, metrics-gateway, victoria-metrics, victoria-metrics, 8428",
    "victoria-metrics, victoria-metrics, vmalert, vmalert, 8880",
    "vmagent, vmagent, victoria-metrics-central, vmauth, 8427",
    "victoria-metrics-central, vmauth, victoria-metrics-central, victoria-metrics-central, 8428",
    "traefik, traefik, victoria-metrics-central, vmauth, 8427",
  })
  void whoAsksIsLetOutAndIn(
      String component, String caller, String otherComponent, String called, int port) {
    String egress = opened(CENTRAL, component, caller, "egress");
    String ingress = opened(CENTRAL, otherComponent, called, "ingress");
    if (caller.equals("traefik")) {
      assertThat(egress).contains("kubernetes.io/metadata.name: observability");
    } else {
      assertThat(egress)
          .contains("app.kubernetes.io/name: " + called + "\n", "port: " + port + "\n");
    }
    assertThat(ingress).containsPattern("[ -]" + caller + "\n").contains("port: " + port + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "victoria-metrics, victoria-metrics, 8428",
    "vmalert, vmalert, 8880",
    "metrics-gateway, metrics-gateway, 8426",
    "victoria-metrics-central, victoria-metrics-central, 8428",
    "victoria-metrics-central, vmauth, 8426",
  })
  void whatIsScrapedLetsTheScraperIn(String component, String name, int port) {
    assertThat(opened(CENTRAL, component, name, "ingress"))
        .containsPattern("[ -]vmagent\n")
        .contains("port: " + port + "\n");
  }

  @Test
  void tenantsReachTheGatewayAndNotTheStore() {
    assertThat(opened(CENTRAL, "metrics-gateway", "metrics-gateway", "ingress"))
        .contains("key: drydock.dev/tenant", "drydock.dev/component: instance", "port: 8427\n");
    assertThat(opened(CENTRAL, "victoria-metrics", "victoria-metrics", "ingress"))
        .doesNotContain("namespaceSelector", "ipBlock");
    assertThat(opened(CENTRAL, "metrics-gateway", "metrics-gateway", "egress"))
        .doesNotContain("namespaceSelector", "ipBlock");
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 11, 150, 600, 605})
  void aTenthOfAVolumeStaysFree(int volume) {
    for (String name : List.of("victoria-metrics", "victoria-metrics-central")) {
      String set =
          text(COMPONENTS.object("StatefulSet", CENTRAL, name, "{volumeGiB: " + volume + "}"));
      assertThat(set)
          .contains("-storage.minFreeDiskSpaceBytes=" + Math.ceilDiv(volume, 10) + "GiB\n")
          .contains("storage: " + volume + "Gi\n");
    }
  }

  @Test
  void whatLeadsToTheStoreIsAFileAndHasNoValues() throws IOException {
    Path file = Path.of("templates/region/metrics-gateway/files/nginx.conf");
    String rendered = text(COMPONENTS.object("ConfigMap", CENTRAL, "metrics-gateway"));
    assertThat(rendered)
        .isEqualTo(text(COMPONENTS.object("ConfigMap", OTHER, "metrics-gateway")))
        .contains(
            Files.readString(file).indent(4).lines().filter(line -> !line.isBlank()).toList());
  }

  @Test
  void rulesKnowTheirRegionFromItsDocument() {
    assertThat(text(COMPONENTS.object("ConfigMap", CENTRAL, "vmalert")))
        .contains("record: drydock_edge_nodes\n        expr: vector(6)\n")
        .contains("record: drydock_region_central\n        expr: vector(1)\n");
    assertThat(text(COMPONENTS.object("ConfigMap", OTHER, "vmalert")))
        .contains("record: drydock_region_central\n        expr: vector(0)\n");
  }

  @Test
  void alertsGoToTheRegionsAlertmanager() {
    assertThat(text(COMPONENTS.object("Deployment", OTHER, "vmalert")))
        .contains(
            "- -notifier.url=https://alerts.example.com\n", "- -external.label=region=us-east-1\n");
    assertThat(opened(OTHER, "vmalert", "vmalert", "egress")).contains("port: 443\n");
  }
}
