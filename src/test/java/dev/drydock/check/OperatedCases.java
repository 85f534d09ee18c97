package dev.drydock.check;

import static dev.drydock.check.CheckCase.fires;
import static dev.drydock.check.CheckCase.silent;
import static dev.drydock.diag.Code.CHECK_DATABASE_CONNECTIONS;
import static dev.drydock.diag.Code.CHECK_EVICTION_POSSIBLE;
import static dev.drydock.diag.Code.CHECK_IMAGES;
import static dev.drydock.diag.Code.CHECK_KEEP_ALIVE_ORDER;
import static dev.drydock.diag.Code.CHECK_OPERATED_TENANT;
import static dev.drydock.diag.Code.CHECK_POD_SECURITY;
import static dev.drydock.diag.Code.CHECK_QUOTA_CLOSURE;
import static dev.drydock.diag.Code.CHECK_TENANT_DRAIN;
import static dev.drydock.diag.Code.CHECK_TENANT_ISOLATION;
import static dev.drydock.diag.Code.CHECK_ZONE_LOSS;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Cases of a tenant whose servers the Unleash operator makes. */
final class OperatedCases {

  private static final String IMAGE = "customImage: docker.io/unleashorg/unleash-server:8.1.0";
  private static final String FINALIZER = "  finalizers: [unleash.nais.io/finalizer]\n";
  private static final String UNLEASH =
      """
      apiVersion: unleash.nais.io/v1
      kind: Unleash
      metadata:
        name: unleash
        namespace: t-acme
        finalizers: [unleash.nais.io/finalizer]
      spec:
        size: 2
        customImage: docker.io/unleashorg/unleash-server:8.1.0
        existingServiceAccountName: instance
        podLabels: {drydock.dev/component: instance}
        database: {host: db.example.com, secretName: instance-database}
        extraEnvVars:
        - {name: DATABASE_POOL_MAX, value: "4"}
        - {name: GRACEFUL_SHUTDOWN_TIMEOUT, value: "20000"}
        - {name: SERVER_KEEPALIVE_TIMEOUT, value: "95"}
        webIngress: {enabled: false}
        networkPolicy: {enabled: false}
        prometheus: {enabled: false}
      """;
  private static final String BUDGET =
      """
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: {name: unleash, namespace: t-acme}
      spec:
        minAvailable: 1
        selector: {matchLabels: {app.kubernetes.io/instance: unleash}}
      """;
  private static final String CHANNEL =
      """
      apiVersion: unleash.nais.io/v1
      kind: ReleaseChannel
      metadata: {name: unleash, namespace: t-acme}
      spec: {image: "docker.io/unleashorg/unleash-server:8.1.0"}
      """;

  private OperatedCases() {}

  /** Returns the change of a tenant to one that the operator runs. */
  private static UnaryOperator<Scenario> operated(String unleash, String... more) {
    return scenario -> {
      String kept =
          Arrays.stream(scenario.text("acme").split("---\n"))
              .filter(each -> !each.matches("(?s).*\nkind: (Deployment|Horizontal|PodDis).*"))
              .collect(Collectors.joining("---\n"))
              .replace(
                  "selector: {app.kubernetes.io/name: instance}",
                  "selector: {drydock.dev/component: instance}");
      Scenario changed = scenario.with("acme", kept).add("acme", unleash);
      for (String document : more) {
        changed = changed.add("acme", document);
      }
      return changed;
    };
  }

  private static UnaryOperator<Scenario> changed(String old, String now) {
    if (!UNLEASH.contains(old)) {
      throw new IllegalArgumentException(old);
    }
    return operated(UNLEASH.replace(old, now), BUDGET);
  }

  private static UnaryOperator<Scenario> beside(String kind, String name) {
    return operated(
        UNLEASH,
        BUDGET,
        "apiVersion: x/v1\nkind: %s\nmetadata: {name: %s, namespace: t-acme}\n"
            .formatted(kind, name));
  }

  private static CheckCase refused(String title, String says, UnaryOperator<Scenario> change) {
    return fires(CHECK_OPERATED_TENANT, title, says, change);
  }

