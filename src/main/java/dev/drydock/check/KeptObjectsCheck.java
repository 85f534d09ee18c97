package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Origin;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.Region;
import dev.drydock.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;

/** Proves that delivery deletes nothing that cannot be made again as it was. */
final class KeptObjectsCheck implements UnitCheck {

  private static final List<String> LOAD_BALANCING =
      List.of("elbv2.aws.m.upbound.io", "elbv2.aws.upbound.io");
  private static final List<String> BALANCERS = List.of("LB", "LBListener", "LBTargetGroup");

  /**
   * An annotation that delivery heeds.
   *
   * @param key its key
   * @param words words that its value must hold, separated by commas
   */
  private record Mark(String key, List<String> words) {}

  private static final List<Mark> ARGO_CD =
      List.of(
          new Mark("argocd.argoproj.io/sync-options", List.of("Prune=false", "Delete=false")),
          new Mark("argocd.argoproj.io/compare-options", List.of("IgnoreExtraneous")));
  private static final List<Mark> FLUX =
      List.of(new Mark("kustomize.toolkit.fluxcd.io/prune", List.of("disabled")));

  @Override
  public Code code() {
    return Code.CHECK_KEPT_OBJECTS;
  }

  @Override
  public String relation() {
    return "delivery never deletes a namespace, a load balancer, a listener, a target group, the owner"
        + " of a volume or what nodes come of, and Crossplane deletes nothing of a load balancer";
  }

  @Override
  public void check(CheckedUnit unit, Fleet fleet, Diagnostics diagnostics) {
    Optional<Region> region = Optional.ofNullable(fleet.regions().get(unit.id().region()));
    for (KubernetesObject object : unit.all()) {
      if (isBalancer(object)) {
        policies(object, diagnostics);
      }
      if (isBalancer(object) || isKept(object)) {
        region.ifPresent(each -> marks(object, marks(each.engine()), diagnostics));
      }
    }
  }

  private static boolean isBalancer(KubernetesObject object) {
    return LOAD_BALANCING.contains(object.group()) && BALANCERS.contains(object.kind());
  }

  private static boolean isKept(KubernetesObject object) {
    return object.is("", "Namespace")
        || object.is("", "PersistentVolumeClaim")
        || object.is("karpenter.sh", "NodePool")
        || object.is("karpenter.k8s.aws", "EC2NodeClass")
        || (object.is("apps", "StatefulSet")
            && !Fields.maps(object.node(), "spec", "volumeClaimTemplates").isEmpty());
  }

  private static List<Mark> marks(Region.Engine engine) {
    return switch (engine) {
      case ARGOCD -> ARGO_CD;
      case FLUX -> FLUX;
    };
  }

  private void marks(KubernetesObject object, List<Mark> marks, Diagnostics diagnostics) {
    for (Mark mark : marks) {
      String value = Fields.text(object.node(), "metadata", "annotations", mark.key()).orElse("");
      if (!List.of(value.split("\\s*,\\s*")).containsAll(mark.words())) {
        String found = value.isEmpty() ? "missing" : "`" + value + "`";
        String message =
            "delivery may delete %s: its annotation `%s` is %s, expected `%s`"
                .formatted(object.title(), mark.key(), found, String.join(",", mark.words()));
        add(object.origin("metadata", "annotations", mark.key()), message, diagnostics);
      }
    }
  }

  private void policies(KubernetesObject object, Diagnostics diagnostics) {
    List<ScalarNode> policies = Fields.scalars(object.node(), "spec", "managementPolicies");
    if (policies.isEmpty()) {
      String message =
          "Crossplane may delete %s: without `managementPolicies` it does everything"
              .formatted(object.title());
      add(object.origin(), message, diagnostics);
    }
    for (ScalarNode policy : policies) {
      if (policy.text().equals("*") || policy.text().equals("Delete")) {
        String message =
            "Crossplane may delete %s: its `managementPolicies` hold `%s`"
                .formatted(object.title(), policy.text());
        add(policy.origin(), message, diagnostics);
      }
    }
  }

  private void add(Origin origin, String message, Diagnostics diagnostics) {
    diagnostics.add(Diagnostic.of(code(), origin, message));
  }
}
