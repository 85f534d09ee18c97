package dev.drydock.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ComponentRulesTest {

  @Test
  void allowsComponentsInLayersThatReachThem() {
    assertThat(refused(FleetFixture.valid())).isEmpty();
    assertThat(
            refused(
                FleetFixture.valid()
                    .edit("fleet/fleet.yaml", "{instance: {", "{traefik: {a: 1}, instance: {")
                    .edit("fleet/region.yaml", "spec:\n", "spec:\n  values: {traefik: {a: 1}}\n")))
        .isEmpty();
  }

  @Test
  void refusesAComponentThatDoesNotExist() {
    assertThat(
            refused(
                FleetFixture.valid()
                    .edit("fleet/fleet.yaml", "{instance: {", "{treafik: {a: 1}, instance: {")))
        .containsExactly(
            "fleet.yaml:8:12 fleet/unknown-component: there is no component `treafik` | hint: did"
                + " you mean `traefik`?");
  }

  @Test
  void refusesAComponentOfRegionsInAPlanAndListsThoseThatItReaches() {
    assertThat(
            refused(
                FleetFixture.valid()
                    .edit(
                        "fleet/plan.yaml",
                        "{instance: {",
                        "{traefik: {a: 1}, unknown: {a: 1}, instance: {")))
        .containsExactly(
            "plan.yaml:7:12 fleet/misplaced-values: `traefik` is a component of regions, which a"
                + " plan does not reach | hint: set its values in a Region or in the Fleet",
            "plan.yaml:7:29 fleet/unknown-component: there is no component `unknown` | hint: the"
                + " components are `instance`");
  }

  @Test
  void looksIntoInlineTenantsAndReleases() {
    assertThat(
            refused(
                FleetFixture.valid()
                    .edit("fleet/stack.yaml", "{name: acme,", "{name: acme, values: {a1: {}},")
                    .edit("fleet/releases/8.0.3/release.yaml", "{instance: {", "{a2: {")))
        .extracting(text -> text.substring(0, text.indexOf(": ")))
        .containsExactlyInAnyOrder(
            "stack.yaml:8:27 fleet/unknown-component",
            "releases/8.0.3/release.yaml:15:12 fleet/unknown-component");
  }

  private static List<String> refused(FleetFixture fixture) {
    return FleetFixture.shown(
        ComponentRules.check(
            fixture.load(), new TreeSet<>(List.of("traefik")), new TreeSet<>(List.of("instance"))));
  }
}
