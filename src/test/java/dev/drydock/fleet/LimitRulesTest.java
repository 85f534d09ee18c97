package dev.drydock.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the loader says, to the letter. */
class LimitRulesTest {

  @Test
  void refusesMoreReplicasThanThePlanAllows() {
    assertThat(
            FleetFixture.valid()
                .edit(
                    "fleet/tenant.yaml",
                    "  hosts:",
                    "  values: {instance: {replicas: {max: 5}}}\n  hosts:")
                .refused())
        .containsExactly(
            "tenant.yaml:8:39 fleet/plan-limit: `replicas.max` is 5, and the plan"
                + " `small` allows 4 | plan.yaml:6:22 the limit of the plan");
  }

  @Test
  void allowsAsManyReplicasAsThePlanAllows() {
    assertThat(
            FleetFixture.valid()
                .edit(
                    "fleet/tenant.yaml",
                    "  hosts:",
                    "  values: {instance: {replicas: {max: 4}}}\n  hosts:")
                .refused())
        .isEmpty();
  }

  @Test
  void blamesTheLayerThatSetTheReplicasOnce() {
    assertThat(
            FleetFixture.valid()
                .edit(
                    "fleet/stack.yaml",
                    "  tenants:",
                    "  values: {instance: {replicas: {max: 9}}}\n  tenants:")
                .refused())
        .containsExactly(
            "stack.yaml:7:39 fleet/plan-limit: `replicas.max` is 9, and the plan `small`"
                + " allows 4 | plan.yaml:6:22 the limit of the plan");
  }

  @Test
  void refusesAPlanBeyondItsOwnLimit() {
    assertThat(FleetFixture.valid().edit("fleet/plan.yaml", "max: 4", "max: 5").refused())
        .containsExactly(
            "plan.yaml:7:47 fleet/plan-limit: `replicas.max` is 5, and the plan `small`"
                + " allows 4 | plan.yaml:6:22 the limit of the plan");
  }

  @Test
  void refusesMoreHostsThanThePlanAllows() {
    assertThat(
            FleetFixture.valid()
                .edit(
                    "fleet/tenant.yaml",
                    "[globex.eu.example.com]",
                    "[globex.eu.example.com, b.eu.example.com, c.eu.example.com]")
                .refused())
        .containsExactly(
            "tenant.yaml:8:52 fleet/plan-limit: the tenant has 3 hosts, and the plan"
                + " `small` allows 2 | plan.yaml:6:32 the limit of the plan");
  }

  @Test
  void allowsAsManyHostsAsThePlanAllows() {
    assertThat(
            FleetFixture.valid()
                .edit(
                    "fleet/tenant.yaml",
                    "[globex.eu.example.com]",
                    "[globex.eu.example.com, b.eu.example.com]")
                .refused())
        .isEmpty();
  }

  @Test
  void refusesANullInAList() {
    assertThat(
            FleetFixture.valid()
                .edit(
                    "fleet/tenant.yaml",
                    "  hosts:",
                    "  values: {instance: {egress: [{name: a, port: null}]}}\n  hosts:")
                .refused())
        .containsExactly(
            "tenant.yaml:8:48 fleet/null-in-list: `null` deletes a key of a map, and"
                + " this one is in a list | hint: leave it out; for the text write \"null\"");
  }

  @Test
  void refusesValuesThatAreNoMap() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/tenant.yaml", "  hosts:", "  values: {instance: null}\n  hosts:")
                .refused())
        .containsExactly(
            "tenant.yaml:8:22 schema/type: `spec.values.instance` is `null`, expected a" + " map");
  }

  @Test
  void refusesAReleaseInAnotherFolder() {
    assertThat(
            FleetFixture.valid()
                .with("fleet/8.1.0.yaml", FleetFixture.RELEASE.replace("8.0.3", "8.1.0"))
                .refused())
        .containsExactly(
            "8.1.0.yaml:3:18 fleet/misplaced-release: the release `8.1.0` must lie in"
                + " `fleet/releases/8.1.0/release.yaml` | hint: releases are made by `drydock"
                + " release cut`");
  }

  @Test
  void refusesAnImageWithoutARegistry() {
    assertThat(
            FleetFixture.valid()
                .edit(
                    "fleet/releases/8.0.3/release.yaml",
                    "docker.io/unleashorg/unleash-server:8.0.3",
                    "unleash")
                .refused())
        .containsExactly(
            "releases/8.0.3/release.yaml:12:20 schema/pattern:"
                + " `spec.images.instance.unleash.reference` must be a registry, a repository"
                + " and a tag, such as `docker.io/library/traefik:v3.7.13`, not `unleash`");
  }
}
