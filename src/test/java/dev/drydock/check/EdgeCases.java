package dev.drydock.check;

import static dev.drydock.check.CheckCase.both;
import static dev.drydock.check.CheckCase.edit;
import static dev.drydock.check.CheckCase.fires;
import static dev.drydock.check.CheckCase.silent;
import static dev.drydock.diag.Code.CHECK_DRAIN_BUDGET;
import static dev.drydock.diag.Code.CHECK_HEALTH_CHECK_TRUTH;
import static dev.drydock.diag.Code.CHECK_HOST_PORTS;
import static dev.drydock.diag.Code.CHECK_KEEP_ALIVE_BUDGET;
import static dev.drydock.diag.Code.CHECK_KILL_BUDGET;
import static dev.drydock.diag.Code.CHECK_REGISTRATION_PATH;
import static dev.drydock.diag.Code.CHECK_RESET_ON_DRAIN;
import static dev.drydock.diag.Code.CHECK_ROLLOUT_PACE;

import java.util.List;
import java.util.function.UnaryOperator;

/** Cases of the checks on the way into a region. */
final class EdgeCases {

  private static final String WEB_ACCEPT =
      "entrypoints.web.transport.lifecycle.requestacceptgracetimeout=60s";
  private static final String PING_ACCEPT =
      "entrypoints.traefik.transport.lifecycle.requestacceptgracetimeout=60s";
  private static final String LOOP =
      "preStop: {exec: {command: [/bin/sh, -c, pkill -TERM traefik; while killall -0 traefik; do"
          + " sleep 1; done]}}";

  private EdgeCases() {}

  private static UnaryOperator<Scenario> traefik(String old, String replacement) {
    return edit("eu/traefik", old, replacement);
  }

  private static UnaryOperator<Scenario> balancer(String old, String replacement) {
    return edit("eu/edge-nlb", old, replacement);
  }

