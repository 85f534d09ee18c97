package dev.drydock.check;

import static dev.drydock.check.CheckCase.both;
import static dev.drydock.check.CheckCase.edit;
import static dev.drydock.check.CheckCase.fires;
import static dev.drydock.check.CheckCase.silent;
import static dev.drydock.diag.Code.CHECK_SCHEDULABLE;
import static dev.drydock.diag.Code.CHECK_SPOT_BUDGET;

import java.util.List;
import java.util.function.UnaryOperator;

/** Cases of the checks on nodes. */
final class NodeCases {

  private static final String SELECTOR = "nodeSelector: {kubernetes.io/arch: arm64}";
  private static final String ZONES =
      "      - {key: topology.kubernetes.io/zone, operator: In, values: [eu-central-1a,"
          + " eu-central-1b, eu-central-1c]}\n";
  private static final String TWO_ZONES =
      "      - {key: topology.kubernetes.io/zone, operator: In, values: [eu-central-1a,"
          + " eu-central-1b]}\n";
  private static final String CAPACITY =
      "operator: In, values: [on-demand]}\n      terminationGracePeriod: 15m";

  private NodeCases() {}

  private static UnaryOperator<Scenario> acme(String old, String replacement) {
    return edit("acme", old, replacement);
  }

  private static UnaryOperator<Scenario> pools(String old, String replacement) {
    return edit("eu/karpenter", old, replacement);
  }

  private static UnaryOperator<Scenario> affinity(String expressions) {
    return acme(
        SELECTOR,
        """
        affinity:
                nodeAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                    nodeSelectorTerms: [%s]\
        """
            .formatted(expressions));
  }

  private static Scenario noPools(Scenario scenario) {
    return scenario.with("eu/karpenter", "");
  }

