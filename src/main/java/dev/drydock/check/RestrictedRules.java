package dev.drydock.check;

import static dev.drydock.check.PodSecurityLevel.RESTRICTED;

import dev.drydock.diag.Origin;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the restricted level of the Pod Security Standards as of Kubernetes 1.35 asks beyond the
 * baseline.
 */
final class RestrictedRules {

  private static final List<String> VOLUMES =
      List.of(
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "image",
          "persistentVolumeClaim",
          "projected",
          "secret");

  private final Pods pod;
  private final boolean isWindows;
  private final boolean hasOwnUsers;
  private final List<PodSecurityBreach> breaches = new ArrayList<>();

  private RestrictedRules(Pods pod) {
    this.pod = pod;
    this.isWindows = Fields.text(pod.spec(), "os", "name").orElse("").equals("windows");
    this.hasOwnUsers = !Fields.flag(pod.spec(), "hostUsers").orElse(true);
  }

  static List<PodSecurityBreach> breaches(Pods pod) {
    RestrictedRules rules = new RestrictedRules(pod);
    rules.volumes();
    rules.root("the pod", pod.spec(), /* inherited= */ Optional.of(true));
    Optional<Boolean> nonRoot = Fields.flag(pod.spec(), "securityContext", "runAsNonRoot");
    for (Pods.Container container : pod.containers()) {
      String who = "container `" + container.name() + "`";
      rules.root(who, container.node(), nonRoot);
      rules.procMount(who, container.node());
      if (!rules.isWindows) {
        rules.escalation(who, container.node());
        rules.capabilities(who, container.node());
        rules.seccomp(who, container.node());
      }
    }
    return List.copyOf(rules.breaches);
  }

  private void volumes() {
    for (MappingNode volume : Fields.maps(pod.spec(), "volumes")) {
      // A path of the node is refused by the baseline and told once.
      boolean isKnown = volume.get("hostPath").isPresent();
      if (!isKnown && VOLUMES.stream().noneMatch(type -> volume.get(type).isPresent())) {
        String name = Fields.text(volume, "name").orElse("");
        add(volume.origin(), "volume `" + name + "` has a type that is not allowed");
      }
    }
  }

  private void root(String who, MappingNode holder, Optional<Boolean> inherited) {
    if (hasOwnUsers) {
      return;
    }
    Origin origin = Fields.origin(holder, "securityContext", "runAsNonRoot");
    if (!Fields.flag(holder, "securityContext", "runAsNonRoot").or(() -> inherited).orElse(false)) {
      add(origin, who + " may run as root: `runAsNonRoot` is not true");
    }
    if (Fields.integer(holder, "securityContext", "runAsUser").orElse(1L) == 0L) {
      add(Fields.origin(holder, "securityContext", "runAsUser"), who + " runs as user 0");
    }
  }

  private void procMount(String who, MappingNode container) {
    Optional<String> mount = Fields.text(container, "securityContext", "procMount");
    // Without users of its own the baseline refuses it already.
    if (hasOwnUsers && mount.filter(type -> !type.equals("Default")).isPresent()) {
      add(
          Fields.origin(container, "securityContext", "procMount"),
          who + " mounts /proc as `" + mount.orElseThrow() + "`");
    }
  }

  private void escalation(String who, MappingNode container) {
    if (Fields.flag(container, "securityContext", "allowPrivilegeEscalation").orElse(true)) {
      add(
          Fields.origin(container, "securityContext", "allowPrivilegeEscalation"),
          who + " may gain privileges: `allowPrivilegeEscalation` is not false");
    }
  }

  private void capabilities(String who, MappingNode container) {
    if (!Fields.texts(container, "securityContext", "capabilities", "drop").contains("ALL")) {
      add(
          Fields.origin(container, "securityContext", "capabilities", "drop"),
          who + " does not drop `ALL` capabilities");
    }
    for (ScalarNode added : Fields.scalars(container, "securityContext", "capabilities", "add")) {
      // The others are refused by the baseline and told once.
      boolean isKnown = !BaselineRules.CAPABILITIES.contains(added.text());
      if (!isKnown && !added.text().equals("NET_BIND_SERVICE")) {
        add(added.origin(), who + " adds the capability `" + added.text() + "`");
      }
    }
  }

  private void seccomp(String who, MappingNode container) {
    boolean isSet =
        Fields.text(container, "securityContext", "seccompProfile", "type").isPresent()
            || Fields.text(pod.spec(), "securityContext", "seccompProfile", "type").isPresent();
    if (!isSet) {
      add(
          Fields.origin(container, "securityContext", "seccompProfile"),
          who + " has no seccomp profile");
    }
  }

  private void add(Origin origin, String message) {
    breaches.add(new PodSecurityBreach(RESTRICTED, origin, message));
  }
}
