package dev.drydock.check;

import static dev.drydock.check.CheckCase.both;
import static dev.drydock.check.CheckCase.edit;
import static dev.drydock.check.CheckCase.fires;
import static dev.drydock.check.CheckCase.silent;
import static dev.drydock.diag.Code.CHECK_AUTOSCALER;
import static dev.drydock.diag.Code.CHECK_CONTAINER_RESOURCES;
import static dev.drydock.diag.Code.CHECK_QUOTA_CLOSURE;

import java.util.List;
import java.util.function.UnaryOperator;

/** Cases of the checks on quotas, ranges and autoscalers. */
final class ResourceCases {

  private static final String REQUESTS = "requests: {cpu: 200m, memory: 256Mi}";
  private static final String LIMITS = "limits: {memory: 512Mi}";
  private static final String CPU = "requests.cpu: 1600m";
  private static final String REPLICAS = "  strategy: {type: RollingUpdate";

  private ResourceCases() {}

  private static UnaryOperator<Scenario> acme(String old, String replacement) {
    return edit("acme", old, replacement);
  }

  private static UnaryOperator<Scenario> container(String list, String resources) {
    return acme(
        "      volumes:\n",
        "      %s:\n      - {name: more, image: \"example.com/pinned@sha256:%s\", %s}\n      volumes:\n"
            .formatted(list, "a".repeat(64), resources));
  }

  private static UnaryOperator<Scenario> scaler(String target) {
    return scenario ->
        scenario.add(
            "acme",
            """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: more, namespace: t-acme}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: %s}
              maxReplicas: 4
            """
                .formatted(target));
  }

  private static UnaryOperator<Scenario> logging(String resource, String hard) {
    return scenario ->
        scenario.add(
            "eu/namespaces",
            """
            apiVersion: v1
            kind: ResourceQuota
            metadata: {name: logging, namespace: logging}
            spec:
              hard: {%s: "%s"}
            """
                .formatted(resource, hard));
  }

