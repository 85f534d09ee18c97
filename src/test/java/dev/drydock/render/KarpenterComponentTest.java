package dev.drydock.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.manifest.Manifest;
import dev.drydock.yaml.CanonicalYaml;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The nodes that Karpenter may start. */
class KarpenterComponentTest {
  private static final String REGION = "eu-central-1";
  private static final RegionComponents COMPONENTS = RegionComponents.load();

  private static String pool(String name, String... values) {
    return COMPONENTS.render(REGION, "karpenter", values).stream()
        .filter(each -> each.identity().kind().equals("NodePool"))
        .filter(each -> each.identity().name().equals(name))
        .map(KarpenterComponentTest::text)
        .findFirst()
        .orElseThrow();
  }

  private static String text(Manifest manifest) {
    return CanonicalYaml.write(manifest.node());
  }

  @Test
  void theTwoPoolsAndTheEdgeAreTheRegionsNodes() {
    assertThat(pool("on-demand")).contains("limits:\n    nodes: \"6\"\n    cpu: \"96\"\n");
    assertThat(pool("tenants")).contains("limits:\n    nodes: \"48\"\n    cpu: \"768\"\n"); // of 60
    assertThat(pool("tenants", "{onDemand: {nodes: 10}, machines: {cpus: [4, 2]}}"))
        .contains("limits:\n    nodes: \"44\"\n    cpu: \"176\"\n");
  }

  @Test
  void tenantsGetSpotFirstAndNeverFillTheOtherPool() {
    String either = "key: karpenter.sh/capacity-type\n        operator: In\n        values:\n";
    assertThat(pool("tenants"))
        .contains(either + "        - on-demand\n        - spot\n", "weight: 10\n")
        .doesNotContain("taints:");
    assertThat(pool("on-demand"))
        .contains(either + "        - on-demand\n      - key", "weight: 100\n")
        .contains(
            "- key: drydock.dev/pool\n        value: on-demand\n        effect: NoSchedule\n");
  }

  @Test
  void bothLieInTheThreeZonesOnArm64() {
    for (String name : List.of("tenants", "on-demand")) {
      assertThat(pool(name))
          .contains("- eu-central-1a\n        - eu-central-1b\n        - eu-central-1c\n")
          .contains("values:\n        - arm64\n");
    }
  }

  @Test
  void quietHoursHoldUpImagesAndThriftAndAreLeftOutWithNull() {
    String quiet = "- nodes: \"0\"\n      reasons:\n      - Drifted\n      - Underutilized\n";
    assertThat(pool("tenants"))
        .contains(quiet + "      schedule: 0 7 * * mon-fri\n      duration: 12h\n");
    assertThat(pool("tenants", "{disruption: {quiet: null}}"))
        .contains("budgets:\n    - nodes: 10%\n  template:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{disruption: {quiet: {hours: 17}}}",
        "{disruption: {quiet: {schedule: \"0 */8 * * *\"}}}",
        "{disruption: {quiet: {schedule: \"* 7 * * *\"}}}",
        "{drainMinutes: 9}",
        "{onDemand: {nodes: 2}}",
        "{machines: {cpus: []}}",
        "{tags: {\"karpenter.sh/nodepool\": x}}"
      })
  void whatWouldHoldUpAnImageForEverOrTakeTooLittleIsRefused(String values) {
    assertThatThrownBy(() -> COMPONENTS.render(REGION, "karpenter", values))
        .hasMessageContaining("schema/");
  }

  @Test
  void theClassOfNodesSaysWhatTheRegionSays() {
    assertThat(text(COMPONENTS.object("EC2NodeClass", REGION, "karpenter")))
        .contains("alias: al2023@v20260724\n", "role: flags-eu-central-1-node\n")
        .contains("- id: sg-00000002\n", "httpTokens: required\n", "httpPutResponseHopLimit: 1\n")
        .contains("deviceName: /dev/xvda\n    rootVolume: true\n", "volumeSize: 80Gi\n");
  }

  @Test
  void bottlerocketHasADiskOfItsOwnForTheSystem() {
    RegionComponents other =
        COMPONENTS.edit("fleet/eu-central-1.yaml", "al2023@v20260724", "bottlerocket@v1.26.2");

    assertThat(text(other.object("EC2NodeClass", REGION, "karpenter")))
        .contains(
            "- deviceName: /dev/xvda\n    ebs:\n      volumeType: gp3\n      volumeSize: 4Gi\n")
        .contains("- deviceName: /dev/xvdb\n    rootVolume: true\n", "volumeSize: 80Gi\n");
  }

  @Test
  void whoAsksForOnDemandMayGoToItsPoolAndTheCollectorGoesEverywhere() {
    for (String name : COMPONENTS.names()) {
      for (Manifest object : COMPONENTS.render(REGION, name)) {
        String text = text(object);
        if (object.identity().kind().equals("DaemonSet") && !name.equals("traefik")) {
          assertThat(text).as(name).contains("- key: drydock.dev/pool\n        operator: Exists\n");
        }
        if (text.contains("karpenter.sh/capacity-type: on-demand\n")) {
          assertThat(text)
              .as(name)
              .contains(
                  "- key: drydock.dev/pool\n        operator: Equal\n        value: on-demand\n");
        }
        assertThat(text).as(name).doesNotContain("karpenter.sh/disrupted");
      }
    }
  }
}
