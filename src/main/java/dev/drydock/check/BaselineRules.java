package dev.drydock.check;

import static dev.drydock.check.PodSecurityLevel.BASELINE;

import dev.drydock.diag.Origin;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The baseline level of the Pod Security Standards as of Kubernetes 1.35, rule by rule. */
final class BaselineRules {

  static final List<String> CAPABILITIES =
      List.of(
          "AUDIT_WRITE",
          "CHOWN",
          "DAC_OVERRIDE",
          "FOWNER",
          "FSETID",
          "KILL",
          "MKNOD",
          "NET_BIND_SERVICE",
          "SETFCAP",
          "SETGID",
          "SETPCAP",
          "SETUID",
          "SYS_CHROOT");
  private static final List<String> SYSCTLS =
      List.of(
          "kernel.shm_rmid_forced",
          "net.ipv4.ip_local_port_range",
          "net.ipv4.ip_local_reserved_ports",
          "net.ipv4.ip_unprivileged_port_start",
          "net.ipv4.ping_group_range",
          "net.ipv4.tcp_fin_timeout",
          "net.ipv4.tcp_keepalive_intvl",
          "net.ipv4.tcp_keepalive_probes",
          "net.ipv4.tcp_keepalive_time",
          "net.ipv4.tcp_rmem",
          "net.ipv4.tcp_syncookies",
          "net.ipv4.tcp_wmem");
  private static final List<String> SE_LINUX_TYPES =
      List.of("", "container_t", "container_init_t", "container_kvm_t", "container_engine_t");
  private static final List<String> PROFILES = List.of("RuntimeDefault", "Localhost");
  private static final List<String> PROBES =
      List.of("livenessProbe", "readinessProbe", "startupProbe");
  private static final String APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";

  private final Pods pod;
  private final List<PodSecurityBreach> breaches = new ArrayList<>();

  private BaselineRules(Pods pod) {
    this.pod = pod;
  }

  static List<PodSecurityBreach> breaches(Pods pod) {
    BaselineRules rules = new BaselineRules(pod);
    rules.hostNamespaces();
    rules.hostPaths();
    rules.sysctls();
    rules.appArmorAnnotations();
    rules.context("the pod", pod.spec());
    for (Pods.Container container : pod.containers()) {
      rules.container("container `" + container.name() + "`", container.node());
    }
    return List.copyOf(rules.breaches);
  }

  private void container(String who, MappingNode container) {
    context(who, container);
    privileged(who, container);
    capabilities(who, container);
    procMount(who, container);
    hostPorts(who, container);
    hosts(who, container);
  }

  /** The rules on what pods and containers have in common. */
  private void context(String who, MappingNode holder) {
    if (Fields.isTrue(holder, "securityContext", "windowsOptions", "hostProcess")) {
      add(holder, who + " is a Windows host process", "securityContext", "windowsOptions");
    }
    profile(who, holder, "appArmorProfile");
    profile(who, holder, "seccompProfile");
    seLinux(who, holder);
  }

  private void hostNamespaces() {
    for (String name : List.of("hostNetwork", "hostPID", "hostIPC")) {
      if (Fields.isTrue(pod.spec(), name)) {
        add(pod.spec(), "sets `" + name + "`", name);
      }
    }
  }

  private void hostPaths() {
    for (MappingNode volume : Fields.maps(pod.spec(), "volumes")) {
      if (volume.get("hostPath").isPresent()) {
        String name = Fields.text(volume, "name").orElse("");
        add(volume, "mounts a path of the node as volume `" + name + "`", "hostPath");
      }
    }
  }

  private void sysctls() {
    for (MappingNode sysctl : Fields.maps(pod.spec(), "securityContext", "sysctls")) {
      String name = Fields.text(sysctl, "name").orElse("");
      if (!SYSCTLS.contains(name)) {
        add(sysctl, "sets the kernel parameter `" + name + "`", "name");
      }
    }
  }

  private void appArmorAnnotations() {
    pod.annotations()
        .forEach(
            (key, value) -> {
              boolean isAllowed =
                  value.isEmpty()
                      || value.equals("runtime/default")
                      || value.startsWith("localhost/");
              if (key.startsWith(APP_ARMOR) && !isAllowed) {
                add(
                    pod.template(),
                    "sets the AppArmor profile `" + value + "`",
                    "metadata",
                    "annotations",
                    key);
              }
            });
  }

  private void privileged(String who, MappingNode container) {
    if (Fields.isTrue(container, "securityContext", "privileged")) {
      add(container, who + " is privileged", "securityContext", "privileged");
    }
  }

  private void capabilities(String who, MappingNode container) {
    for (ScalarNode added : Fields.scalars(container, "securityContext", "capabilities", "add")) {
      if (!CAPABILITIES.contains(added.text())) {
        add(added.origin(), who + " adds the capability `" + added.text() + "`");
      }
    }
  }

  private void procMount(String who, MappingNode container) {
    boolean isRelaxed = !Fields.flag(pod.spec(), "hostUsers").orElse(true);
    Optional<String> mount = Fields.text(container, "securityContext", "procMount");
    if (!isRelaxed && mount.filter(type -> !type.equals("Default")).isPresent()) {
      add(
          container,
          who + " mounts /proc as `" + mount.orElseThrow() + "`",
          "securityContext",
          "procMount");
    }
  }

  private void hostPorts(String who, MappingNode container) {
    for (MappingNode port : Fields.maps(container, "ports")) {
      long number = Fields.integer(port, "hostPort").orElse(0L);
      if (number != 0) {
        add(port, who + " takes the host port " + number, "hostPort");
      }
    }
  }

  private void hosts(String who, MappingNode container) {
    PROBES.forEach(probe -> host(who, container, probe));
    host(who, container, "lifecycle", "postStart");
    host(who, container, "lifecycle", "preStop");
  }

  private void host(String who, MappingNode container, String... path) {
    Optional<MappingNode> handler = container.map(path);
    if (handler.isEmpty()) {
      return;
    }
    for (String action : List.of("httpGet", "tcpSocket")) {
      Optional<String> host = Fields.text(handler.orElseThrow(), action, "host");
      if (host.filter(name -> !name.isEmpty()).isPresent()) {
        String hook = path[path.length - 1];
        String message = who + " lets its " + hook + " call the host `" + host.orElseThrow() + "`";
        add(handler.orElseThrow(), message, action, "host");
      }
    }
  }

  private void profile(String who, MappingNode holder, String name) {
    Optional<String> type = Fields.text(holder, "securityContext", name, "type");
    if (type.filter(word -> !PROFILES.contains(word)).isPresent()) {
      String message = who + " sets the " + name + " `" + type.orElseThrow() + "`";
      add(holder, message, "securityContext", name, "type");
    }
  }

  private void seLinux(String who, MappingNode holder) {
    Optional<MappingNode> options = holder.map("securityContext", "seLinuxOptions");
    if (options.isEmpty()) {
      return;
    }
    MappingNode node = options.orElseThrow();
    String type = Fields.text(node, "type").orElse("");
    if (!SE_LINUX_TYPES.contains(type)) {
      add(node, who + " sets the SELinux type `" + type + "`", "type");
    }
    for (String field : List.of("user", "role")) {
      if (Fields.text(node, field).filter(text -> !text.isEmpty()).isPresent()) {
        add(node, who + " sets an SELinux " + field, field);
      }
    }
  }

  private void add(MappingNode map, String message, String... path) {
    add(Fields.origin(map, path), message);
  }

  private void add(Origin origin, String message) {
    breaches.add(new PodSecurityBreach(BASELINE, origin, message));
  }
}