  static final List<CheckCase> ALL =
      List.of(
          fires(
              CHECK_QUOTA_CLOSURE,
              "room for one pod too few",
              "`pods` 7 of ResourceQuota `instance` is less than 8, which Deployment `instance` takes at"
                  + " most: Deployment `instance` has 2 x 4 x 1",
              acme("pods: \"8\"", "pods: \"7\"")),
          silent(CHECK_QUOTA_CLOSURE, "room for one pod more", acme("pods: \"8\"", "pods: \"9\"")),
          fires(
              CHECK_QUOTA_CLOSURE,
              "a thousandth of a processor too little",
              "`requests.cpu` 1.599 of ResourceQuota `instance` is less than 1.6",
              acme(CPU, "requests.cpu: 1599m")),
          silent(CHECK_QUOTA_CLOSURE, "processors of another spelling", acme(CPU, "cpu: \"1.6\"")),
          fires(
              CHECK_QUOTA_CLOSURE,
              "processors without their prefix",
              "`cpu` 1.599 of",
              acme(CPU, "cpu: \"1.599\"")),
          fires(
              CHECK_QUOTA_CLOSURE,
              "memory of limits",
              "`limits.memory` 4095Mi of ResourceQuota `instance` is less than 4096Mi",
              acme("limits.memory: 4Gi", "limits.memory: 4095Mi")),
          silent(
              CHECK_QUOTA_CLOSURE,
              "what no pod takes",
              acme(CPU, CPU + ", services.nodeports: \"0\", requests.storage: \"0\"")),
          fires(
              CHECK_QUOTA_CLOSURE,
              "one replica more",
              "`pods` 8 of ResourceQuota `instance` is less than 10",
              acme("maxReplicas: 4", "maxReplicas: 5")),
          silent(
              CHECK_QUOTA_CLOSURE,
              "twice the pods where none is there twice",
              both(
                  acme("maxReplicas: 4", "maxReplicas: 8"),
                  acme(
                      "strategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: 0, maxSurge: 1}}",
                      "strategy: {type: Recreate}"))),
          fires(
              CHECK_QUOTA_CLOSURE,
              "a container that starts first and takes more",
              "`requests.cpu` 1.6 of ResourceQuota `instance` is less than 1.608",
              container("initContainers", "resources: {requests: {cpu: 201m}}")),
          silent(
              CHECK_QUOTA_CLOSURE,
              "a container that starts first and takes as much",
              container("initContainers", "resources: {requests: {cpu: 200m}}")),
          fires(
              CHECK_QUOTA_CLOSURE,
              "a container beside the other",
              "`requests.cpu` 1.6 of ResourceQuota `instance` is less than 2.4",
              container(
                  "initContainers", "restartPolicy: Always, resources: {requests: {cpu: 100m}}")),
          fires(
              CHECK_QUOTA_CLOSURE,
              "a request that is only a limit",
              "`requests.cpu` 1.6 of ResourceQuota `instance` is less than 1.608",
              container("initContainers", "resources: {limits: {cpu: 201m}}")),
          fires(
              CHECK_QUOTA_CLOSURE,
              "pods of another unit",
              "`pods` 59 of ResourceQuota `logging` is less than 60, which DaemonSet `fluent-bit` takes at"
                  + " most",
              logging("pods", "59")),
          silent(CHECK_QUOTA_CLOSURE, "a pod on each node", logging("pods", "60")),
          fires(
              CHECK_CONTAINER_RESOURCES,
              "a request below the least",
              "container `instance` of Deployment `instance` requests 0.099 of `cpu`, expected at least 0.1",
              acme(REQUESTS, "requests: {cpu: 99m, memory: 256Mi}")),
          silent(
              CHECK_CONTAINER_RESOURCES,
              "the least request",
              acme(REQUESTS, "requests: {cpu: 100m, memory: 256Mi}")),
          fires(
              CHECK_CONTAINER_RESOURCES,
              "a limit above the most",
              "the limit of `memory` of container `instance` of Deployment `instance` is 513Mi, expected at"
                  + " most 512Mi",
              acme(LIMITS, "limits: {memory: 513Mi}")),
          silent(
              CHECK_CONTAINER_RESOURCES,
              "no limit, which the range gives",
              acme(LIMITS, "limits: {cpu: 1}")),
          fires(
              CHECK_CONTAINER_RESOURCES,
              "a range of pods without a limit",
              "the limit of `cpu` of a pod of Deployment `instance` is nothing, expected at most 1",
              acme(
                  "  - type: Container\n",
                  "  - type: Pod\n    max: {cpu: 1}\n  - type: Container\n")),
          fires(
              CHECK_CONTAINER_RESOURCES,
              "a limit far above the request",
              "the limit of `memory` of container `instance` of Deployment `instance` is not within 1.9"
                  + " times its request",
              acme("    min: {cpu: 100m}", "    maxLimitRequestRatio: {memory: \"1.9\"}")),
          silent(
              CHECK_CONTAINER_RESOURCES,
              "a limit of twice the request",
              acme("    min: {cpu: 100m}", "    maxLimitRequestRatio: {memory: 2}")),
          fires(
              CHECK_CONTAINER_RESOURCES,
              "a quota on what no container says",
              "container `instance` of Deployment `instance` sets no limit `cpu`, which ResourceQuota"
                  + " `instance` bounds",
              acme(CPU, CPU + ", limits.cpu: \"100\"")),
          fires(
              CHECK_CONTAINER_RESOURCES,
              "a quota on requests that only some containers say",
              "container `more` of Deployment `instance` sets no request `memory`",
              both(
                  acme(CPU, "requests.memory: 100Gi"),
                  both(
                      acme("    max: {memory: 512Mi}\n", ""),
                      container("initContainers", "resources: {requests: {cpu: 200m}}")))),
          silent(
              CHECK_CONTAINER_RESOURCES,
              "a quota on requests that the range gives",
              both(
                  acme(CPU, "requests.memory: 100Gi"),
                  container("initContainers", "resources: {requests: {cpu: 200m}}"))),
          fires(
              CHECK_AUTOSCALER,
              "replicas of two owners",
              "Deployment `instance` says `replicas`, which HorizontalPodAutoscaler `instance` owns",
              acme(REPLICAS, "  replicas: 2\n" + REPLICAS)),
          fires(
              CHECK_AUTOSCALER,
              "two autoscalers",
              "Deployment `instance` is scaled by two autoscalers",
              scaler("instance")),
          fires(
              CHECK_AUTOSCALER,
              "an autoscaler of nothing",
              "scales the Deployment `other`, which its unit does not make",
              scaler("other")),
          fires(
              CHECK_AUTOSCALER,
              "a share of a request that is not there",
              "HorizontalPodAutoscaler `instance` measures the utilisation of `cpu`, but container"
                  + " `instance` of Deployment `instance` requests none",
              both(
                  acme(REQUESTS, "requests: {memory: 256Mi}"), acme("    min: {cpu: 100m}\n", ""))),
          silent(
              CHECK_AUTOSCALER,
              "an amount without a request",
              both(
                  both(
                      acme(REQUESTS, "requests: {memory: 256Mi}"),
                      acme("    min: {cpu: 100m}\n", "")),
                  acme(
                      "target: {type: Utilization, averageUtilization: 70}",
                      "target: {type: AverageValue, averageValue: 100m}"))));
}