  static final List<CheckCase> ALL =
      List.of(
          silent(CHECK_OPERATED_TENANT, "a good one", operated(UNLEASH, BUDGET)),
          silent(CHECK_TENANT_ISOLATION, "its finalizer", operated(UNLEASH, BUDGET)),
          silent(
              CHECK_TENANT_DRAIN, "no hook, as the operator has none", operated(UNLEASH, BUDGET)),
          silent(CHECK_POD_SECURITY, "what the operator fixes", operated(UNLEASH, BUDGET)),
          silent(
              CHECK_OPERATED_TENANT,
              "a channel of its own",
              operated(UNLEASH.replace(IMAGE, "releaseChannel: {name: unleash}"), BUDGET, CHANNEL)),
          refused(
              "no finalizer",
              "Unleash `unleash` has no finalizer: the operator adds it",
              changed(FINALIZER, "")),
          refused(
              "no image",
              "Unleash `unleash` names no image and no channel",
              changed("  " + IMAGE + "\n", "")),
          refused(
              "two sources of an image",
              "names `customImage` and `releaseChannel`, expected either",
              changed(IMAGE, IMAGE + "\n  releaseChannel: {name: unleash}")),
          refused(
              "a channel that is not there",
              "follows the ReleaseChannel `unleash`, which its unit does not have",
              changed(IMAGE, "releaseChannel: {name: unleash}")),
          refused(
              "a route that nobody checks",
              "`webIngress` of Unleash `unleash` is on",
              changed("webIngress: {enabled: false}", "webIngress: {enabled: true, host: a.b}")),
          refused(
              "its key for other clusters",
              "`federation` of Unleash `unleash` is on",
              changed("webIngress", "federation: {enabled: true}\n  webIngress")),
          refused(
              "a network policy, which is the default",
              "`networkPolicy` of Unleash `unleash` is on",
              changed("  networkPolicy: {enabled: false}\n", "")),
          refused(
              "a ServiceMonitor, which is the default",
              "`prometheus` of Unleash `unleash` is on",
              changed("  prometheus: {enabled: false}\n", "")),
          refused(
              "a label that the operator selects by",
              "changes the label `app.kubernetes.io/name`",
              changed("drydock.dev/component: instance", "app.kubernetes.io/name: instance")),
          refused(
              "a Service of the same name",
              "Service `unleash` has the name of what the operator makes for Unleash `unleash`",
              beside("Service", "unleash")),
          refused(
              "a policy that it deletes",
              "NetworkPolicy `unleash` has",
              beside("NetworkPolicy", "unleash")),
          refused(
              "an Ingress that it deletes",
              "Ingress `unleash-web` has",
              beside("Ingress", "unleash-web")),
          refused(
              "the Secret of its key",
              "Secret `unleash-admin-key` has",
              beside("Secret", "unleash-admin-key")),
          refused(
              "an ExternalSecret for that Secret",
              "ExternalSecret `unleash-admin-key` has",
              beside("ExternalSecret", "unleash-admin-key")),
          silent(CHECK_OPERATED_TENANT, "other names", beside("Service", "instance-more")),
          silent(CHECK_DATABASE_CONNECTIONS, "a pool that is bounded", operated(UNLEASH, BUDGET)),
          fires(
              CHECK_DATABASE_CONNECTIONS,
              "a pool that nothing bounds",
              "nothing bounds the database connections of Unleash `unleash`",
              changed("DATABASE_POOL_MAX", "POOL")),
          fires(
              CHECK_DATABASE_CONNECTIONS,
              "more servers than the database has room for",
              "connections",
              changed("size: 2", "size: 2000")),
          fires(
              CHECK_EVICTION_POSSIBLE,
              "no budget",
              "no disruption budget selects the 2 pods of Unleash `unleash`",
              operated(UNLEASH)),
          fires(
              CHECK_EVICTION_POSSIBLE,
              "a budget that lets none go",
              "minAvailable 2 of PodDisruptionBudget `unleash` is not below",
              operated(UNLEASH, BUDGET.replace("minAvailable: 1", "minAvailable: 2"))),
          silent(CHECK_QUOTA_CLOSURE, "twice the servers", changed("size: 2", "size: 4")),
          fires(
              CHECK_QUOTA_CLOSURE,
              "a quota that holds the servers once",
              "`pods` 8 of ResourceQuota `instance` is less than 10, which Unleash `unleash` takes",
              changed("size: 2", "size: 5")),
          silent(CHECK_ZONE_LOSS, "two servers", operated(UNLEASH, BUDGET)),
          fires(
              CHECK_ZONE_LOSS,
              "one server",
              "Unleash `unleash` has a minimum of 1 replica",
              changed("size: 2", "size: 1")),
          fires(
              CHECK_TENANT_DRAIN,
              "a stop beyond the grace period that the operator gives",
              "terminationGracePeriodSeconds 30 of Unleash `unleash` is shorter than 31 s",
              changed("\"20000\"", "\"26000\"")),
          silent(CHECK_TENANT_DRAIN, "a stop just inside it", changed("\"20000\"", "\"25000\"")),
          fires(
              CHECK_KEEP_ALIVE_ORDER,
              "a keep-alive that is too short",
              "Unleash `unleash`",
              changed("value: \"95\"", "value: \"60\"")),
          fires(
              CHECK_IMAGES,
              "an image of another release",
              "image `docker.io/unleashorg/unleash-server:8.1.1` of Unleash `unleash` is not one",
              changed(IMAGE, IMAGE.replace("8.1.0", "8.1.1"))),
          fires(
              CHECK_IMAGES,
              "a channel with the image of another release",
              "of ReleaseChannel `unleash` is not one of the unit's release",
              operated(
                  UNLEASH.replace(IMAGE, "releaseChannel: {name: unleash}"),
                  BUDGET,
                  CHANNEL.replace("8.1.0", "8.1.1"))));
}
