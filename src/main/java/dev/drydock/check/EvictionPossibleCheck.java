package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Origin;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.Region;
import dev.drydock.yaml.MappingNode;
import java.util.List;
import java.util.Optional;

/** Proves that a node can be drained: budgets leave one pod to evict, and every pod has one. */
final class EvictionPossibleCheck implements UnitCheck {

  /** What keeps a number of pods. */
  private static final List<String> KINDS =
      List.of(
          "Deployment",
          "StatefulSet",
          "DaemonSet",
          "ReplicaSet",
          "ReplicationController",
          OperatedPods.KIND);

  @Override
  public Code code() {
    return Code.CHECK_EVICTION_POSSIBLE;
  }

  @Override
  public String relation() {
    return "PDB minAvailable < minimum replicas; a DaemonSet's PDB is an integer minAvailable below"
        + " its nodes; exactly one PDB per replicated pod; a budgeted DaemonSet does not tolerate"
        + " the taint of nodes that go";
  }

  @Override
  public void check(CheckedUnit unit, Fleet fleet, Diagnostics diagnostics) {
    List<KubernetesObject> objects = unit.objects();
    List<Budget> budgets = Budget.of(objects);
    List<Pods> pods =
        Pods.of(objects).stream().filter(each -> KINDS.contains(each.owner().kind())).toList();
    Region region = fleet.regions().get(unit.id().region());
    for (Pods each : pods) {
      pods(each, budgets, objects, Optional.ofNullable(region), diagnostics);
    }
    budgets.stream()
        .filter(budget -> pods.stream().noneMatch(budget::selects))
        .map(Budget::object)
        .forEach(
            budget ->
                add(budget.origin(), budget.title() + " selects no pods of its unit", diagnostics));
  }

  private void pods(
      Pods pods,
      List<Budget> budgets,
      List<KubernetesObject> objects,
      Optional<Region> region,
      Diagnostics diagnostics) {
    KubernetesObject owner = pods.owner();
    List<Budget> own = budgets.stream().filter(each -> each.selects(pods)).toList();
    if (own.size() > 1) {
      String message =
          "%d disruption budgets select the pods of %s, and the API server evicts none of them"
              .formatted(own.size(), owner.title());
      diagnostics.add(
          Finding.of(
              code(),
              own.get(1).object().origin(),
              message,
              own.getFirst().object().origin(),
              "the other budget"));
    }
    if (owner.kind().equals("DaemonSet")) {
      own.forEach(budget -> daemonSet(budget.object(), pods, region, diagnostics));
      return;
    }
    Replicas replicas = Replicas.of(owner, objects);
    if (own.isEmpty() && replicas.minimum() > 1) {
      String message =
          "no disruption budget selects the %d pods of %s"
              .formatted(replicas.minimum(), owner.title());
      add(owner.origin(), message, diagnostics);
    }
    if (replicas.maximum() > 0) {
      own.forEach(budget -> budget(budget, owner, replicas, diagnostics));
    }
  }

  private void budget(
      Budget rule, KubernetesObject owner, Replicas replicas, Diagnostics diagnostics) {
    KubernetesObject budget = rule.object();
    if (rule.keepsAll(replicas.minimum())) {
      String message =
          "minAvailable %s of %s is not below the minimum of %s of %s"
              .formatted(
                  rule.minAvailable().orElseThrow(),
                  budget.title(),
                  Finding.count(replicas.minimum(), "replica"),
                  owner.title());
      diagnostics.add(
          Finding.of(
              code(),
              budget.origin("spec", "minAvailable"),
              message,
              replicas.minimumOrigin(),
              "replicas of " + owner.title()));
    }
    if (rule.letsNoneGo()) {
      String message =
          "%s of %s lets no pod of %s go".formatted(rule.text(), budget.title(), owner.title());
      add(budget.origin("spec", "maxUnavailable"), message, diagnostics);
    }
  }

  private void daemonSet(
      KubernetesObject budget, Pods pods, Optional<Region> region, Diagnostics diagnostics) {
    KubernetesObject owner = pods.owner();
    Optional<Share> available = Share.at(budget.node(), "spec", "minAvailable");
    if (available.isEmpty() || available.orElseThrow().isPercent()) {
      String message =
          "%s of %s has no whole `minAvailable`, which is all that works for a DaemonSet"
              .formatted(budget.title(), owner.title());
      add(budget.origin("spec", "minAvailable"), message, diagnostics);
    } else {
      region.ifPresent(
          each -> nodes(budget, pods, each, available.orElseThrow().number(), diagnostics));
    }
    for (MappingNode toleration : Fields.maps(pods.spec(), "tolerations")) {
      if (Drain.toleratesLeaving(toleration)) {
        String message =
            "%s tolerates the taint `%s`, so that its pods are not evicted when a node goes"
                .formatted(owner.title(), Drain.DISRUPTED);
        add(toleration.origin(), message, diagnostics);
      }
    }
  }

  private void nodes(
      KubernetesObject budget, Pods pods, Region region, long kept, Diagnostics diagnostics) {
    long nodes = Drain.nodes(pods, region);
    if (kept >= nodes) {
      String message =
          "minAvailable %d of %s is not below the %s of %s"
              .formatted(kept, budget.title(), Finding.count(nodes, "node"), pods.owner().title());
      Origin place = Fields.origin(region.spec(), "nodes", Drain.nodeCount(pods));
      diagnostics.add(
          Finding.of(
              code(),
              budget.origin("spec", "minAvailable"),
              message,
              place,
              "nodes of region `" + region.name() + "`"));
    }
  }

  private void add(Origin origin, String message, Diagnostics diagnostics) {
    diagnostics.add(Diagnostic.of(code(), origin, message));
  }
}
