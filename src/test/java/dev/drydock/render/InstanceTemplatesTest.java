package dev.drydock.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.manifest.Manifest;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.NodeValues;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceTemplatesTest {
  private static final String ACTIVE = "hosts: [subject.eu.example.com]\n";
  private static final List<String> RETIRED =
      List.of(
          "ExternalSecret/instance-application",
          "ExternalSecret/instance-database",
          "NetworkPolicy/default-deny",
          "ResourceQuota/instance");

  @Test
  void anActiveTenantHasEveryObject() {
    assertThat(TenantTemplates.instance(ACTIVE).names())
        .containsExactly(
            "Deployment/instance",
            "ExternalSecret/instance-application",
            "ExternalSecret/instance-database",
            "HorizontalPodAutoscaler/instance",
            "Ingress/instance",
            "LimitRange/instance",
            "NetworkPolicy/default-deny",
            "NetworkPolicy/instance",
            "PodDisruptionBudget/instance",
            "ResourceQuota/instance",
            "Role/operator",
            "RoleBinding/operator",
            "Service/instance",
            "ServiceAccount/instance",
            "ServiceAccount/operator");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state: active",
        "state: suspended",
        "state: retired",
        "values: {instance: {databaseTls: encrypt, env: {A: \"$\"}}}",
        "values: {instance: {egress: [{name: mail, network: 10.1.0.0/16, port: 587}]}}",
        "database: {secret: {existing: own}}"
      })
  void theServerTakesEveryObject(String tenant) {
    assertThat(TenantTemplates.wrong(TenantTemplates.instance(ACTIVE + tenant + "\n"))).isEmpty();
  }

  @Test
  void theNumberOfServersBelongsToTheAutoscaler() {
    assertThat(TenantTemplates.instance(ACTIVE).get("Deployment/instance").at("spec", "replicas"))
        .isEmpty();
  }

  @Test
  void aSuspendedTenantSleepsWithoutAutoscalerAndBudgetAndKeepsTheRest() {
    RenderedObjects active = TenantTemplates.instance(ACTIVE);
    RenderedObjects suspended = TenantTemplates.instance(ACTIVE + "state: suspended\n");

    SortedSet<String> kept = active.names();
    kept.removeAll(List.of("HorizontalPodAutoscaler/instance", "PodDisruptionBudget/instance"));
    assertThat(suspended.names()).isEqualTo(kept);
    assertThat(suspended.text("Deployment/instance", "spec", "replicas")).isEqualTo("0");
    assertThat(suspended.text("ResourceQuota/instance", "spec"))
        .isEqualTo(active.text("ResourceQuota/instance", "spec"));
  }

  @Test
  void aRetiredTenantKeepsItsWallsAndItsSecrets() {
    RenderedObjects retired = TenantTemplates.instance("state: retired\n");

    assertThat(retired.names()).containsExactlyElementsOf(RETIRED);
    assertThat(retired.text("ResourceQuota/instance", "spec", "hard")).isEqualTo("pods: \"0\"\n");
  }

  @Test
  void theQuotaHoldsTwiceTheLargestNumberOfServers() {
    Manifest quota =
        TenantTemplates.instance(
                ACTIVE
                    + """
                    values:
                      instance:
                        replicas: {min: 3, max: 5}
                        resources: {requests: {cpu: 250m, memory: 512Mi}, limits: {memory: 1Gi}}
                    """)
            .get("ResourceQuota/instance");

    assertThat(RenderedObjects.text(quota, "spec", "hard"))
        .isEqualTo(
            """
            pods: "10"
            requests.cpu: 2500m
            requests.memory: 5Gi
            limits.memory: 10Gi
            services.loadbalancers: "0"
            services.nodeports: "0"
            persistentvolumeclaims: "0"
            """);
  }

  @Test
  void aPodHasTimeToBeForgottenAndToFinish() {
    Manifest deployment =
        TenantTemplates.instance(
                ACTIVE + "values: {instance: {preStopSeconds: 12, stopSeconds: 25}}\n")
            .get("Deployment/instance");

    assertThat(
            RenderedObjects.text(
                deployment, "spec", "template", "spec", "terminationGracePeriodSeconds"))
        .isEqualTo("42");
    assertThat(environment(deployment))
        .containsEntry("GRACEFUL_SHUTDOWN_TIMEOUT", "25000")
        .containsEntry("SERVER_KEEPALIVE_TIMEOUT", "95");
  }

  @Test
  void valuesOfTheEnvironmentArriveLiterally() {
    Manifest deployment =
        TenantTemplates.instance(
                ACTIVE
                    + """
                    values:
                      instance:
                        env:
                          DOLLAR: "$(UNLEASH_SECRET) $$"
                          LINES: "a: 1\\n---\\n{{ b }}"
                          "null": "1e3"
                          LOG_LEVEL: debug
                    """)
            .get("Deployment/instance");

    assertThat(environment(deployment))
        .containsEntry("DOLLAR", "$$(UNLEASH_SECRET) $$$$")
        .containsEntry("LINES", "a: 1\n---\n{{ b }}")
        .containsEntry("null", "1e3")
        .containsEntry("LOG_LEVEL", "debug");
  }

  @Test
  void noLayerGetsRoundABudgetOrWritesASecretThroughTheEnvironment() {
    assertThat(
            TenantTemplates.refusals(
                ACTIVE
                    + "values: {instance: {env: {DATABASE_POOL_MAX: \"90\", UNLEASH_SECRET: s}}}\n"))
        .anySatisfy(message -> assertThat(message).contains("DATABASE_POOL_MAX"))
        .anySatisfy(message -> assertThat(message).contains("UNLEASH_SECRET"));
    assertThat(
            TenantTemplates.refusals(
                ACTIVE + "values: {instance: {secretEnv: {DATABASE_HOST: somewhere}}}\n"))
        .anySatisfy(message -> assertThat(message).contains("DATABASE_HOST"));
  }

  @Test
  void oneServerIsTooFew() {
    assertThat(TenantTemplates.refusals(ACTIVE + "values: {instance: {replicas: {min: 1}}}\n"))
        .hasSize(1);
    assertThat(TenantTemplates.refusals(ACTIVE + "values: {instance: {replicas: {min: 2}}}\n"))
        .isEmpty();
  }

  @Test
  void existingSecretsAreNamedAndNotMade() {
    RenderedObjects objects =
        TenantTemplates.instance(
            ACTIVE
                + """
                database: {secret: {existing: own-database}}
                values: {instance: {applicationSecret: {existing: own-application}}}
                """);

    assertThat(objects.names()).noneMatch(name -> name.startsWith("ExternalSecret/"));
    assertThat(objects.text("Deployment/instance", "spec"))
        .contains("name: own-database", "secretName: own-database", "name: own-application")
        .doesNotContain("instance-database", "instance-application");
  }

  @Test
  void aHostOfItsOwnBringsItsCertificateAndAWildcardIsNoAddress() {
    RenderedObjects objects =
        TenantTemplates.instance(
            """
            hosts:
            - {name: "*.subject.example", certificate: subject-tls}
            - subject.eu.example.com
            """);

    assertThat(NodeValues.plain(objects.get("Ingress/instance").at("spec", "tls").orElseThrow()))
        .isEqualTo(
            List.of(Map.of("hosts", List.of("*.subject.example"), "secretName", "subject-tls")));
    assertThat(environment(objects.get("Deployment/instance")))
        .containsEntry("UNLEASH_URL", "https://subject.eu.example.com");
  }

  @Test
  void everyMoreOpeningIsAPolicyOfItsOwn() {
    Manifest policy =
        TenantTemplates.instance(
                ACTIVE
                    + "values: {instance: {egress: [{name: mail, network: 10.1.0.0/16, port: 587}]}}\n")
            .get("NetworkPolicy/instance-to-mail");

    assertThat(RenderedObjects.text(policy, "spec"))
        .isEqualTo(
            """
            podSelector:
              matchLabels:
                app.kubernetes.io/name: instance
            policyTypes:
            - Egress
            egress:
            - to:
              - ipBlock:
                  cidr: 10.1.0.0/16
              ports:
              - protocol: TCP
                port: 587
            """);
  }

  @Test
  void anOpeningToEverybodyLeavesTheNodesOwnAddressesOut() {
    Manifest policy =
        TenantTemplates.instance(
                ACTIVE
                    + "values: {instance: {egress: [{name: hooks, network: 0.0.0.0/0, port: 443}]}}\n")
            .get("NetworkPolicy/instance-to-hooks");

    assertThat(RenderedObjects.text(policy, "spec"))
        .contains("      cidr: 0.0.0.0/0\n      except:\n      - 169.254.0.0/16\n");
  }

  /** Returns the plain variables of the one container; a name must not come twice. */
  private static SortedMap<String, String> environment(Manifest deployment) {
    SortedMap<String, String> environment = new TreeMap<>();
    var containers = deployment.node().list("spec", "template", "spec", "containers").orElseThrow();
    var container = (MappingNode) containers.items().getFirst();
    for (var item : container.list("env").orElseThrow().items()) {
      var variable = (MappingNode) item;
      Object value = variable.get("value").map(NodeValues::plain).orElse("");
      String name = String.valueOf(variable.get("name").map(NodeValues::plain).orElseThrow());
      assertThat(environment.put(name, String.valueOf(value))).as(name).isNull();
    }
    return environment;
  }
}
