package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import java.util.List;

/** Finds annotations and labels by which an object would steer what delivers it. */
final class DeliveryMarks {

  private static final List<String> PREFIXES =
      List.of(
          "argocd.argoproj.io/",
          "helm.sh/",
          "meta.helm.sh/",
          "helm.toolkit.fluxcd.io/",
          "kustomize.toolkit.fluxcd.io/",
          "reconcile.fluxcd.io/",
          "source.toolkit.fluxcd.io/",
          "kubectl.kubernetes.io/last-applied-configuration",
          "config.kubernetes.io/",
          "eks.amazonaws.com/role-arn");

  /** Owners of volumes outlive delivery, and say so. */
  private static final List<String> KEPT =
      List.of(
          "argocd.argoproj.io/sync-options=Prune=false,Delete=false",
          "argocd.argoproj.io/compare-options=IgnoreExtraneous",
          "kustomize.toolkit.fluxcd.io/prune=disabled");

  private final Code code;
  private final Diagnostics diagnostics;

  DeliveryMarks(Code code, Diagnostics diagnostics) {
    this.code = code;
    this.diagnostics = diagnostics;
  }

  void check(KubernetesObject object) {
    marks(object, "annotations");
    marks(object, "labels");
  }

  private void marks(KubernetesObject object, String field) {
    Fields.strings(object.node(), "metadata", field)
        .forEach(
            (key, value) -> {
              boolean isMark = PREFIXES.stream().anyMatch(key::startsWith);
              if (isMark && !(ownsVolumes(object) && KEPT.contains(key + "=" + value))) {
                String message =
                    "%s steers its delivery by `%s: %s`".formatted(object.title(), key, value);
                diagnostics.add(
                    Diagnostic.of(code, object.origin("metadata", field, key), message));
              }
            });
  }

  private static boolean ownsVolumes(KubernetesObject object) {
    return object.is("", "PersistentVolumeClaim") || object.is("apps", "StatefulSet");
  }
}