  static final List<CheckCase> ALL =
      List.of(
          fires(
              CHECK_DRAIN_BUDGET,
              "a window one second too short",
              "accept window 52 s of entry point `web` is shorter than 53 s = 5 s interval x 2 + 3 s"
                  + " check timeout + 40 s propagation",
              traefik(WEB_ACCEPT, WEB_ACCEPT.replace("60s", "52s"))),
          silent(
              CHECK_DRAIN_BUDGET,
              "a window of exactly the sum",
              traefik(WEB_ACCEPT, WEB_ACCEPT.replace("60s", "53s"))),
          fires(
              CHECK_DRAIN_BUDGET,
              "a slower health check",
              "shorter than 66 s = 10 s interval x 2 + 6 s check timeout + 40 s propagation",
              balancer("interval: 5, timeout: 3", "interval: 10, timeout: 6")),
          silent(
              CHECK_DRAIN_BUDGET,
              "a health check that takes the whole window",
              balancer("interval: 5, timeout: 3", "interval: 8, timeout: 4")),
          fires(
              CHECK_DRAIN_BUDGET,
              "the health check of an external load balancer",
              "is shorter than 61 s = 8 s interval x 2 + 5 s check timeout",
              edit(
                  "fleet",
                  "intervalSeconds: 5, timeoutSeconds: 3",
                  "intervalSeconds: 8, timeoutSeconds: 5")),
          silent(
              CHECK_DRAIN_BUDGET,
              "an external load balancer at the limit",
              edit(
                  "fleet",
                  "intervalSeconds: 5, timeoutSeconds: 3",
                  "intervalSeconds: 8, timeoutSeconds: 4")),
          fires(
              CHECK_DRAIN_BUDGET,
              "no window at all",
              "accept window 0 s of entry point `web`",
              traefik("- --" + WEB_ACCEPT + "\n", "- --log.level=INFO\n")),
          fires(
              CHECK_DRAIN_BUDGET,
              "the last of two equal flags wins, in any case of letters",
              "accept window 10 s of entry point `websecure`",
              traefik(
                  "- --ping=true",
                  "- --EntryPoints.WebSecure.Transport.LifeCycle.RequestAcceptGraceTimeout=10s\n"
                      + "        - --ping=true")),
          silent(
              CHECK_DRAIN_BUDGET,
              "an earlier flag that a later one overrides",
              traefik(
                  "- --entrypoints.web.address",
                  "- --"
                      + WEB_ACCEPT.replace("60s", "1s")
                      + "\n        - --entrypoints.web.address")),
          silent(
              CHECK_DRAIN_BUDGET,
              "bare seconds and minutes",
              both(
                  traefik(WEB_ACCEPT, WEB_ACCEPT.replace("60s", "60")),
                  traefik(PING_ACCEPT, PING_ACCEPT.replace("60s", "1m")))),
          fires(
              CHECK_DRAIN_BUDGET,
              "ping falls silent before the others",
              "accept window 59 s of the ping entry point `traefik` is shorter than 60 s of entry"
                  + " point `metrics`",
              traefik(PING_ACCEPT, PING_ACCEPT.replace("60s", "59s"))),
          silent(
              CHECK_DRAIN_BUDGET,
              "ping outlasts the others",
              traefik(PING_ACCEPT, PING_ACCEPT.replace("60s", "61s"))),
          fires(
              CHECK_DRAIN_BUDGET,
              "flags of an entry point that is not declared",
              "entry point `metrics` of DaemonSet `traefik` has flags but no"
                  + " `--entrypoints.metrics.address`",
              traefik("- --entrypoints.metrics.address=:9100/tcp\n", "- --log.level=INFO\n")),
          fires(
              CHECK_DRAIN_BUDGET,
              "a target group that leads nowhere",
              "target group `edge-80` sends connections to host port 81",
              balancer("port: 80\n", "port: 81\n")),
          fires(
              CHECK_KEEP_ALIVE_BUDGET,
              "one second too long",
              "entry point `web` keeps connections for 6 s, with 2 s for a pause 8 s, but its accept"
                  + " window leaves 7 s = 60 s - (53 s = 5 s interval x 2",
              traefik("web.transport.keepalivemaxtime=5s", "web.transport.keepalivemaxtime=6s")),
          silent(
              CHECK_KEEP_ALIVE_BUDGET,
              "exactly what the window leaves",
              traefik(
                  "web.transport.keepalivemaxtime=5s", "web.transport.keepalivemaxtime=5000ms")),
          fires(
              CHECK_KEEP_ALIVE_BUDGET,
              "no limit",
              "entry point `websecure` keeps connections without a limit",
              traefik(
                  "- --entrypoints.websecure.transport.keepalivemaxtime=5s", "- --log.level=INFO")),
          fires(
              CHECK_KEEP_ALIVE_BUDGET,
              "a shorter window",
              "leaves 6 s = 59 s",
              traefik(WEB_ACCEPT, WEB_ACCEPT.replace("60s", "59s"))),
          fires(
              CHECK_KILL_BUDGET,
              "one second too short",
              "terminationGracePeriodSeconds 104 of DaemonSet `traefik` is shorter than 105 s = 0 s"
                  + " preStop + 90 s accept and grace + 10 s close + 5 s",
              traefik("terminationGracePeriodSeconds: 105", "terminationGracePeriodSeconds: 104")),
          silent(
              CHECK_KILL_BUDGET,
              "exactly the sum, with the loop",
              traefik("terminationGracePeriodSeconds: 105", "terminationGracePeriodSeconds: 105 ")),
          fires(
              CHECK_KILL_BUDGET,
              "the default of 30 seconds",
              "terminationGracePeriodSeconds 30",
              traefik("terminationGracePeriodSeconds: 105", "enableServiceLinks: false")),
          fires(
              CHECK_KILL_BUDGET,
              "a sleep counts",
              "106 s = 1 s preStop",
              traefik(LOOP, "preStop: {sleep: {seconds: 1}}")),
          silent(
              CHECK_KILL_BUDGET,
              "a sleep that the grace period covers",
              both(
                  traefik(LOOP, "preStop: {exec: {command: [sleep, \"1\"]}}"),
                  traefik(
                      "terminationGracePeriodSeconds: 105", "terminationGracePeriodSeconds: 106"))),
          fires(
              CHECK_KILL_BUDGET,
              "a sleep of a shell counts",
              "107 s = 2 s preStop",
              traefik(LOOP, "preStop: {exec: {command: [/bin/sh, -c, sleep 2]}}")),
          fires(
              CHECK_KILL_BUDGET,
              "the loop without a shared process space",
              "the preStop hook of DaemonSet `traefik` has no known end",
              traefik("shareProcessNamespace: true", "shareProcessNamespace: false")),
          fires(
              CHECK_KILL_BUDGET,
              "a hook of unknown length",
              "has no known end",
              traefik(LOOP, "preStop: {httpGet: {path: /stop, port: web}}")),
          fires(
              CHECK_KILL_BUDGET,
              "a critical priority class",
              "whose pods get 30 s when a node shuts down, less than 105 s",
              traefik("edge-critical", "system-node-critical")),
          fires(
              CHECK_RESET_ON_DRAIN,
              "termination is on",
              "target group `edge-80` resets the connections of a target that turns unhealthy",
              balancer(
                  "enableUnhealthyConnectionTermination: false",
                  "enableUnhealthyConnectionTermination: true")),
          fires(
              CHECK_RESET_ON_DRAIN,
              "termination is on by default",
              "resets the connections",
              balancer(
                  "- enableUnhealthyConnectionTermination: false\n      unhealthyDraining",
                  "- unhealthyDraining")),
          fires(
              CHECK_RESET_ON_DRAIN,
              "an external load balancer resets",
              "the load balancer of region `us` resets",
              edit("fleet", "unhealthyTermination: false", "unhealthyTermination: true")),
          fires(
              CHECK_RESET_ON_DRAIN,
              "one second too short",
              "unhealthy draining interval 89 s of target group `edge-80` is shorter than 90 s = 60 s"
                  + " accept window + 30 s grace of entry point `web`",
              balancer("unhealthyDrainingInterval: 90", "unhealthyDrainingInterval: 89")),
          silent(
              CHECK_RESET_ON_DRAIN,
              "exactly accept and grace",
              balancer("unhealthyDrainingInterval: 90", "unhealthyDrainingInterval: 90 ")),
          silent(
              CHECK_RESET_ON_DRAIN,
              "a longer interval",
              balancer("unhealthyDrainingInterval: 90", "unhealthyDrainingInterval: 91")),
          fires(
              CHECK_ROLLOUT_PACE,
              "one second too fast",
              "minReadySeconds 49 of DaemonSet `traefik` is less than 50 s = 5 s interval x 2 + 40 s"
                  + " propagation",
              traefik("minReadySeconds: 50", "minReadySeconds: 49")),
          silent(
              CHECK_ROLLOUT_PACE,
              "exactly the sum",
              traefik("minReadySeconds: 50", "minReadySeconds: 50 ")),
          fires(
              CHECK_ROLLOUT_PACE,
              "a higher healthy threshold",
              "is less than 55 s = 5 s interval x 3",
              balancer("healthyThreshold: 2, unhealthy", "healthyThreshold: 3, unhealthy")),
          fires(
              CHECK_ROLLOUT_PACE,
              "one edge node a zone without cross-zone balancing",
              "a rollout of DaemonSet `traefik` takes 1 edge node away at once, and a zone, with"
                  + " cross-zone balancing off, may have no more than 1",
              both(
                  balancer(
                      "loadBalancingCrossZoneEnabled: \"true\"",
                      "loadBalancingCrossZoneEnabled: \"false\""),
                  edit("fleet", "nodes: {edge: 6", "nodes: {edge: 5"))),
          silent(
              CHECK_ROLLOUT_PACE,
              "two edge nodes a zone without cross-zone balancing",
              balancer(
                  "loadBalancingCrossZoneEnabled: \"true\"",
                  "loadBalancingCrossZoneEnabled: \"false\"")),
          silent(
              CHECK_ROLLOUT_PACE,
              "the load balancer decides on zones",
              both(
                  balancer(
                      "loadBalancingCrossZoneEnabled: \"true\"",
                      "loadBalancingCrossZoneEnabled: use_load_balancer_configuration"),
                  edit("fleet", "nodes: {edge: 6", "nodes: {edge: 3"))),
          fires(
              CHECK_ROLLOUT_PACE,
              "the load balancer decides against sharing zones",
              "with cross-zone balancing off",
              both(
                  both(
                      balancer(
                          "loadBalancingCrossZoneEnabled: \"true\"",
                          "loadBalancingCrossZoneEnabled: use_load_balancer_configuration"),
                      balancer(", enableCrossZoneLoadBalancing: true", "")),
                  edit("fleet", "nodes: {edge: 6", "nodes: {edge: 3"))),
          fires(
              CHECK_ROLLOUT_PACE,
              "all edge nodes at once",
              "takes 6 edge nodes away at once, and the region may have no more than 6",
              traefik("maxUnavailable: 1", "maxUnavailable: 100%")),
          silent(
              CHECK_ROLLOUT_PACE,
              "all edge nodes but one at once",
              traefik("maxUnavailable: 1", "maxUnavailable: 5")),
          fires(
              CHECK_REGISTRATION_PATH,
              "nobody registers",
              "nothing registers targets in target group `edge-443`",
              balancer(
                  "lbTargetGroupArnRef: {name: edge-443}", "lbTargetGroupArnRef: {name: edge-44}")),
          fires(
              CHECK_REGISTRATION_PATH,
              "an attachment to nothing",
              "Attachment `edge-443` refers to the target group `edge-44`, which does not exist",
              balancer(
                  "lbTargetGroupArnRef: {name: edge-443}", "lbTargetGroupArnRef: {name: edge-44}")),
          fires(
              CHECK_REGISTRATION_PATH,
              "two owners",
              "2 objects decide on the targets of target group `edge-80`, expected one",
              balancer(
                  "lbTargetGroupArnRef: {name: edge-443}", "lbTargetGroupArnRef: {name: edge-80}")),
          silent(
              CHECK_REGISTRATION_PATH,
              "a selector that finds one",
              balancer(
                  "lbTargetGroupArnRef: {name: edge-443}",
                  "lbTargetGroupArnSelector: {matchLabels: {port: https}}")),
          fires(
              CHECK_REGISTRATION_PATH,
              "the nodes of somebody else",
              "Attachment `edge-80` registers the nodes of `flags-us-edge`, but the edge nodes of"
                  + " region `eu` are those of `flags-eu-edge`",
              balancer(
                  "autoscalingGroupName: flags-eu-edge", "autoscalingGroupName: flags-us-edge")),
          fires(
              CHECK_REGISTRATION_PATH,
              "a binding that cannot register host ports",
              "TargetGroupBinding `edge` cannot register host ports",
              scenario ->
                  scenario.add(
                      "eu/edge-nlb",
                      """
                      apiVersion: elbv2.k8s.aws/v1beta1
                      kind: TargetGroupBinding
                      metadata: {name: edge, namespace: edge}
                      spec: {targetGroupName: edge-80}
                      """)),
          fires(
              CHECK_REGISTRATION_PATH,
              "a controller that empties the group",
              "TargetGroup `edge-80` removes every target that it does not list",
              scenario ->
                  scenario.add(
                      "eu/edge-nlb",
                      """
                      apiVersion: elbv2.services.k8s.aws/v1alpha1
                      kind: TargetGroup
                      metadata: {name: edge-80, namespace: edge}
                      spec: {name: edge-80}
                      """)),
          fires(
              CHECK_REGISTRATION_PATH,
              "a Traefik without a load balancer",
              "no target group leads to DaemonSet `traefik`",
              scenario -> scenario.with("eu/edge-nlb", "")),
          silent(
              CHECK_REGISTRATION_PATH,
              "an external load balancer renders nothing",
              both(
                  scenario -> scenario.with("eu/edge-nlb", ""),
                  edit("fleet", "provisioner: crossplane", "provisioner: external"))),
          fires(
              CHECK_HEALTH_CHECK_TRUTH,
              "a TCP check",
              "the health check of target group `edge-80` is `TCP`, which stays good while a Traefik"
                  + " stops; expected `HTTP`",
              balancer("protocol: HTTP", "protocol: TCP")),
          silent(
              CHECK_HEALTH_CHECK_TRUTH, "lower case", balancer("protocol: HTTP", "protocol: http")),
          fires(
              CHECK_HEALTH_CHECK_TRUTH,
              "the traffic port",
              "asks port `traffic-port`, but `/ping` answers on host port 8082",
              balancer("port: \"8082\", ", "")),
          fires(
              CHECK_HEALTH_CHECK_TRUTH,
              "another host port",
              "asks port `8082`, but `/ping` answers on host port 8083",
              traefik(
                  "containerPort: 8082, hostPort: 8082", "containerPort: 8082, hostPort: 8083")),
          fires(
              CHECK_HEALTH_CHECK_TRUTH,
              "another path",
              "asks the path `/`, expected `/ping`",
              balancer("path: /ping", "path: /")),
          fires(
              CHECK_HEALTH_CHECK_TRUTH,
              "a matcher that ends at the terminating status",
              "takes `200-503` for healthy, which includes the terminating status 503",
              balancer("matcher: \"200\"", "matcher: 200-503")),
          silent(
              CHECK_HEALTH_CHECK_TRUTH,
              "a matcher that ends below it",
              balancer("matcher: \"200\"", "matcher: 200-502")),
          fires(
              CHECK_HEALTH_CHECK_TRUTH,
              "a terminating status that looks healthy",
              "includes the terminating status 200",
              traefik("- --ping=true", "- --ping.terminatingstatuscode=200")),
          fires(
              CHECK_HEALTH_CHECK_TRUTH,
              "ping is off",
              "DaemonSet `traefik` does not answer `/ping` by itself",
              both(
                  traefik("- --ping=true\n", "- --log.level=INFO\n"),
                  traefik("- --ping.entrypoint=traefik\n", "- --log.format=json\n"))),
          fires(
              CHECK_HEALTH_CHECK_TRUTH,
              "ping is routed by hand",
              "does not answer `/ping` by itself",
              traefik("- --ping=true", "- --ping.manualrouting=true")),
          fires(
              CHECK_HEALTH_CHECK_TRUTH,
              "ping has no host port",
              "answers `/ping` on entry point `traefik`, which has no host port",
              traefik("containerPort: 8082, hostPort: 8082", "containerPort: 8082")),
          fires(
              CHECK_HOST_PORTS,
              "two DaemonSets take one port",
              "both take its TCP port 8082",
              edit("eu/fluent-bit", "hostPort: 2020", "hostPort: 8082")),
          silent(
              CHECK_HOST_PORTS,
              "one port, two protocols",
              edit("eu/fluent-bit", "hostPort: 2020", "hostPort: 8082, protocol: UDP")),
          silent(
              CHECK_HOST_PORTS,
              "one port on nodes that exclude each other",
              both(
                  edit("eu/fluent-bit", "hostPort: 2020", "hostPort: 8082"),
                  edit(
                      "eu/fluent-bit",
                      "nodeSelector: {kubernetes.io/arch: arm64}",
                      "nodeSelector: {drydock.dev/role: tenant}"))),
          fires(
              CHECK_HOST_PORTS,
              "the node's network takes container ports",
              "both take its TCP port 443",
              both(
                  edit(
                      "eu/fluent-bit", "containerPort: 2020, hostPort: 2020", "containerPort: 443"),
                  edit(
                      "eu/fluent-bit",
                      "terminationGrace",
                      "hostNetwork: true\n      terminationGrace"))),
          fires(
              CHECK_HOST_PORTS,
              "a surge with host ports",
              "DaemonSet `traefik` takes host port 80 and surges",
              traefik("maxUnavailable: 1, maxSurge: 0", "maxUnavailable: 0, maxSurge: 1")),
          fires(
              CHECK_HOST_PORTS,
              "the first node port",
              "host port 30000 of DaemonSet `fluent-bit` lies in the range of node ports",
              edit("eu/fluent-bit", "hostPort: 2020", "hostPort: 30000")),
          silent(
              CHECK_HOST_PORTS,
              "just below and above the node ports",
              both(
                  edit("eu/fluent-bit", "hostPort: 2020", "hostPort: 29999"),
                  edit("us/fluent-bit", "hostPort: 2020", "hostPort: 32768"))));
}
