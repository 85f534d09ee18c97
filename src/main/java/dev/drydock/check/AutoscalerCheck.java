package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.fleet.Fleet;
import dev.drydock.yaml.MappingNode;
import java.util.List;
import java.util.Optional;

/** Proves that an autoscaler alone owns the number of replicas, and can compute it. */
final class AutoscalerCheck implements UnitCheck {

  private static final List<String> SCALABLE =
      List.of("apps/Deployment", "apps/StatefulSet", "apps/ReplicaSet");

  @Override
  public Code code() {
    return Code.CHECK_AUTOSCALER;
  }

  @Override
  public String relation() {
    return "what a HorizontalPodAutoscaler scales is rendered, says no `replicas` itself, is scaled"
        + " by no other, and every container requests what the utilisation of is measured";
  }

  @Override
  public void check(CheckedUnit unit, Fleet fleet, Diagnostics diagnostics) {
    List<KubernetesObject> objects = unit.objects();
    List<KubernetesObject> scalers =
        objects.stream().filter(each -> each.is("autoscaling", "HorizontalPodAutoscaler")).toList();
    for (int index = 0; index < scalers.size(); index++) {
      KubernetesObject scaler = scalers.get(index);
      Optional<KubernetesObject> target =
          objects.stream().filter(each -> scales(scaler, each)).findFirst();
      if (target.isEmpty()) {
        target(scaler, diagnostics);
        continue;
      }
      replicas(scaler, target.orElseThrow(), diagnostics);
      metrics(scaler, target.orElseThrow(), objects, diagnostics);
      for (KubernetesObject other : scalers.subList(0, index)) {
        if (scales(other, target.orElseThrow())) {
          other(scaler, other, target.orElseThrow(), diagnostics);
        }
      }
    }
  }

  /** Returns whether an autoscaler owns the number of an object's pods. */
  static boolean scales(KubernetesObject scaler, KubernetesObject owner) {
    return SCALABLE.contains(owner.group() + "/" + owner.kind())
        && scaler.namespace().equals(owner.namespace())
        && text(scaler, "kind").equals(owner.kind())
        && text(scaler, "name").equals(owner.name());
  }

  private static String text(KubernetesObject scaler, String field) {
    return Fields.text(scaler.node(), "spec", "scaleTargetRef", field).orElse("");
  }

  private void target(KubernetesObject scaler, Diagnostics diagnostics) {
    String message =
        "%s scales the %s `%s`, which its unit does not make"
            .formatted(scaler.title(), text(scaler, "kind"), text(scaler, "name"));
    diagnostics.add(
        Diagnostic.of(code(), scaler.origin("spec", "scaleTargetRef", "name"), message));
  }

  private void replicas(KubernetesObject scaler, KubernetesObject target, Diagnostics diagnostics) {
    if (target.node().at("spec", "replicas").isPresent()) {
      String message =
          "%s says `replicas`, which %s owns: each sync would undo what it decided"
              .formatted(target.title(), scaler.title());
      diagnostics.add(
          Finding.of(
                  code(),
                  target.origin("spec", "replicas"),
                  message,
                  scaler.origin(),
                  "the autoscaler")
              .withHint("leave `replicas` out where there is an autoscaler"));
    }
  }

  private void other(
      KubernetesObject scaler,
      KubernetesObject other,
      KubernetesObject target,
      Diagnostics diagnostics) {
    String message = "%s is scaled by two autoscalers".formatted(target.title());
    diagnostics.add(
        Finding.of(code(), scaler.origin(), message, other.origin(), "the other autoscaler"));
  }

  private void metrics(
      KubernetesObject scaler,
      KubernetesObject target,
      List<KubernetesObject> objects,
      Diagnostics diagnostics) {
    ContainerDefaults defaults = ContainerDefaults.of(target.namespace(), objects);
    for (MappingNode metric : Fields.maps(scaler.node(), "spec", "metrics")) {
      String field =
          Fields.text(metric, "type").orElse("").equals("ContainerResource")
              ? "containerResource"
              : "resource";
      boolean isShare =
          Fields.text(metric, field, "target", "type").orElse("").equals("Utilization");
      String only = Fields.text(metric, field, "container").orElse("");
      String name = Fields.text(metric, field, "name").orElse("");
      target.pods().stream()
          .filter(pods -> isShare)
          .flatMap(pods -> pods.containers().stream())
          .filter(container -> !container.isInitial())
          .filter(container -> only.isEmpty() || container.name().equals(only))
          .filter(container -> !PodResources.requests(container.node(), defaults).has(name))
          .forEach(container -> request(scaler, metric, field, target, container, diagnostics));
    }
  }

  private void request(
      KubernetesObject scaler,
      MappingNode metric,
      String field,
      KubernetesObject target,
      Pods.Container container,
      Diagnostics diagnostics) {
    String name = Fields.text(metric, field, "name").orElse("");
    String message =
        "%s measures the utilisation of `%s`, but container `%s` of %s requests none"
            .formatted(scaler.title(), name, container.name(), target.title());
    diagnostics.add(
        Finding.of(
            code(),
            Fields.origin(container.node(), "resources", "requests"),
            message,
            Fields.origin(metric, field, "name"),
            "the metric"));
  }
}
