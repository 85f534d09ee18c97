package dev.drydock.check;

import static dev.drydock.check.CheckCase.both;
import static dev.drydock.check.CheckCase.edit;
import static dev.drydock.check.CheckCase.fires;
import static dev.drydock.check.CheckCase.silent;
import static dev.drydock.diag.Code.CHECK_DATABASE_CONNECTIONS;
import static dev.drydock.diag.Code.CHECK_EVICTION_POSSIBLE;
import static dev.drydock.diag.Code.CHECK_IMAGES;
import static dev.drydock.diag.Code.CHECK_KEEP_ALIVE_ORDER;
import static dev.drydock.diag.Code.CHECK_KEPT_OBJECTS;
import static dev.drydock.diag.Code.CHECK_POD_SECURITY;
import static dev.drydock.diag.Code.CHECK_SECRETS;
import static dev.drydock.diag.Code.CHECK_TENANT_DRAIN;
import static dev.drydock.diag.Code.CHECK_ZONE_LOSS;

import java.util.List;
import java.util.function.UnaryOperator;

/** Cases of the checks on pods. */
final class WorkloadCases {

  private static final String IMAGE = "image: docker.io/unleashorg/unleash-server:8.1.0";
  private static final String SCALER =
      """
      ---
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: {name: instance, namespace: t-acme}
      spec:
        scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: instance}
        minReplicas: 2
        maxReplicas: 4
        metrics:
        - type: Resource
          resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}
      """;
  private static final String BUDGET =
      """
      ---
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: {name: instance, namespace: t-acme}
      spec:
        minAvailable: 1
        selector: {matchLabels: {app.kubernetes.io/name: instance}}
      """;

  private static final String NODES = "apiVersion: %s/v1\nkind: %s\nmetadata: {name: tenants}\n";

  private WorkloadCases() {}

  private static UnaryOperator<Scenario> acme(String old, String replacement) {
    return edit("acme", old, replacement);
  }

  /** Returns a change that makes a tenant sleep, as the lifecycle has it. */
  private static UnaryOperator<Scenario> suspended() {
    return both(
        both(acme(SCALER, ""), acme(BUDGET, "")),
        acme("  strategy: {type", "  replicas: 0\n  strategy: {type"));
  }

  private static UnaryOperator<Scenario> variable(String name, String value) {
    return acme(
        "        - {name: DATABASE_HOST",
        "        - {name: %s, value: \"%s\"}\n        - {name: DATABASE_HOST"
            .formatted(name, value));
  }

