package dev.drydock.check;

import static dev.drydock.check.CheckCase.both;
import static dev.drydock.check.CheckCase.edit;
import static dev.drydock.check.CheckCase.fires;
import static dev.drydock.check.CheckCase.silent;
import static dev.drydock.diag.Code.CHECK_DRAIN_GAP;
import static dev.drydock.diag.Code.CHECK_EVICTION_POSSIBLE;

import java.util.List;
import java.util.function.UnaryOperator;

/** Cases of what goes with its node. */
final class DrainGapCases {

  private static final String PIECE = "eu/fluent-bit";
  private static final String GAP =
      "  annotations: {drydock.dev/drain-gap: \"callers try again, for a minute\"}\n";
  private static final String LABELS = "      labels: {app.kubernetes.io/name: tool}\n";
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: alone, namespace: tools}
      spec: {containers: [{name: alone, image: "cr.fluentbit.io/fluent/fluent-bit:5.0.9"}]}
      """;
  private static final String JOB =
      """
      apiVersion: batch/v1
      kind: Job
      metadata: {name: once, namespace: tools}
      spec:
        template:
          spec:
            restartPolicy: Never
            containers: [{name: once, image: "cr.fluentbit.io/fluent/fluent-bit:5.0.9"}]
      """;
  private static final String BUDGET =
      """
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: {name: tool, namespace: tools}
      spec: {%sselector: {matchLabels: {app.kubernetes.io/name: tool}}}
      """;
  private static final String SAYS =
      "the only pod of Deployment `tool` goes with its node, and no annotation"
          + " `drydock.dev/drain-gap` says what bridges that";

  private DrainGapCases() {}

  /** Returns a change after the annotation is gone. */
  private static UnaryOperator<Scenario> unnamed(UnaryOperator<Scenario> change) {
    return both(edit(PIECE, GAP, ""), change);
  }

  private static UnaryOperator<Scenario> more(String document) {
    return scenario -> scenario.add(PIECE, document);
  }

  static final List<CheckCase> ALL =
      List.of(
          fires(CHECK_DRAIN_GAP, "a single pod", SAYS, edit(PIECE, GAP, "")),
          fires(
              CHECK_DRAIN_GAP,
              "an annotation that says nothing",
              SAYS,
              edit(PIECE, "callers try again, for a minute", " ")),
          fires(
              CHECK_DRAIN_GAP,
              "a single pod that may go",
              SAYS,
              unnamed(more(BUDGET.formatted("maxUnavailable: 1, ")))),
          silent(
              CHECK_DRAIN_GAP,
              "an annotation on the pods",
              unnamed(
                  edit(PIECE, LABELS, LABELS + "      annotations: {drydock.dev/drain-gap: a}\n"))),
          silent(
              CHECK_DRAIN_GAP,
              "two pods, whose budget is another check's",
              unnamed(edit(PIECE, "replicas: 1", "replicas: 2"))),
          silent(CHECK_DRAIN_GAP, "no pods", unnamed(edit(PIECE, "replicas: 1", "replicas: 0"))),
          fires(
              CHECK_DRAIN_GAP,
              "a pod that nothing makes",
              "Pod `alone` goes with its node, and nothing makes it again",
              more(POD)),
          silent(CHECK_DRAIN_GAP, "a job, which starts anew", more(JOB)),
          fires(
              CHECK_EVICTION_POSSIBLE,
              "a budget that says nothing",
              "nothing of PodDisruptionBudget `tool` lets no pod of Deployment `tool` go",
              more(BUDGET.formatted(""))),
          silent(
              CHECK_EVICTION_POSSIBLE,
              "a budget of a single pod that may go",
              more(BUDGET.formatted("maxUnavailable: 1, "))),
          fires(
              CHECK_EVICTION_POSSIBLE,
              "a ReplicaSet without a budget",
              "no disruption budget selects the 2 pods of ReplicaSet `tool`",
              both(
                  edit(
                      PIECE,
                      "kind: Deployment\nmetadata:\n  name: tool",
                      "kind: ReplicaSet\nmetadata:\n  name: tool"),
                  edit(PIECE, "replicas: 1", "replicas: 2"))));
}
