package dev.drydock.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.manifest.Manifest;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.NodeValues;
import dev.drydock.yaml.SequenceNode;
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
  private static final String OPERATED = "workload: operator\n";
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
        "database: {secret: {existing: own}}",
        "workload: operator",
        "workload: operator\nstate: suspended",
        "workload: operator\nstate: retired",
        "workload: operator\nvalues: {instance: {operator: {rolls: true, handover: true}}}"
      })
  void theServerTakesEveryObject(String tenant) {
    assertThat(TenantTemplates.wrong(TenantTemplates.instance(ACTIVE + tenant + "\n"))).isEmpty();
  }

  @Test
  void anOperatorBringsTheServersAndAllElseStays() {
    SortedSet<String> expected = TenantTemplates.instance(ACTIVE).names();
    expected.removeAll(
        List.of(
            "Deployment/instance",
            "HorizontalPodAutoscaler/instance",
            "PodDisruptionBudget/instance"));
    expected.addAll(List.of("PodDisruptionBudget/unleash", "Unleash/unleash"));

    assertThat(TenantTemplates.instance(ACTIVE + OPERATED).names()).isEqualTo(expected);
  }

  @Test
  void anOperatorGivesItsServersTheSameEnvironment() {
    RenderedObjects operated = TenantTemplates.instance(ACTIVE + OPERATED);
    SortedMap<String, String> expected =
        environment(TenantTemplates.instance(ACTIVE).get("Deployment/instance"));
    expected
        .keySet()
        .removeAll(List.of("DATABASE_HOST", "DATABASE_NAME", "DATABASE_PORT")); // its own

    assertThat(
            variables(
                operated.get("Unleash/unleash").node().list("spec", "extraEnvVars").orElseThrow()))
        .isEqualTo(expected);
    assertThat(operated.text("Unleash/unleash", "spec", "database"))
        .contains("host: ", "port: \"5432\"", "secretDatabaseNameKey: database")
        .doesNotContain("secretPassKey", "secretURLKey");
  }

  @Test
  void theImageComesFromTheReleaseAndFromAChannelOnlyWhereTheOperatorRolls() {
    RenderedObjects operated = TenantTemplates.instance(ACTIVE + OPERATED);
    RenderedObjects rolled =
        TenantTemplates.instance(
            ACTIVE + OPERATED + "values: {instance: {operator: {rolls: true}}}\n");

    String image = operated.text("Unleash/unleash", "spec", "customImage");
    assertThat(image).startsWith("docker.io/unleashorg/unleash-server:");
    assertThat(operated.text("Unleash/unleash", "spec")).doesNotContain("releaseChannel");
    assertThat(rolled.text("Unleash/unleash", "spec"))
        .contains("releaseChannel:\n  name: unleash\n")
        .doesNotContain("customImage");
    assertThat(rolled.text("ReleaseChannel/unleash", "spec", "image")).isEqualTo(image);
  }

  @Test
  void aSuspendedOperatedTenantHasNoServersAndSaysSoWhereTheOperatorSeesIt() {
    RenderedObjects suspended = TenantTemplates.instance(ACTIVE + OPERATED + "state: suspended\n");

    assertThat(suspended.names()).noneMatch(name -> name.startsWith("PodDisruptionBudget/"));
    assertThat(suspended.text("Unleash/unleash", "spec", "size")).isEqualTo("0");
    assertThat(suspended.text("Unleash/unleash", "spec", "podAnnotations"))
        .contains("drydock.dev/state: suspended");
    assertThat(TenantTemplates.instance(OPERATED + "state: retired\n").names())
        .containsExactlyElementsOf(RETIRED);
  }

  @Test
  void aHandoverRunsBothAndCountsBoth() {
    String handover =
        "values: {instance: {replicas: {min: 2, max: 5}, operator: {handover: true}}}\n";
    RenderedObjects there = TenantTemplates.instance(ACTIVE + handover);
    RenderedObjects back = TenantTemplates.instance(ACTIVE + OPERATED + handover);

    assertThat(there.names())
        .contains("Deployment/instance", "HorizontalPodAutoscaler/instance", "Unleash/unleash")
        .isEqualTo(back.names());
    assertThat(there.text("ResourceQuota/instance", "spec", "hard", "pods")).isEqualTo("14");
    assertThat(there.text("Service/instance", "spec", "selector"))
        .isEqualTo("drydock.dev/component: instance\n");
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
  void aServerReadsItsOwnTrafficThroughTheGateway() {
    RenderedObjects objects = TenantTemplates.instance(ACTIVE);

    assertThat(environment(objects.get("Deployment/instance")))
        .containsEntry("PROMETHEUS_API", "http://metrics-gateway.observability.svc:8427/t/subject");
    assertThat(objects.text("NetworkPolicy/instance", "spec"))
        .endsWith(
            """
            - to:
              - namespaceSelector:
                  matchLabels:
                    kubernetes.io/metadata.name: observability
                podSelector:
                  matchLabels:
                    app.kubernetes.io/name: metrics-gateway
              ports:
              - protocol: TCP
                port: 8427
            """);
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
    assertThat(
            TenantTemplates.refusals(
                ACTIVE + "values: {instance: {env: {PROMETHEUS_API: \"http://store:8428\"}}}\n"))
        .anySatisfy(message -> assertThat(message).contains("PROMETHEUS_API"));
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
                drydock.dev/component: instance
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
    var containers = deployment.node().list("spec", "template", "spec", "containers").orElseThrow();
    var container = (MappingNode) containers.items().getFirst();
    return variables(container.list("env").orElseThrow());
  }

  private static SortedMap<String, String> variables(SequenceNode list) {
    SortedMap<String, String> environment = new TreeMap<>();
    for (var item : list.items()) {
      var variable = (MappingNode) item;
      Object value = variable.get("value").map(NodeValues::plain).orElse("");
      String name = String.valueOf(variable.get("name").map(NodeValues::plain).orElseThrow());
      assertThat(environment.put(name, String.valueOf(value))).as(name).isNull();
    }
    return environment;
  }
}
