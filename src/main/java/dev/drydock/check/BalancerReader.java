package dev.drydock.check;

import dev.drydock.diag.Origin;
import dev.drydock.yaml.MappingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Recognises load balancers by the kinds of their objects, and reads what they are told. */
final class BalancerReader {

  private static final List<String> LOAD_BALANCING =
      List.of("elbv2.aws.m.upbound.io", "elbv2.aws.upbound.io");
  private static final List<String> AUTO_SCALING =
      List.of("autoscaling.aws.m.upbound.io", "autoscaling.aws.upbound.io");

  /** The seconds after which a network load balancer forgets a connection. */
  private static final long DEFAULT_IDLE = 350;

  private BalancerReader() {}

  static BalancerFacts read(List<KubernetesObject> objects) {
    List<KubernetesObject> groups = of(objects, LOAD_BALANCING, "LBTargetGroup").toList();
    List<TargetOwnerFacts> owners = new ArrayList<>();
    of(objects, AUTO_SCALING, "Attachment").forEach(each -> owners.addAll(owner(each, groups)));
    of(objects, LOAD_BALANCING, "LBTargetGroupAttachment")
        .forEach(each -> owners.addAll(owner(each, groups)));
    objects.forEach(each -> foreign(each).ifPresent(owners::add));
    boolean sharesZones =
        of(objects, LOAD_BALANCING, "LB")
            .anyMatch(
                balancer ->
                    Fields.isTrue(
                        balancer.node(), "spec", "forProvider", "enableCrossZoneLoadBalancing"));
    return new BalancerFacts(
        of(objects, LOAD_BALANCING, "LBListener").map(BalancerReader::listener).toList(),
        groups.stream().map(BalancerReader::targetGroup).toList(),
        owners,
        sharesZones);
  }

  private static Stream<KubernetesObject> of(
      List<KubernetesObject> objects, List<String> groups, String kind) {
    return objects.stream().filter(each -> groups.stream().anyMatch(g -> each.is(g, kind)));
  }

  private static ListenerFacts listener(KubernetesObject object) {
    MappingNode spec = object.node().map("spec", "forProvider").orElse(object.node());
    return new ListenerFacts(
        "listener `" + object.name() + "`",
        Fields.integer(spec, "tcpIdleTimeoutSeconds").orElse(DEFAULT_IDLE),
        Fields.origin(spec, "tcpIdleTimeoutSeconds"));
  }

  private static TargetGroupFacts targetGroup(KubernetesObject object) {
    MappingNode spec = object.node().map("spec", "forProvider").orElse(object.node());
    MappingNode state = Fields.maps(spec, "targetHealthState").stream().findFirst().orElse(spec);
    String crossZone = Fields.text(spec, "loadBalancingCrossZoneEnabled").orElse("");
    return new TargetGroupFacts(
        object.name(),
        "target group `" + object.name() + "`",
        object.origin(),
        Fields.integer(spec, "port"),
        health(spec),
        Fields.flag(state, "enableUnhealthyConnectionTermination").orElse(true),
        Fields.origin(state, "enableUnhealthyConnectionTermination"),
        Fields.integer(state, "unhealthyDrainingInterval").orElse(0L),
        Fields.origin(state, "unhealthyDrainingInterval"),
        switch (crossZone) {
          case "true" -> Optional.of(true);
          case "false" -> Optional.of(false);
          default -> Optional.empty();
        },
        Fields.origin(spec, "loadBalancingCrossZoneEnabled"),
        /* isRendered= */ true);
  }

  /** Returns the health check with the provider's defaults for what is not said. */
  private static TargetGroupFacts.Health health(MappingNode spec) {
    MappingNode check = spec.map("healthCheck").orElse(spec);
    boolean isSet = spec.map("healthCheck").isPresent();
    String protocol = isSet ? Fields.text(check, "protocol").orElse("TCP") : "TCP";
    Origin origin = Fields.origin(spec, "healthCheck");
    return new TargetGroupFacts.Health(
        protocol.toUpperCase(Locale.ROOT),
        isSet ? Fields.text(check, "port").orElse("traffic-port") : "traffic-port",
        Fields.text(check, "path").orElse("/"),
        Fields.text(check, "matcher").orElse("200-399"),
        number(check, isSet, "interval", 30),
        number(check, isSet, "timeout", protocol.equalsIgnoreCase("HTTP") ? 6 : 10),
        number(check, isSet, "healthyThreshold", 5),
        number(check, isSet, "unhealthyThreshold", 2),
        origin,
        isSet
            ? Finding.together(
                check, "interval", "timeout", "healthyThreshold", "unhealthyThreshold")
            : origin);
  }

  private static long number(MappingNode check, boolean isSet, String key, long otherwise) {
    return isSet ? Fields.integer(check, key).orElse(otherwise) : otherwise;
  }

  /** Returns an attachment once for every target group that it refers to. */
  private static List<TargetOwnerFacts> owner(
      KubernetesObject object, List<KubernetesObject> groups) {
    MappingNode spec = object.node().map("spec", "forProvider").orElse(object.node());
    String scaling = Fields.text(spec, "autoscalingGroupName").orElse("");
    String problem =
        object.kind().equals("Attachment") ? "" : "registers one target that does not roll";
    List<String> names = references(spec, groups);
    return (names.isEmpty() ? List.of("") : names)
        .stream()
            .map(
                name ->
                    new TargetOwnerFacts(object.title(), name, scaling, problem, object.origin()))
            .toList();
  }

  private static List<String> references(MappingNode spec, List<KubernetesObject> groups) {
    for (String field : List.of("lbTargetGroupArn", "targetGroupArn")) {
      Optional<String> name = Fields.text(spec, field + "Ref", "name");
      if (name.isPresent()) {
        return List.of(name.orElseThrow());
      }
      SortedMap<String, String> labels = Fields.strings(spec, field + "Selector", "matchLabels");
      if (!labels.isEmpty()) {
        return groups.stream()
            .filter(
                group ->
                    LabelSelector.contains(
                        Fields.strings(group.node(), "metadata", "labels"), labels))
            .map(KubernetesObject::name)
            .toList();
      }
    }
    return List.of();
  }

  /** Returns the owners that take members away which they did not register themselves. */
  private static Optional<TargetOwnerFacts> foreign(KubernetesObject object) {
    if (object.is("elbv2.k8s.aws", "TargetGroupBinding")) {
      String name = Fields.text(object.node(), "spec", "targetGroupName").orElse(object.name());
      String problem = "cannot register host ports and removes targets that it does not know";
      return Optional.of(new TargetOwnerFacts(object.title(), name, "", problem, object.origin()));
    }
    if (object.is("elbv2.services.k8s.aws", "TargetGroup")) {
      String problem = "removes every target that it does not list";
      return Optional.of(
          new TargetOwnerFacts(object.title(), object.name(), "", problem, object.origin()));
    }
    return Optional.empty();
  }
}
