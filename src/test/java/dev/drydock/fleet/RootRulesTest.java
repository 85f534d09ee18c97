package dev.drydock.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the loader says, to the letter. */
class RootRulesTest {

  @Test
  void refusesASecondFleet() {
    assertThat(
            FleetFixture.valid()
                .with(
                    "fleet/other.yaml", FleetFixture.ROOT.replace("{name: flags}", "{name: other}"))
                .refused())
        .containsExactly(
            "other.yaml:3:18 fleet/root: there is more than one document of kind `Fleet`"
                + " | fleet.yaml:3:18 the first one");
  }

  @Test
  void refusesTheSameFleetTwice() {
    assertThat(FleetFixture.valid().with("fleet/other.yaml", FleetFixture.ROOT).refused())
        .containsExactly(
            "other.yaml:3:18 fleet/duplicate-name: the fleet `flags` is declared twice |"
                + " fleet.yaml:3:18 the first one");
  }

  @Test
  void refusesAFleetWithoutARoot() {
    assertThat(FleetFixture.valid().without("fleet/fleet.yaml").refused())
        .containsExactly(
            "fleet fleet/root: there is no document of kind `Fleet` | hint: every fleet"
                + " has one, usually in `fleet/fleet.yaml`");
  }

  @Test
  void refusesAFleetWithoutARegion() {
    assertThat(
            FleetFixture.valid()
                .without("fleet/region.yaml")
                .without("fleet/stack.yaml")
                .without("fleet/tenant.yaml")
                .refused())
        .containsExactly(
            "fleet fleet/empty: the fleet has no region, so there is nothing to compile");
  }

  @Test
  void allowsAFleetWithoutTenants() {
    assertThat(
            FleetFixture.valid().without("fleet/stack.yaml").without("fleet/tenant.yaml").refused())
        .isEmpty();
  }
}
