package dev.drydock.fleet;

import static dev.drydock.fleet.FleetFixture.shown;
import static dev.drydock.fleet.FleetFixture.the;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.yaml.CanonicalYaml;
import dev.drydock.yaml.MappingNode;
import org.junit.jupiter.api.Test;

class TemplateModelTest {

  @Test
  void fillsInWhatATenantLeavesOut() {
    Fleet fleet = FleetFixture.valid().load();
    MappingNode model = new TemplateModel(fleet).tenant(the(fleet.tenants(), "acme"));

    assertThat(CanonicalYaml.write(model))
        .isEqualTo(
            """
            name: acme
            namespace: t-acme
            stack: eu-1
            region: eu
            plan: small
            channel: development
            state: active
            workload: deployment
            hosts:
            - name: acme.eu.example.com
            database:
              secret:
                external: eu-1/acme
            """);
    assertThat(shown(model.at("region").orElseThrow().origin().at())).isEqualTo("stack.yaml:5:11");
    assertThat(shown(model.at("namespace").orElseThrow().origin().at()))
        .isEqualTo("stack.yaml:8:12");
  }

  @Test
  void keepsWhatATenantSays() {
    Fleet fleet =
        FleetFixture.valid()
            .edit(
                "fleet/tenant.yaml",
                "  hosts: [globex.eu.example.com]",
                """
                  state: suspended
                  workload: deployment
                  hosts: [{name: flags.globex.example, certificate: tls}]
                  pin: {release: 8.0.3, reason: waits}
                  database: {secret: {existing: mine}}
                  values: {instance: {logLevel: debug}}
                """
                    .replaceAll("(?m)^", "  ")
                    .replaceAll("(?m)^ {4}", "  ")
                    .stripTrailing())
            .load();

    assertThat(CanonicalYaml.write(new TemplateModel(fleet).tenant(the(fleet.tenants(), "globex"))))
        .isEqualTo(
            """
            name: globex
            namespace: t-globex
            stack: eu-1
            region: eu
            plan: small
            channel: development
            state: suspended
            workload: deployment
            hosts:
            - name: flags.globex.example
              certificate: tls
            database:
              secret:
                existing: mine
            """);
  }

  @Test
  void hidesValuesAndTenantsFromTemplates() {
    Fleet fleet = FleetFixture.valid().load();
    TemplateModel model = new TemplateModel(fleet);

    assertThat(model.stack(the(fleet.stacks(), "eu-1")).entries().keySet())
        .containsExactly("name", "region", "database");
    assertThat(model.fleet().entries().keySet())
        .containsExactly("name", "repository", "publish", "metrics");
    assertThat(model.plan(the(fleet.plans(), "small")).entries().keySet())
        .containsExactly("name", "description", "limits");
    assertThat(model.region(the(fleet.regions(), "eu")).entries().keySet())
        .startsWith("name", "engine", "cloud")
        .doesNotContain("values");
  }

  @Test
  void givesARetiredTenantAnEmptyListOfHosts() {
    Fleet fleet =
        FleetFixture.valid()
            .edit("fleet/tenant.yaml", "hosts: [globex.eu.example.com]", "state: retired")
            .load();

    MappingNode model = new TemplateModel(fleet).tenant(the(fleet.tenants(), "globex"));

    assertThat(model.list("hosts").orElseThrow().items()).isEmpty();
  }
}
