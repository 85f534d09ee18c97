package dev.drydock.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the loader says, to the letter. */
class DocumentRulesTest {

  @Test
  void refusesADocumentWithoutAKind() {
    assertThat(FleetFixture.valid().edit("fleet/plan.yaml", "kind: Plan\n", "").refused())
        .containsExactly(
            "plan.yaml:1:1 fleet/unknown-kind: the document has no `kind` | hint: the"
                + " kinds are `Fleet`, `Region`, `Stack`, `Tenant`, `Plan`, `Channel`,"
                + " `Release`");
  }

  @Test
  void refusesAMisspeltKindWithASuggestion() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/tenant.yaml", "kind: Tenant", "kind: Tennant")
                .refused())
        .containsExactly(
            "tenant.yaml:2:7 fleet/unknown-kind: `Tennant` is not a kind of document |"
                + " hint: did you mean `Tenant`?");
  }

  @Test
  void refusesAKindOfComponents() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/channel.yaml", "kind: Channel", "kind: Component")
                .refused())
        .containsExactly(
            "channel.yaml:2:7 fleet/unknown-kind: `Component` is not a kind of document"
                + " | hint: the kinds are `Fleet`, `Region`, `Stack`, `Tenant`, `Plan`,"
                + " `Channel`, `Release`");
  }

  @Test
  void refusesAKindThatIsNoString() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/channel.yaml", "kind: Channel", "kind: [Channel]")
                .refused())
        .containsExactly(
            "channel.yaml:2:7 fleet/unknown-kind: `kind` is a list, expected a string |"
                + " hint: the kinds are `Fleet`, `Region`, `Stack`, `Tenant`, `Plan`,"
                + " `Channel`, `Release`");
  }

  @Test
  void refusesAnotherVersionOfTheLanguage() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/plan.yaml", "drydock.dev/v1", "drydock.dev/v2")
                .refused())
        .containsExactly(
            "plan.yaml:1:13 fleet/unknown-version: `apiVersion` is `drydock.dev/v2`,"
                + " expected `drydock.dev/v1`");
  }

  @Test
  void refusesADocumentWithoutAVersion() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/plan.yaml", "apiVersion: drydock.dev/v1\n", "")
                .refused())
        .containsExactly(
            "plan.yaml:1:1 fleet/unknown-version: the document has no `apiVersion`,"
                + " expected `drydock.dev/v1`");
  }

  @Test
  void refusesAnUnknownKeyWithASuggestion() {
    assertThat(FleetFixture.valid().edit("fleet/tenant.yaml", "channel:", "chanel:").refused())
        .containsExactly(
            "tenant.yaml:5:3 schema/missing-key: `spec` lacks the key `channel`",
            "tenant.yaml:7:3 schema/unknown-key: unknown key `chanel` in `spec` | hint:"
                + " did you mean `channel`?");
  }

  @Test
  void refusesAStackWithoutARegion() {
    assertThat(FleetFixture.valid().edit("fleet/stack.yaml", "  region: eu\n", "").refused())
        .containsExactly("stack.yaml:5:3 schema/missing-key: `spec` lacks the key `region`");
  }

  @Test
  void refusesAnInlineTenantThatNamesItsStack() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/stack.yaml", "{name: acme,", "{name: acme, stack: eu-1,")
                .refused())
        .containsExactly(
            "stack.yaml:8:18 schema/unknown-key: unknown key `stack` in"
                + " `spec.tenants[0]` | hint: known keys not set here: `labels`, `state`, `workload`,"
                + " `pin`, `database`, `values`");
  }

  @Test
  void refusesTenantsThatAreNoList() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/stack.yaml", "tenants:\n  - {", "tenants: {}\n  values:\n  - {")
                .refused())
        .containsExactly(
            "stack.yaml:7:12 schema/type: `spec.tenants` is a map, expected a list",
            "stack.yaml:9:3 schema/type: `spec.values` is a list, expected a map");
  }

  @Test
  void refusesANumberWhereTextIsWanted() {
    assertThat(FleetFixture.valid().edit("fleet/region.yaml", "\"1.35\"", "1.35").refused())
        .containsExactly(
            "region.yaml:16:44 schema/type: `spec.kubernetes.version` is `1.35`,"
                + " expected a string");
  }

  @Test
  void refusesQuotedNumbers() {
    assertThat(
            FleetFixture.valid().edit("fleet/stack.yaml", "port: 5432", "port: \"5432\"").refused())
        .containsExactly(
            "stack.yaml:6:47 schema/type: `spec.database.port` is the string `5432`,"
                + " expected an integer");
  }

  @Test
  void refusesADayThatDoesNotExist() {
    assertThat(
            FleetFixture.valid()
                .edit(
                    "fleet/tenant.yaml",
                    "  hosts:",
                    "  pin: {release: 8.0.3, reason: waits, until: \"2027-02-30\"}\n  hosts:")
                .refused())
        .containsExactly(
            "tenant.yaml:8:47 schema/format: `spec.pin.until` must be a day that exists,"
                + " such as \"2027-01-31\", in quotes, not `2027-02-30`");
  }

  @Test
  void refusesANetworkThatIsNone() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/region.yaml", "10.20.64.0/20", "10.20.64.0/33")
                .refused())
        .containsExactly(
            "region.yaml:15:24 schema/format: `spec.cloud.databaseNetworks[0]` is"
                + " `10.20.64.0/33`, expected an IP network such as `10.0.0.0/16`");
  }

  @Test
  void refusesAWorkloadThatIsNotBuilt() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/tenant.yaml", "  hosts:", "  workload: daemon\n  hosts:")
                .refused())
        .containsExactly(
            "tenant.yaml:8:13 schema/enum: `spec.workload` is `daemon`, expected one"
                + " of `deployment`, `operator`");
  }

  @Test
  void refusesImagesAmongTheKeysOfATenant() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/tenant.yaml", "  hosts:", "  image: unleash:8\n  hosts:")
                .refused())
        .containsExactly(
            "tenant.yaml:8:3 schema/unknown-key: unknown key `image` in `spec` | hint:"
                + " known keys not set here: `state`, `workload`, `pin`, `database`, `values`");
  }

  @Test
  void needsSecurityGroupsOnlyWhereItMakesTheLoadBalancer() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/region.yaml", "provisioner: external", "provisioner: crossplane")
                .refused())
        .containsExactly(
            "region.yaml:22:5 schema/missing-key: `spec.edge` lacks the key" + " `securityGroups`");
  }
}
