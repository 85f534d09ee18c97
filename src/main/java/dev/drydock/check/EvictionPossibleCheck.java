package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Origin;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.Region;
import dev.drydock.manifest.Unit;
import dev.drydock.yaml.MappingNode;
import java.util.List;
import java.util.Optional;

/** Proves that a node can be drained: budgets leave one pod to evict, and every pod has one. */
final class EvictionPossibleCheck implements UnitCheck {

  private static final String DISRUPTED = "karpenter.sh/disrupted";

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
  public void check(Unit unit, Fleet fleet, Diagnostics diagnostics) {
    List<KubernetesObject> objects = KubernetesObject.of(unit.objects());
    List<KubernetesObject> budgets =
        objects.stream().filter(each -> each.is("policy", "PodDisruptionBudget")).toList();
    List<Pods> pods =
        Pods.of(objects).stream()
            .filter(
                each ->
                    List.of("Deployment", "StatefulSet", "DaemonSet").contains(each.owner().kind()))
            .toList();
    Region region = fleet.regions().get(unit.id().region());
    for (Pods each : pods) {
      pods(each, budgets, objects, Optional.ofNullable(region), diagnostics);
    }
    budgets.stream()
        .filter(budget -> pods.stream().noneMatch(each -> selects(budget, each)))
        .forEach(
            budget ->
                add(budget.origin(), budget.title() + " selects no pods of its unit", diagnostics));
  }

  private static boolean selects(KubernetesObject budget, Pods pods) {
    return budget.namespace().equals(pods.owner().namespace())
        && LabelSelector.at(budget.node(), "spec", "selector")
            .map(selector -> selector.matches(pods.labels()))
            .orElse(false);
  }

  private void pods(
      Pods pods,
      List<KubernetesObject> budgets,
      List<KubernetesObject> objects,
      Optional<Region> region,
      Diagnostics diagnostics) {
    KubernetesObject owner = pods.owner();
    List<KubernetesObject> own = budgets.stream().filter(each -> selects(each, pods)).toList();
    if (own.size() > 1) {
      String message =
          "%d disruption budgets select the pods of %s, and the API server evicts none of them"
              .formatted(own.size(), owner.title());
      diagnostics.add(
          Finding.of(
              code(), own.get(1).origin(), message, own.getFirst().origin(), "the other budget"));
    }
    if (owner.kind().equals("DaemonSet")) {
      own.forEach(budget -> daemonSet(budget, pods, region, diagnostics));
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
      KubernetesObject budget, KubernetesObject owner, Replicas replicas, Diagnostics diagnostics) {
    MappingNode node = budget.node();
    Optional<Share> available = Share.at(node, "spec", "minAvailable");
    long kept = available.map(share -> share.roundedUp(replicas.minimum())).orElse(0L);
    if (available.isPresent() && kept >= replicas.minimum()) {
      String message =
          "minAvailable %s of %s is not below the minimum of %s of %s"
              .formatted(
                  available.orElseThrow(),
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
    Optional<Share> away = Share.at(node, "spec", "maxUnavailable");
    if (away.map(share -> share.number() == 0).orElse(false)) {
      String message =
          "maxUnavailable %s of %s lets no pod of %s go"
              .formatted(away.orElseThrow(), budget.title(), owner.title());
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
      if (toleratesLeaving(toleration)) {
        String message =
            "%s tolerates the taint `%s`, so that its pods are not evicted when a node goes"
                .formatted(owner.title(), DISRUPTED);
        add(toleration.origin(), message, diagnostics);
      }
    }
  }

  private void nodes(
      KubernetesObject budget, Pods pods, Region region, long kept, Diagnostics diagnostics) {
    String field =
        Fields.strings(pods.spec(), "nodeSelector").containsValue("edge") ? "edge" : "maximum";
    long nodes = Fields.integer(region.spec(), "nodes", field).orElse(0L);
    if (kept >= nodes) {
      String message =
          "minAvailable %d of %s is not below the %s of %s"
              .formatted(kept, budget.title(), Finding.count(nodes, "node"), pods.owner().title());
      Origin place = Fields.origin(region.spec(), "nodes", field);
      diagnostics.add(
          Finding.of(
              code(),
              budget.origin("spec", "minAvailable"),
              message,
              place,
              "nodes of region `" + region.name() + "`"));
    }
  }

  private static boolean toleratesLeaving(MappingNode toleration) {
    String key = Fields.text(toleration, "key").orElse("");
    String operator = Fields.text(toleration, "operator").orElse("Equal");
    String effect = Fields.text(toleration, "effect").orElse("");
    boolean isEffect = effect.isEmpty() || effect.equals("NoSchedule");
    return isEffect && (key.equals(DISRUPTED) || (key.isEmpty() && operator.equals("Exists")));
  }

  private void add(Origin origin, String message, Diagnostics diagnostics) {
    diagnostics.add(Diagnostic.of(code(), origin, message));
  }
}