  private static UnaryOperator<Scenario> config(String text) {
    return scenario ->
        scenario.add(
            "acme",
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: more, namespace: t-acme}
            data: {text: "%s"}
            """
                .formatted(text));
  }

  private static final String STATEFUL_SET =
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: queue, namespace: logging}
      spec:
        replicas: 1
      """;

  static final List<CheckCase> ALL =
      List.of(
          fires(
              CHECK_TENANT_DRAIN,
              "a sleep one second too short",
              "preStop sleep 8 s of Deployment `instance` is shorter than 9 s = 4 s throttles of Traefik"
                  + " + 5 s",
              acme("sleep: {seconds: 10}", "sleep: {seconds: 8}")),
          silent(
              CHECK_TENANT_DRAIN,
              "a sleep of exactly the sum",
              acme("sleep: {seconds: 10}", "sleep: {seconds: 9}")),
          fires(
              CHECK_TENANT_DRAIN,
              "a slower Traefik",
              "is shorter than 11 s = 6 s throttles",
              edit(
                  "eu/traefik",
                  "kubernetesingress.throttleduration=2s",
                  "kubernetesingress.throttleduration=4s")),
          silent(
              CHECK_TENANT_DRAIN,
              "the slowest Traefik that the sleep covers",
              edit(
                  "eu/traefik",
                  "kubernetesingress.throttleduration=2s",
                  "kubernetesingress.throttleduration=3s")),
          fires(
              CHECK_TENANT_DRAIN,
              "no hook",
              "preStop sleep 0 s",
              acme("        lifecycle:\n          preStop: {sleep: {seconds: 10}}\n", "")),
          fires(
              CHECK_TENANT_DRAIN,
              "a hook of unknown length",
              "the preStop hook of Deployment `instance` has no known length",
              acme("preStop: {sleep: {seconds: 10}}", "preStop: {exec: {command: [/stop]}}")),
          fires(
              CHECK_TENANT_DRAIN,
              "a grace period one second too short",
              "terminationGracePeriodSeconds 34 of Deployment `instance` is shorter than 35 s = 10 s"
                  + " preStop sleep + 20 s stop timeout + 5 s",
              acme("terminationGracePeriodSeconds: 35", "terminationGracePeriodSeconds: 34")),
          fires(
              CHECK_TENANT_DRAIN,
              "a server that stops more slowly",
              "20.001 s stop timeout",
              acme("value: \"20000\"", "value: \"20001\"")),
          silent(
              CHECK_TENANT_DRAIN,
              "a server that stops at once",
              both(
                  acme("        - {name: GRACEFUL_SHUTDOWN_TIMEOUT, value: \"20000\"}\n", ""),
                  acme("terminationGracePeriodSeconds: 35", "terminationGracePeriodSeconds: 16"))),
          fires(
              CHECK_KEEP_ALIVE_ORDER,
              "a server that closes with Traefik",
              "DaemonSet `traefik` keeps idle connections to tenants for 90 s, but Deployment `instance`"
                  + " closes them after 90 s",
              acme("TIMEOUT, value: \"95\"", "TIMEOUT, value: \"90\"")),
          silent(
              CHECK_KEEP_ALIVE_ORDER,
              "a server that closes one second later",
              acme("TIMEOUT, value: \"95\"", "TIMEOUT, value: \"91\"")),
          fires(
              CHECK_KEEP_ALIVE_ORDER,
              "a server that says nothing closes after 15 s",
              "closes them after 15 s",
              acme("        - {name: SERVER_KEEPALIVE_TIMEOUT, value: \"95\"}\n", "")),
          fires(
              CHECK_KEEP_ALIVE_ORDER,
              "a Traefik that never closes",
              "keeps idle connections to tenants without a limit",
              edit("eu/traefik", "idleconntimeout=90s", "idleconntimeout=0")),
          fires(
              CHECK_KEEP_ALIVE_ORDER,
              "a Traefik that keeps clients as long as the load balancer",
              "entry point `web` of DaemonSet `traefik` keeps idle connections for 350 s, but listener"
                  + " `edge-80` forgets them after 350 s",
              edit(
                  "eu/traefik",
                  "web.transport.respondingtimeouts.idletimeout=180s",
                  "web.transport.respondingtimeouts.idletimeout=350s")),
          silent(
              CHECK_KEEP_ALIVE_ORDER,
              "a load balancer that remembers one second longer",
              edit("eu/edge-nlb", "tcpIdleTimeoutSeconds: 350", "tcpIdleTimeoutSeconds: 181")),
          fires(
              CHECK_KEEP_ALIVE_ORDER,
              "an external load balancer that forgets first",
              "but the load balancer of region `us` forgets them after 180 s",
              edit("fleet", "idleTimeoutSeconds: 350", "idleTimeoutSeconds: 180")),
          silent(
              CHECK_KEEP_ALIVE_ORDER,
              "an external load balancer that remembers one second longer",
              edit("fleet", "idleTimeoutSeconds: 350", "idleTimeoutSeconds: 181")),
          fires(
              CHECK_KEPT_OBJECTS,
              "a namespace that Argo CD prunes",
              "delivery may delete Namespace `t-acme`: its annotation `argocd.argoproj.io/sync-options`"
                  + " is `Delete=false`, expected `Prune=false,Delete=false`",
              edit("acme-delivery", "Prune=false,Delete=false", "Delete=false")),
          fires(
              CHECK_KEPT_OBJECTS,
              "a namespace whose absence Argo CD minds",
              "its annotation `argocd.argoproj.io/compare-options` is missing, expected `IgnoreExtraneous`",
              edit(
                  "acme-delivery", ", argocd.argoproj.io/compare-options: IgnoreExtraneous}", "}")),
          silent(
              CHECK_KEPT_OBJECTS,
              "more options in another order",
              edit(
                  "acme-delivery",
                  "Prune=false,Delete=false",
                  "Delete=false, Prune=false, ServerSideApply=true")),
          fires(
              CHECK_KEPT_OBJECTS,
              "a namespace that Flux prunes",
              "delivery may delete Namespace `t-globex`: its annotation"
                  + " `kustomize.toolkit.fluxcd.io/prune` is `enabled`, expected `disabled`",
              edit("globex-delivery", "prune: disabled", "prune: enabled")),
          silent(
              CHECK_KEPT_OBJECTS,
              "marks of the other engine do not matter",
              edit("eu/namespaces", "prune: disabled", "prune: enabled")),
          fires(
              CHECK_KEPT_OBJECTS,
              "the owner of a volume",
              "delivery may delete StatefulSet `queue`",
              scenario ->
                  scenario.add("us/fluent-bit", STATEFUL_SET + "  volumeClaimTemplates: [{}]\n")),
          fires(
              CHECK_KEPT_OBJECTS,
              "a pool, with which its nodes go",
              "delivery may delete NodePool `tenants`",
              scenario ->
                  scenario.add("us/fluent-bit", NODES.formatted("karpenter.sh", "NodePool"))),
          fires(
              CHECK_KEPT_OBJECTS,
              "a class of nodes",
              "delivery may delete EC2NodeClass `tenants`",
              scenario ->
                  scenario.add(
                      "us/fluent-bit", NODES.formatted("karpenter.k8s.aws", "EC2NodeClass"))),
          silent(
              CHECK_KEPT_OBJECTS,
              "a set without volumes",
              scenario -> scenario.add("us/fluent-bit", STATEFUL_SET)),
          fires(
              CHECK_KEPT_OBJECTS,
              "a load balancer that Crossplane deletes",
              "Crossplane may delete LBListener `edge-80`: its `managementPolicies` hold `Delete`",
              edit(
                  "eu/edge-nlb", "[Observe, Create, Update]", "[Observe, Create, Update, Delete]")),
          fires(
              CHECK_KEPT_OBJECTS,
              "a load balancer without policies",
              "Crossplane may delete LB `edge`: without `managementPolicies` it does everything",
              edit("eu/edge-nlb", "  managementPolicies: [Observe, Create, Update]\n", "")),
          fires(
              CHECK_EVICTION_POSSIBLE,
              "a budget of all replicas",
              "minAvailable 2 of PodDisruptionBudget `instance` is not below the minimum of 2 replicas"
                  + " of Deployment `instance`",
              acme("minAvailable: 1", "minAvailable: 2")),
          silent(
              CHECK_EVICTION_POSSIBLE,
              "a budget of all replicas but one",
              both(
                  acme("minAvailable: 1", "minAvailable: 2"),
                  acme("minReplicas: 2", "minReplicas: 3"))),
          fires(
              CHECK_EVICTION_POSSIBLE,
              "a percentage that rounds up to all",
              "minAvailable 51% of",
              acme("minAvailable: 1", "minAvailable: 51%")),
          silent(
              CHECK_EVICTION_POSSIBLE,
              "a percentage that leaves one",
              acme("minAvailable: 1", "minAvailable: 50%")),
          fires(
              CHECK_EVICTION_POSSIBLE,
              "a budget that lets none go",
              "maxUnavailable 0 of PodDisruptionBudget `instance` lets no pod of Deployment `instance`"
                  + " go",
              acme("minAvailable: 1", "maxUnavailable: 0")),
          silent(
              CHECK_EVICTION_POSSIBLE,
              "a budget that lets one go",
              acme("minAvailable: 1", "maxUnavailable: 1")),
          fires(
              CHECK_EVICTION_POSSIBLE,
              "replicas without a budget",
              "no disruption budget selects the 2 pods of Deployment `instance`",
              acme(BUDGET, "")),
          fires(
              CHECK_EVICTION_POSSIBLE,
              "two budgets",
              "2 disruption budgets select the pods of Deployment `instance`",
              scenario ->
                  scenario.add(
                      "acme",
                      BUDGET.substring(4).replace("name: instance, name", "name: two, name"))),
          fires(
              CHECK_EVICTION_POSSIBLE,
              "a budget of nothing",
              "PodDisruptionBudget `instance` selects no pods of its unit",
              acme(BUDGET, BUDGET.replace("name: instance}}", "name: other}}"))),
          silent(CHECK_EVICTION_POSSIBLE, "a tenant that sleeps", suspended()),
          fires(
              CHECK_EVICTION_POSSIBLE,
              "a single replica with a budget",
              "minAvailable 1 of PodDisruptionBudget `instance` is not below the minimum of 1 replica",
              acme("minReplicas: 2", "minReplicas: 1")),
          fires(
              CHECK_EVICTION_POSSIBLE,
              "a DaemonSet's budget of all edge nodes",
              "minAvailable 6 of PodDisruptionBudget `traefik` is not below the 6 nodes of DaemonSet"
                  + " `traefik`",
              edit("eu/traefik", "minAvailable: 5", "minAvailable: 6")),
          fires(
              CHECK_EVICTION_POSSIBLE,
              "a DaemonSet's budget in percent",
              "PodDisruptionBudget `traefik` of DaemonSet `traefik` has no whole `minAvailable`",
              edit("eu/traefik", "minAvailable: 5", "minAvailable: 50%")),
          fires(
              CHECK_EVICTION_POSSIBLE,
              "a DaemonSet's budget by what may be away",
              "has no whole `minAvailable`",
              edit("eu/traefik", "minAvailable: 5", "maxUnavailable: 1")),
          fires(
              CHECK_EVICTION_POSSIBLE,
              "a DaemonSet that stays when its node goes",
              "DaemonSet `traefik` tolerates the taint `karpenter.sh/disrupted`",
              edit(
                  "eu/traefik",
                  "- {key: drydock.dev/role, operator: Equal, value: edge, effect: NoSchedule}",
                  "- {operator: Exists}")),
          silent(
              CHECK_EVICTION_POSSIBLE,
              "a DaemonSet that tolerates another effect",
              edit(
                  "eu/traefik",
                  "- {key: drydock.dev/role, operator: Equal, value: edge, effect: NoSchedule}",
                  "- {operator: Exists, effect: NoExecute}")),
          fires(
              CHECK_ZONE_LOSS,
              "one replica",
              "Deployment `instance` has a minimum of 1 replica, and the loss of its zone leaves none",
              acme("minReplicas: 2", "minReplicas: 1")),
          silent(CHECK_ZONE_LOSS, "two replicas", acme("minReplicas: 2", "minReplicas: 2 ")),
          silent(CHECK_ZONE_LOSS, "a tenant that sleeps", suspended()),
          fires(
              CHECK_ZONE_LOSS,
              "a skew that lets both lie in one zone",
              "maxSkew 2 lets the 2 replicas of Deployment `instance` lie in 1 zone, expected 2",
              acme("maxSkew: 1", "maxSkew: 2")),
          fires(
              CHECK_ZONE_LOSS,
              "a skew that lets four lie in two zones",
              "maxSkew 2 lets the 4 replicas of Deployment `instance` lie in 2 zones, expected 3",
              both(acme("maxSkew: 1", "maxSkew: 2"), acme("minReplicas: 2", "minReplicas: 4"))),
          silent(
              CHECK_ZONE_LOSS,
              "a skew that five replicas bear",
              both(acme("maxSkew: 1", "maxSkew: 2"), acme("minReplicas: 2", "minReplicas: 5"))),
          fires(
              CHECK_ZONE_LOSS,
              "a wish",
              "is only a wish: `whenUnsatisfiable` is `ScheduleAnyway`",
              acme("whenUnsatisfiable: DoNotSchedule", "whenUnsatisfiable: ScheduleAnyway")),
          fires(
              CHECK_ZONE_LOSS,
              "no spread",
              "nothing spreads the pods of Deployment `instance` over zones",
              acme(
                  "topologyKey: topology.kubernetes.io/zone",
                  "topologyKey: kubernetes.io/hostname")),
          fires(
              CHECK_ZONE_LOSS,
              "a spread of other pods",
              "nothing spreads the pods",
              acme(
                  "labelSelector: {matchLabels: {app.kubernetes.io/name: instance}}",
                  "labelSelector: {matchLabels: {app.kubernetes.io/name: other}}")),
          fires(
              CHECK_ZONE_LOSS,
              "three zones are required",
              "minDomains 3 of Deployment `instance` blocks replacements when 2 of 3 zones are left",
              acme("maxSkew: 1", "maxSkew: 1\n        minDomains: 3")),
          silent(
              CHECK_ZONE_LOSS,
              "two zones are required",
              acme("maxSkew: 1", "maxSkew: 1\n        minDomains: 2")),
          fires(
              CHECK_ZONE_LOSS,
              "tainted nodes count",
              "`nodeTaintsPolicy` is not `Honor`",
              acme("        nodeTaintsPolicy: Honor\n", "")),
          fires(
              CHECK_ZONE_LOSS,
              "old pods count",
              "`matchLabelKeys` lacks `pod-template-hash`",
              acme("        matchLabelKeys: [pod-template-hash]\n", "")),
          fires(
              CHECK_ZONE_LOSS,
              "one zone is wanted",
              "the pods of Deployment `instance` want one zone",
              acme(
                  "nodeSelector: {kubernetes.io/arch: arm64}",
                  "nodeSelector: {topology.kubernetes.io/zone: eu-central-1a}")),
          fires(
              CHECK_DATABASE_CONNECTIONS,
              "one replica more than the database bears",
              "the 2 tenants of stack `eu-1` may open 72 connections, but its database has 64 = 114 - 50"
                  + " reserved",
              acme("maxReplicas: 4", "maxReplicas: 5")),
          silent(
              CHECK_DATABASE_CONNECTIONS,
              "exactly what the database has",
              acme("maxReplicas: 4", "maxReplicas: 4 ")),
          fires(
              CHECK_DATABASE_CONNECTIONS,
              "one connection less in the database",
              "may open 64 connections, but its database has 63 = 113 - 50 reserved",
              edit("fleet", "maxConnections: 114", "maxConnections: 113")),
          fires(
              CHECK_DATABASE_CONNECTIONS,
              "a larger pool",
              "may open 72 connections",
              acme(
                  "{name: DATABASE_POOL_MAX, value: \"4\"}",
                  "{name: DATABASE_POOL_MAX, value: \"5\"}")),
          silent(
              CHECK_DATABASE_CONNECTIONS,
              "a smaller pool lets another grow",
              both(
                  acme(
                      "{name: DATABASE_POOL_MAX, value: \"4\"}",
                      "{name: DATABASE_POOL_MAX, value: \"3\"}"),
                  edit("initech", "maxReplicas: 4", "maxReplicas: 5"))),
          fires(
              CHECK_DATABASE_CONNECTIONS,
              "a tenant that sleeps still counts",
              "may open 72 connections",
              both(suspended(), edit("initech", "maxReplicas: 4", "maxReplicas: 5"))),
          silent(CHECK_DATABASE_CONNECTIONS, "a tenant that sleeps fits", suspended()),
          fires(
              CHECK_DATABASE_CONNECTIONS,
              "no bound",
              "nothing bounds the database connections of Deployment `instance`",
              acme("        - {name: DATABASE_POOL_MAX, value: \"4\"}\n", "")),
          fires(
              CHECK_POD_SECURITY,
              "a pod that restricted refuses",
              "Deployment `instance` cannot run in its tenant's namespace, which enforces `restricted`:"
                  + " container `instance` may gain privileges",
              acme("          allowPrivilegeEscalation: false\n", "")),
          fires(
              CHECK_POD_SECURITY,
              "a tenant's namespace that is not restricted",
              "the namespace of a tenant enforces the level `baseline`, expected `restricted`",
              edit("acme-delivery", "enforce: restricted", "enforce: baseline")),
          fires(
              CHECK_POD_SECURITY,
              "a tenant's namespace without a level",
              "enforces the level `privileged`",
              edit("acme-delivery", "pod-security.kubernetes.io/enforce: restricted, ", "")),
          silent(
              CHECK_POD_SECURITY,
              "a capability that baseline admits",
              edit("eu/fluent-bit", "add: [CHOWN]", "add: [KILL]")),
          fires(
              CHECK_POD_SECURITY,
              "a capability that baseline refuses",
              "Deployment `tool` cannot run in namespace `tools`, which enforces `baseline`: container"
                  + " `tool` adds the capability `SYS_ADMIN`",
              edit("eu/fluent-bit", "add: [CHOWN]", "add: [SYS_ADMIN]")),
          fires(
              CHECK_POD_SECURITY,
              "the edge in a baseline namespace",
              "container `traefik` takes the host port 80",
              edit(
                  "eu/namespaces",
                  "{name: edge, labels: {pod-security.kubernetes.io/enforce: privileged}",
                  "{name: edge, labels: {pod-security.kubernetes.io/enforce: baseline}")),
          fires(
              CHECK_SECRETS,
              "a Secret with data",
              "Secret `more` holds its secret in `data`",
              scenario ->
                  scenario.add(
                      "acme",
                      """
                      apiVersion: v1
                      kind: Secret
                      metadata: {name: more, namespace: t-acme}
                      data: {password: aHVudGVyMg==}
                      """)),
          fires(
              CHECK_SECRETS,
              "a Secret with plain data",
              "Secret `more` holds its secret in `stringData`",
              scenario ->
                  scenario.add(
                      "acme",
                      """
                      apiVersion: v1
                      kind: Secret
                      metadata: {name: more, namespace: t-acme}
                      stringData: {password: hunter2}
                      """)),
          silent(
              CHECK_SECRETS,
              "a Secret that somebody else fills",
              scenario ->
                  scenario.add(
                      "acme",
                      """
                      apiVersion: v1
                      kind: Secret
                      metadata: {name: more, namespace: t-acme}
                      data: {}
                      """)),
          fires(
              CHECK_SECRETS,
              "a private key",
              "ConfigMap `more` holds a private key",
              config("-----BEGIN " + "RSA PRIVATE KEY-----")),
          silent(CHECK_SECRETS, "a public key", config("-----BEGIN PUBLIC KEY-----")),
          fires(
              CHECK_SECRETS,
              "a JSON web token",
              "ConfigMap `more` holds a JSON web token",
              config("eyJhbGciOiJIUzI1NiJ9." + "eyJzdWIiOiIxMjM0In0." + "c2lnbmF0dXJlLWhlcmU")),
          silent(CHECK_SECRETS, "half a JSON web token", config("eyJhbGciOiJIUzI1NiJ9.eyJz")),
          fires(
              CHECK_SECRETS,
              "an AWS key",
              "ConfigMap `more` holds an AWS access key",
              config("AKIA" + "ABCDEFGHIJKLMNOP")),
          silent(CHECK_SECRETS, "an AWS key cut short", config("AKIA" + "ABCDEFGHIJKLMNO")),
          fires(
              CHECK_SECRETS,
              "an AWS secret key",
              "holds an AWS secret key",
              config("aws_secret_access_key = " + "a".repeat(40))),
          fires(
              CHECK_SECRETS,
              "a GitHub token",
              "holds a GitHub token",
              config("ghp_" + "a1".repeat(18))),
          silent(CHECK_SECRETS, "a GitHub token cut short", config("ghp_" + "a".repeat(35))),
          fires(
              CHECK_SECRETS,
              "an Unleash token",
              "holds an Unleash token",
              config("*:production." + "0f".repeat(20))),
          fires(
              CHECK_SECRETS,
              "a password in an address",
              "holds a password in an address",
              config("postgres://unleash:" + "hunter2@db.example.com/unleash")),
          silent(
              CHECK_SECRETS,
              "an address with a variable for the password",
              config("postgres://unleash:$(PASSWORD)@db.example.com/unleash")),
          fires(
              CHECK_SECRETS,
              "a variable named like a secret",
              "Deployment `instance` sets `EMAIL_PASSWORD` to a literal value",
              variable("EMAIL_PASSWORD", "hunter2")),
          silent(
              CHECK_SECRETS, "a variable that only speaks of one", variable("TOKEN_TTL", "3600")),
          silent(CHECK_SECRETS, "an empty variable", variable("EMAIL_PASSWORD", "")),
          fires(
              CHECK_SECRETS,
              "a token in a variable",
              "Deployment `instance` holds a Slack token",
              variable("HOOK", "xoxb-" + "1234567890-abc")),
          fires(
              CHECK_SECRETS,
              "a token in delivery",
              "Application `t-acme` holds a password in an address",
              edit(
                  "acme-delivery",
                  "repoURL: \"https://git",
                  "repoURL: \"https://me:" + "hunter2@git")),
          fires(
              CHECK_IMAGES,
              "no tag",
              "image `example.com/rolling` of Deployment `instance` has neither tag nor digest",
              acme(IMAGE, "image: example.com/rolling")),
          fires(
              CHECK_IMAGES,
              "a port is no tag",
              "has neither tag nor digest",
              acme(IMAGE, "image: example.com:5000/rolling")),
          fires(
              CHECK_IMAGES,
              "the tag that moves",
              "has the moving tag `latest`",
              acme(IMAGE, "image: example.com/rolling:latest")),
          fires(
              CHECK_IMAGES,
              "a digest cut short",
              "has the digest `sha256:abc`, which is not a SHA-256",
              acme(IMAGE, "image: example.com/short@sha256:abc")),
          silent(
              CHECK_IMAGES,
              "a digest without a tag",
              acme(IMAGE, "image: example.com/pinned@sha256:" + "a".repeat(64))),
          fires(
              CHECK_IMAGES,
              "an image of another release",
              "image `docker.io/unleashorg/unleash-server:8.1.1` of Deployment `instance` is not one of"
                  + " the unit's release",
              acme(IMAGE, IMAGE.replace("8.1.0", "8.1.1"))),
          fires(
              CHECK_IMAGES,
              "an image of an initial container",
              "image `example.com/unknown:1` of Deployment `instance` is not one",
              acme(
                  "      containers:",
                  "      initContainers: [{name: first, image: \"example.com/unknown:1\"}]\n"
                      + "      containers:")),
          fires(
              CHECK_IMAGES,
              "an image for other processors",
              "image `example.com/old:1.2` of Deployment `instance` is for `amd64`, expected `arm64`"
                  + " among them",
              acme(IMAGE, "image: example.com/old:1.2")));
}
