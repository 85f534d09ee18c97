package dev.drydock.manifest;

/** The rules across fields, by kind. */
final class KindRules {

  private KindRules() {}

  static void judge(Manifest manifest, KindScope scope, Findings findings) {
    MetadataRules.judge(manifest, scope, findings);
    PodRules.judge(manifest, findings);
    ObjectIdentity identity = manifest.identity();
    switch (identity.group() + "/" + identity.kind()) {
      case "apps/Deployment" -> {
        SelectorRules.judge(manifest, findings);
        ObjectRules.deployment(manifest, findings);
      }
      case "apps/DaemonSet" -> SelectorRules.judge(manifest, findings);
      case "apps/StatefulSet" -> {
        SelectorRules.judge(manifest, findings);
        ObjectRules.statefulSet(manifest, findings);
      }
      case "autoscaling/HorizontalPodAutoscaler" -> ObjectRules.autoscaler(manifest, findings);
      case "/Service" -> ObjectRules.service(manifest, findings);
      case "/ConfigMap", "/Secret" -> ObjectRules.data(manifest, findings);
      case "/LimitRange" -> ObjectRules.limitRange(manifest, findings);
      case "karpenter.sh/NodePool" -> NodeRules.pool(manifest, findings);
      case "karpenter.k8s.aws/EC2NodeClass" -> NodeRules.nodeClass(manifest, findings);
      default -> {}
    }
  }
}
