package dev.drydock.check;

import dev.drydock.fleet.Region;
import dev.drydock.yaml.MappingNode;
import java.util.List;
import java.util.Optional;

/**
 * What happens to the pods of a workload when their node is drained.
 *
 * @param outcome the class
 * @param reason what bridges the gap, or why the workload is refused; empty where there is nothing
 *     to say
 */
record Drain(DrainClass outcome, String reason) {

  /**
   * The annotation by which a workload of one pod, or its pods, say what bridges the time until the
   * pod is back elsewhere, and how long that is.
   */
  static final String GAP = "drydock.dev/drain-gap";

  /** The taint of a node that Karpenter empties: it does not evict what tolerates it. */
  static final String DISRUPTED = "karpenter.sh/disrupted";

  static final String NO_GAP = "its only pod goes and no `" + GAP + "` says what bridges that";
  private static final String NEVER = "its budget never permits an eviction";
  static final String NO_OWNER = "nothing makes this pod again on another node";

  /**
   * Returns what happens to the pods of an object.
   *
   * @param objects the objects of its unit
   * @param region where it runs, which knows the number of nodes
   */
  static Drain of(Pods pods, List<KubernetesObject> objects, Optional<Region> region) {
    return switch (pods.owner().kind()) {
      case "Pod" -> new Drain(DrainClass.REFUSED, NO_OWNER);
      case "Job", "CronJob" ->
          new Drain(DrainClass.TASK, named(pods).orElse("a run that is cut off starts anew"));
      case "DaemonSet" -> daemon(pods, own(pods, objects), region);
      default -> replicated(pods, own(pods, objects), Replicas.of(pods.owner(), objects));
    };
  }

  private static List<Budget> own(Pods pods, List<KubernetesObject> objects) {
    return Budget.of(objects).stream().filter(budget -> budget.selects(pods)).toList();
  }

  private static Drain daemon(Pods pods, List<Budget> budgets, Optional<Region> region) {
    boolean stays =
        Fields.maps(pods.spec(), "tolerations").stream().anyMatch(Drain::toleratesLeaving);
    if (budgets.size() > 1) {
      return severalBudgets(budgets);
    }
    if (stays && !budgets.isEmpty()) {
      return new Drain(DrainClass.REFUSED, "it has a budget and is never evicted");
    }
    if (budgets.stream().anyMatch(budget -> blocks(budget, pods, region))) {
      return new Drain(DrainClass.REFUSED, NEVER);
    }
    return new Drain(
        DrainClass.DAEMON,
        stays ? "stays until its node stops" : "evicted when its node is emptied");
  }

  /**
   * The API server does not know how many pods a DaemonSet wants, so that a share is of nothing.
   */
  private static boolean blocks(Budget budget, Pods pods, Optional<Region> region) {
    Optional<Share> kept = budget.minAvailable().filter(share -> !share.isPercent());
    return kept.isEmpty()
        || region.map(each -> kept.orElseThrow().number() >= nodes(pods, each)).orElse(false);
  }

  /** Returns the field of a Region's {@code nodes} that bounds the pods of a DaemonSet. */
  static String nodeCount(Pods pods) {
    return Fields.strings(pods.spec(), "nodeSelector").containsValue("edge") ? "edge" : "maximum";
  }

  /** Returns how many nodes a DaemonSet has a pod on, at most. */
  static long nodes(Pods pods, Region region) {
    return Fields.integer(region.spec(), "nodes", nodeCount(pods)).orElse(0L);
  }

  private static Drain replicated(Pods pods, List<Budget> budgets, Replicas replicas) {
    if (replicas.maximum() == 0) {
      return new Drain(DrainClass.NO_PODS, "");
    }
    if (budgets.size() > 1) {
      return severalBudgets(budgets);
    }
    if (budgets.isEmpty() && replicas.minimum() > 1) {
      return new Drain(DrainClass.REFUSED, "no budget keeps any of its pods");
    }
    if (budgets.stream().anyMatch(each -> each.keepsAll(replicas.minimum()) || each.letsNoneGo())) {
      return new Drain(DrainClass.REFUSED, NEVER);
    }
    return replicas.minimum() > 1
        ? new Drain(DrainClass.DRAINABLE, "")
        : named(pods)
            .map(gap -> new Drain(DrainClass.GAP, gap))
            .orElseGet(() -> new Drain(DrainClass.REFUSED, NO_GAP));
  }

  private static Drain severalBudgets(List<Budget> budgets) {
    return new Drain(
        DrainClass.REFUSED,
        budgets.size() + " budgets select its pods, and the API server evicts none of them");
  }

  /** The pods' own annotation comes first: it is nearer to what it speaks of. */
  private static Optional<String> named(Pods pods) {
    return Optional.ofNullable(pods.annotations().get(GAP))
        .or(() -> Fields.text(pods.owner().node(), "metadata", "annotations", GAP))
        .map(String::strip)
        .flatMap(Finding::nonEmpty);
  }

  /** Returns whether a pod with this toleration stays on a node that is emptied. */
  static boolean toleratesLeaving(MappingNode toleration) {
    String key = Fields.text(toleration, "key").orElse("");
    String operator = Fields.text(toleration, "operator").orElse("Equal");
    String effect = Fields.text(toleration, "effect").orElse("");
    boolean isEffect = effect.isEmpty() || effect.equals("NoSchedule");
    return isEffect && (key.equals(DISRUPTED) || (key.isEmpty() && operator.equals("Exists")));
  }
}
