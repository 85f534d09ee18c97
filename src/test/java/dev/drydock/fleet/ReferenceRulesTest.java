package dev.drydock.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the loader says, to the letter. */
class ReferenceRulesTest {

  @Test
  void refusesAnUnknownRegion() {
    assertThat(FleetFixture.valid().edit("fleet/stack.yaml", "region: eu", "region: eu2").refused())
        .containsExactly(
            "stack.yaml:5:11 fleet/unknown-region: there is no region `eu2` | hint: the"
                + " only region is `eu`");
  }

  @Test
  void refusesAnUnknownStack() {
    assertThat(
            FleetFixture.valid().edit("fleet/tenant.yaml", "stack: eu-1", "stack: eu-7").refused())
        .containsExactly(
            "tenant.yaml:5:10 fleet/unknown-stack: there is no stack `eu-7` | hint: did"
                + " you mean `eu-1`?");
  }

  @Test
  void refusesAnUnknownPlanOfAnInlineTenant() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/stack.yaml", "{name: acme, plan: small", "{name: acme, plan: smal")
                .refused())
        .containsExactly(
            "stack.yaml:8:24 fleet/unknown-plan: there is no plan `smal` | hint: did you"
                + " mean `small`?");
  }

  @Test
  void refusesAnUnknownChannel() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/tenant.yaml", "channel: development", "channel: developement")
                .refused())
        .containsExactly(
            "tenant.yaml:7:12 fleet/unknown-channel: there is no channel `developement`"
                + " | hint: did you mean `development`?");
  }

  @Test
  void refusesAChannelOnAReleaseThatWasNotCut() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/channel.yaml", "release: live", "release: 8.0.4")
                .refused())
        .containsExactly(
            "channel.yaml:4:37 fleet/unknown-release: there is no release `8.0.4` |"
                + " hint: did you mean `8.0.3`?");
  }

  @Test
  void refusesAPinToAReleaseThatWasNotCut() {
    assertThat(
            FleetFixture.valid()
                .edit(
                    "fleet/tenant.yaml",
                    "  hosts:",
                    "  pin: {release: 9.0.0, reason: waits}\n  hosts:")
                .refused())
        .containsExactly(
            "tenant.yaml:8:18 fleet/unknown-release: there is no release `9.0.0` | hint:"
                + " the only release is `8.0.3`");
  }

  @Test
  void refusesAPinToTheWorkingTemplates() {
    assertThat(
            FleetFixture.valid()
                .edit(
                    "fleet/tenant.yaml",
                    "  hosts:",
                    "  pin: {release: live, reason: waits}\n  hosts:")
                .refused())
        .containsExactly(
            "tenant.yaml:8:18 schema/pattern: `spec.pin.release` must be 1 to 63"
                + " lower-case letters, digits, inner hyphens and dots, and neither `live` nor"
                + " a name that Windows keeps for a device, not `live`");
  }

  @Test
  void listsTheKnownNamesWhereNoneIsNear() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/tenant.yaml", "plan: small", "plan: enterprise")
                .refused())
        .containsExactly(
            "tenant.yaml:6:9 fleet/unknown-plan: there is no plan `enterprise` | hint:"
                + " the only plan is `small`");
  }

  @Test
  void doesNotBlameReferencesToADocumentThatWasRefused() {
    assertThat(FleetFixture.valid().edit("fleet/plan.yaml", "limits", "limit").refused())
        .containsExactly(
            "plan.yaml:5:3 schema/missing-key: `spec` lacks the key `limits`",
            "plan.yaml:6:3 schema/unknown-key: unknown key `limit` in `spec` | hint: did"
                + " you mean `limits`?");
  }
}
