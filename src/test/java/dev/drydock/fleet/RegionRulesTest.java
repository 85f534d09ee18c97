package dev.drydock.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the loader says, to the letter. */
class RegionRulesTest {

  @Test
  void refusesAZoneOfAnotherCloudRegion() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/region.yaml", "eu-central-1c]", "eu-west-1c]")
                .refused())
        .containsExactly(
            "region.yaml:11:43 fleet/zones: `eu-west-1c` is not a zone of `eu-central-1`"
                + " | hint: a zone is the cloud region and a letter, such as `eu-central-1a`");
  }

  @Test
  void refusesAZoneTwice() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/region.yaml", "eu-central-1c]", "eu-central-1a]")
                .refused())
        .containsExactly(
            "region.yaml:11:43 fleet/zones: the zone `eu-central-1a` is named twice |"
                + " region.yaml:11:13 the first one");
  }

  @Test
  void refusesTwoZones() {
    assertThat(FleetFixture.valid().edit("fleet/region.yaml", ", eu-central-1c]", "]").refused())
        .containsExactly(
            "region.yaml:11:12 schema/bound: `spec.cloud.zones` has too few items,"
                + " expected at least 3");
  }

  @Test
  void refusesALocalZone() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/region.yaml", "eu-central-1c]", "eu-central-1-ham-1a]")
                .refused())
        .containsExactly(
            "region.yaml:11:43 fleet/zones: `eu-central-1-ham-1a` is not a zone of"
                + " `eu-central-1` | hint: a zone is the cloud region and a letter, such as"
                + " `eu-central-1a`");
  }

  @Test
  void refusesASubnetThatIsPublicAndPrivate() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/region.yaml", "subnet-0000002b", "subnet-0000001b")
                .refused())
        .containsExactly(
            "region.yaml:14:34 fleet/subnets: the subnet `subnet-0000001b` is both"
                + " public and private | region.yaml:13:33 the public one");
  }

  @Test
  void refusesMoreEdgeNodesThanNodes() {
    assertThat(
            FleetFixture.valid().edit("fleet/region.yaml", "maximum: 60", "maximum: 5").refused())
        .containsExactly(
            "region.yaml:20:17 fleet/nodes: the region has 6 edge nodes of at most 5"
                + " nodes | region.yaml:20:29 the most nodes of the region");
  }

  @Test
  void allowsAsManyEdgeNodesAsNodes() {
    assertThat(
            FleetFixture.valid().edit("fleet/region.yaml", "maximum: 60", "maximum: 6").refused())
        .isEmpty();
  }

  @Test
  void refusesAHealthCheckThatWaitsForItsNext() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/region.yaml", "timeoutSeconds: 3", "timeoutSeconds: 5")
                .refused())
        .containsExactly(
            "region.yaml:25:55 fleet/health-check: the health check waits 5 s for an answer,"
                + " expected less than its interval of 5 s | region.yaml:25:36 the interval");
  }

  @Test
  void allowsAHealthCheckThatEndsASecondBeforeItsNext() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/region.yaml", "timeoutSeconds: 3", "timeoutSeconds: 4")
                .refused())
        .isEmpty();
  }

  @Test
  void refusesAMinorThatKnowsNoPreStopSleep() {
    assertThat(FleetFixture.valid().edit("fleet/region.yaml", "\"1.35\"", "\"1.33\"").refused())
        .singleElement()
        .asString()
        .contains(
            "schema/pattern: `spec.kubernetes.version` must be a minor version of at least 1.34");
    assertThat(FleetFixture.valid().edit("fleet/region.yaml", "\"1.35\"", "\"1.34\"").refused())
        .isEmpty();
  }

  @Test
  void refusesADeregistrationThatIsOverBeforeTheWindow() {
    String delay = "deregistrationDelaySeconds: ";
    assertThat(
            FleetFixture.valid().edit("fleet/region.yaml", delay + "120", delay + "119").refused())
        .singleElement()
        .asString()
        .contains("`spec.edge.deregistrationDelaySeconds` is `119`, expected at least 120");
  }

  @Test
  void refusesANetworkForTheAddressOfTheApiServer() {
    assertThat(
            FleetFixture.valid()
                .edit(
                    "fleet/region.yaml",
                    "version: \"1.35\"",
                    "version: \"1.35\", apiAddress: 172.20.0.0/16")
                .refused())
        .singleElement()
        .asString()
        .contains("`spec.kubernetes.apiAddress`");
  }

  @Test
  void refusesTheDomainOfAnotherRegion() {
    assertThat(
            FleetFixture.valid()
                .with(
                    "fleet/us.yaml",
                    FleetFixture.REGION
                        .replace("{name: eu}", "{name: us}")
                        .replace("edge.eu", "edge.us")
                        .replace("flags-logs-eu", "flags-logs-us"))
                .refused())
        .containsExactly(
            "us.yaml:16:25 fleet/duplicate-cluster: the cluster `flags-eu` is already"
                + " that of another region | region.yaml:16:25 the other one",
            "us.yaml:17:11 fleet/duplicate-domain: the domain `eu.example.com` is"
                + " already that of another region | region.yaml:17:11 the other one");
  }

  @Test
  void refusesTheDatabaseOfAnotherStack() {
    assertThat(
            FleetFixture.valid()
                .with(
                    "fleet/stack2.yaml",
                    FleetFixture.STACK
                        .replace("acme", "a")
                        .replace("initech", "b")
                        .replace("{name: eu-1}", "{name: eu-2}"))
                .refused())
        .containsExactly(
            "stack2.yaml:6:20 fleet/duplicate-database: the database"
                + " `eu-1.db.example.com` is already that of another stack | stack.yaml:6:20"
                + " the other one");
  }

  @Test
  void refusesTheCredentialOfAnotherTenant() {
    assertThat(
            FleetFixture.valid()
                .edit(
                    "fleet/tenant.yaml",
                    "  hosts:",
                    "  database: {secret: {external: eu-1/acme}}\n  hosts:")
                .refused())
        .containsExactly(
            "tenant.yaml:8:33 fleet/duplicate-secret: the database credential"
                + " `eu-1/acme` is already that of another tenant | stack.yaml:8:12 the other"
                + " one");
  }

  @Test
  void refusesTwoSourcesOfOneSecret() {
    assertThat(
            FleetFixture.valid()
                .edit(
                    "fleet/tenant.yaml",
                    "  hosts:",
                    "  database: {secret: {external: eu-1/acme, existing: acme}}\n  hosts:")
                .refused())
        .containsExactly(
            "tenant.yaml:8:22 schema/bound: `spec.database.secret` must hold one of"
                + " `external` and `existing`");
  }

  @Test
  void refusesAPathThatClimbs() {
    assertThat(
            FleetFixture.valid()
                .edit(
                    "fleet/tenant.yaml",
                    "  hosts:",
                    "  database: {secret: {external: eu-1/../acme}}\n  hosts:")
                .refused())
        .containsExactly(
            "tenant.yaml:8:33 schema/pattern: `spec.database.secret.external` must be a"
                + " path of letters, digits and `_ - . @ + =`, without a slash at an end and"
                + " without `..`, not `eu-1/../acme`");
  }
}