  static final List<CheckCase> ALL =
      List.of(
          fires(
              CHECK_SCHEDULABLE,
              "a label that no node has",
              "no node takes the pods of Deployment `instance`: NodePool `spot`: it has no node"
                  + " with `drydock.dev/pool=other`; NodePool `steady`: its taint"
                  + " `drydock.dev/pool=steady:NoSchedule` is not tolerated; the edge nodes: its"
                  + " taint `drydock.dev/role=edge:NoSchedule` is not tolerated",
              acme(SELECTOR, "nodeSelector: {drydock.dev/pool: other}")),
          silent(
              CHECK_SCHEDULABLE,
              "the label of a pool",
              acme(SELECTOR, "nodeSelector: {drydock.dev/pool: spot}")),
          silent(
              CHECK_SCHEDULABLE,
              "a label of the cloud that a pool leaves open",
              acme(SELECTOR, "nodeSelector: {karpenter.k8s.aws/instance-family: m7g}")),
          fires(
              CHECK_SCHEDULABLE,
              "processors that no node has",
              "it has no node with `kubernetes.io/arch=amd64`",
              acme("arch: arm64", "arch: amd64")),
          fires(
              CHECK_SCHEDULABLE,
              "an image for other processors",
              "its processors `arm64` are not all among the `amd64` of an image",
              acme("docker.io/unleashorg/unleash-server:8.1.0", "example.com/old:1.2")),
          fires(
              CHECK_SCHEDULABLE,
              "pods that may meet other processors",
              "its processors `amd64`, `arm64` are not all among the `arm64` of an image",
              both(
                  acme(SELECTOR, "nodeSelector: {drydock.dev/pool: spot}"),
                  pools("      - {key: kubernetes.io/arch, operator: In, values: [arm64]}\n", ""))),
          silent(
              CHECK_SCHEDULABLE,
              "pods that choose their processors",
              pools("      - {key: kubernetes.io/arch, operator: In, values: [arm64]}\n", "")),
          fires(
              CHECK_SCHEDULABLE,
              "an affinity that no node satisfies",
              "it has no node with `karpenter.k8s.aws/instance-generation Lt [6]`",
              affinity(
                  "{matchExpressions: [{key: karpenter.k8s.aws/instance-generation, operator: Lt,"
                      + " values: [\"6\"]}]}")),
          silent(
              CHECK_SCHEDULABLE,
              "an affinity of which a node satisfies one half",
              affinity(
                  "{matchExpressions: [{key: a, operator: Exists}]}, {matchExpressions: [{key: a,"
                      + " operator: DoesNotExist}, {key: kubernetes.io/arch, operator: NotIn,"
                      + " values: [amd64]}]}")),
          fires(
              CHECK_SCHEDULABLE,
              "a zone without nodes for pods that are spread",
              "Deployment `instance` is spread over all zones, but no node that takes its pods is"
                  + " in zone `eu-central-1c`",
              pools(ZONES, TWO_ZONES)),
          silent(
              CHECK_SCHEDULABLE,
              "another pool in the zone",
              both(
                  pools(ZONES, TWO_ZONES),
                  pools(
                      "      taints:\n      - {key: drydock.dev/pool, value: steady, effect: NoSchedule}\n",
                      ""))),
          silent(
              CHECK_SCHEDULABLE,
              "pods that stay away from the zone",
              both(
                  pools(ZONES, TWO_ZONES),
                  both(
                      edit(
                          "acme",
                          "arch: arm64",
                          "arch: arm64, topology.kubernetes.io/zone: eu-central-1a"),
                      edit(
                          "initech",
                          "arch: arm64",
                          "arch: arm64, topology.kubernetes.io/zone: eu-central-1b")))),
          fires(
              CHECK_SCHEDULABLE,
              "a zone without nodes for a volume",
              "StatefulSet `loki` has a volume, which may lie in any zone, but no node that takes"
                  + " its pods is in zone `eu-central-1a`, `eu-central-1b`",
              pools(
                  CAPACITY,
                  "operator: In, values: [on-demand]}\n      - {key: topology.kubernetes.io/zone, operator: In, values:"
                      + " [eu-central-1c]}\n      terminationGracePeriod: 15m")),
          fires(
              CHECK_SCHEDULABLE,
              "processors for one pod too few",
              "the pods of region `eu` that fit only NodePool `spot` request 7 of `cpu` at their"
                  + " most, but its limits are 6.999",
              pools("cpu: \"7\"", "cpu: 6999m")),
          silent(
              CHECK_SCHEDULABLE,
              "more processors for one pool than pods need",
              pools("cpu: \"2\"", "cpu: \"3\"")),
          fires(
              CHECK_SCHEDULABLE,
              "memory of another pool",
              "fit only NodePool `steady` request 4096Mi of `memory` at their most, but its limits"
                  + " are 4095Mi",
              pools("memory: 4Gi", "memory: 4095Mi")),
          fires(
              CHECK_SCHEDULABLE,
              "two pools that are too small together",
              "fit only NodePool `spot` and NodePool `steady` request 9 of `cpu`",
              both(
                  pools(
                      "      taints:\n      - {key: drydock.dev/pool, value: steady, effect: NoSchedule}\n",
                      ""),
                  pools("cpu: \"7\"", "cpu: 6999m"))),
          silent(
              CHECK_SCHEDULABLE,
              "a pool without a limit beside one that is full",
              both(
                  pools(
                      "      taints:\n      - {key: drydock.dev/pool, value: steady, effect: NoSchedule}\n",
                      ""),
                  both(pools("cpu: \"7\"", "cpu: \"1\""), pools("cpu: \"2\", ", "")))),
          fires(
              CHECK_SCHEDULABLE,
              "one node more",
              "request 7.1 of `cpu` at their most",
              edit("fleet", "edge: 6, maximum: 60", "edge: 5, maximum: 60")),
          silent(
              CHECK_SCHEDULABLE,
              "a region without pools",
              both(NodeCases::noPools, acme(SELECTOR, "nodeSelector: {drydock.dev/pool: other}"))),
          fires(
              CHECK_SPOT_BUDGET,
              "a second too many for tenants",
              "draining a spot node of NodePool `spot` may take 111 s = 36 s of Deployment"
                  + " `instance` + 60 s of DaemonSet `fluent-bit` + 15 s of what the fleet does not"
                  + " render, but it is gone after 110 s",
              acme("terminationGracePeriodSeconds: 35", "terminationGracePeriodSeconds: 36")),
          silent(
              CHECK_SPOT_BUDGET,
              "the same without spot capacity",
              both(
                  acme("terminationGracePeriodSeconds: 35", "terminationGracePeriodSeconds: 36"),
                  pools("values: [spot, on-demand]", "values: [on-demand]"))),
          silent(
              CHECK_SPOT_BUDGET,
              "pods that want other capacity",
              both(
                  acme("terminationGracePeriodSeconds: 35", "terminationGracePeriodSeconds: 60"),
                  acme("arch: arm64", "arch: arm64, karpenter.sh/capacity-type: on-demand"))),
          silent(
              CHECK_SPOT_BUDGET,
              "pods that are not there",
              both(
                  both(
                      acme("maxReplicas: 4", "maxReplicas: 0"),
                      acme("minReplicas: 2", "minReplicas: 0")),
                  acme("terminationGracePeriodSeconds: 35", "terminationGracePeriodSeconds: 60"))),
          fires(
              CHECK_SPOT_BUDGET,
              "a second too many for others",
              "+ 16 s of what the fleet does not render",
              edit("fleet", "foreignDrainSeconds: 15", "foreignDrainSeconds: 16")),
          fires(
              CHECK_SPOT_BUDGET,
              "nothing said of others",
              "+ 30 s of what the fleet does not render",
              edit("fleet", "  foreignDrainSeconds: 15\n", "")),
          fires(
              CHECK_SPOT_BUDGET,
              "a critical pod, which has a tier of its own",
              "may take 140 s = 35 s of Deployment `instance` + 60 s of DaemonSet `fluent-bit` + 30"
                  + " s of Deployment `tool` + 15 s",
              edit(
                  "eu/fluent-bit",
                  "      containers:\n      - name: tool",
                  "      priorityClassName: system-cluster-critical\n      containers:\n      - name: tool")),
          fires(
              CHECK_SPOT_BUDGET,
              "a node that is cut off with its slowest pod",
              "terminationGracePeriod 60 s of NodePool `spot` is not above the 60 s of DaemonSet"
                  + " `fluent-bit`",
              pools("terminationGracePeriod: 61s", "terminationGracePeriod: 60s")),
          fires(
              CHECK_SPOT_BUDGET,
              "a node that may drain for ever",
              "NodePool `steady` has no `terminationGracePeriod`",
              pools("      terminationGracePeriod: 15m\n", "")));
}
