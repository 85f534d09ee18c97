package dev.drydock.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Outcome;
import dev.drydock.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds a refused and an admitted pod for every rule of the Pod Security Standards. */
final class PodSecurityRulesTest {

  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: pod
        namespace: t-acme
        annotations: {note: plain}
      spec:
        enableServiceLinks: false
        securityContext:
          runAsNonRoot: true
          seccompProfile: {type: RuntimeDefault}
        containers:
        - name: main
          image: example.com/main:1
          securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
        initContainers:
        - name: first
          image: example.com/first:1
          securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
        volumes:
        - {name: tmp, emptyDir: {}}
      """;

  /**
   * A change of the pod.
   *
   * @param old what is replaced
   * @param replacement what it is replaced by
   * @param level the level that refuses it, or {@code PRIVILEGED} where all admit it
   */
  record Change(String old, String replacement, PodSecurityLevel level) {
    @Override
    public String toString() {
      return level.word() + ": " + replacement.strip();
    }
  }

  private static final String CONTEXT =
      "securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}";

  /** Changes the pod's spec. */
  private static Change pod(String line, PodSecurityLevel level) {
    return new Change("  enableServiceLinks: false\n", "  " + line + "\n", level);
  }

  /** Changes the pod's security context. */
  private static Change podContext(String line, PodSecurityLevel level) {
    return new Change(
        "    runAsNonRoot: true\n", "    runAsNonRoot: true\n    " + line + "\n", level);
  }

  /** Changes the main container. */
  private static Change container(String line, PodSecurityLevel level) {
    return new Change("image: example.com/main:1\n", line + "\n", level);
  }

  /** Changes the security contexts of the containers, the initial one too. */
  private static Change context(String field, PodSecurityLevel level) {
    return new Change(CONTEXT, CONTEXT.replace("{allow", "{" + field + ", allow"), level);
  }

  private static Change capability(String name, PodSecurityLevel level) {
    return new Change("drop: [ALL]", "drop: [ALL], add: [" + name + "]", level);
  }

  private static Change volume(String source, PodSecurityLevel level) {
    return new Change("emptyDir: {}", source, level);
  }

  private static Change annotation(String text, PodSecurityLevel level) {
    return new Change("{note: plain}", "{" + text + "}", level);
  }

  static Stream<Change> changes() {
    List<Change> changes = new ArrayList<>();
    changes.addAll(baseline());
    changes.addAll(restricted());
    changes.addAll(admitted());
    return changes.stream();
  }

  private static List<Change> baseline() {
    PodSecurityLevel level = PodSecurityLevel.BASELINE;
    return List.of(
        podContext("windowsOptions: {hostProcess: true}", level),
        context("windowsOptions: {hostProcess: true}", level),
        pod("hostNetwork: true", level),
        pod("hostPID: true", level),
        pod("hostIPC: true", level),
        context("privileged: true", level),
        capability("SYS_ADMIN", level),
        capability("NET_RAW", level),
        volume("hostPath: {path: /}", level),
        container("ports: [{containerPort: 80, hostPort: 80}]", level),
        container("livenessProbe: {httpGet: {path: /, port: 80, host: localhost}}", level),
        container("readinessProbe: {tcpSocket: {port: 80, host: 127.0.0.1}}", level),
        container("startupProbe: {httpGet: {path: /, port: 80, host: example.com}}", level),
        container("lifecycle: {postStart: {httpGet: {path: /, port: 80, host: a}}}", level),
        container("lifecycle: {preStop: {tcpSocket: {port: 80, host: a}}}", level),
        podContext("appArmorProfile: {type: Unconfined}", level),
        context("appArmorProfile: {type: Unconfined}", level),
        annotation("container.apparmor.security.beta.kubernetes.io/main: unconfined", level),
        podContext("seLinuxOptions: {type: spc_t}", level),
        context("seLinuxOptions: {user: root}", level),
        context("seLinuxOptions: {role: sysadm_r}", level),
        context("procMount: Unmasked", level),
        new Change("type: RuntimeDefault", "type: Unconfined", level),
        context("seccompProfile: {type: Unconfined}", level),
        podContext("sysctls: [{name: kernel.msgmax, value: \"1\"}]", level));
  }

  private static List<Change> restricted() {
    PodSecurityLevel level = PodSecurityLevel.RESTRICTED;
    return List.of(
        volume("nfs: {server: a, path: /}", level),
        volume("gitRepo: {repository: a}", level),
        new Change("allowPrivilegeEscalation: false, ", "", level),
        new Change("allowPrivilegeEscalation: false", "allowPrivilegeEscalation: true", level),
        new Change("runAsNonRoot: true", "runAsNonRoot: false", level),
        new Change("    runAsNonRoot: true\n", "    fsGroup: 1\n", level),
        context("runAsNonRoot: false", level),
        podContext("runAsUser: 0", level),
        context("runAsUser: 0", level),
        new Change("    seccompProfile: {type: RuntimeDefault}\n", "", level),
        new Change("capabilities: {drop: [ALL]}", "capabilities: {drop: [KILL]}", level),
        new Change(", capabilities: {drop: [ALL]}", "", level),
        capability("CHOWN", level),
        pod("ephemeralContainers: [{name: debug, image: \"example.com/debug:1\"}]", level));
  }

  private static List<Change> admitted() {
    PodSecurityLevel level = PodSecurityLevel.PRIVILEGED;
    return List.of(
        pod("hostNetwork: false", level),
        context("privileged: false", level),
        podContext("windowsOptions: {hostProcess: false}", level),
        capability("NET_BIND_SERVICE", level),
        container("ports: [{containerPort: 80, hostPort: 0}]", level),
        container("ports: [{containerPort: 80}]", level),
        container("livenessProbe: {httpGet: {path: /, port: 80, host: \"\"}}", level),
        container("lifecycle: {preStop: {sleep: {seconds: 5}}}", level),
        podContext("appArmorProfile: {type: RuntimeDefault}", level),
        context("appArmorProfile: {type: Localhost, localhostProfile: a}", level),
        annotation("container.apparmor.security.beta.kubernetes.io/main: runtime/default", level),
        annotation("container.apparmor.security.beta.kubernetes.io/main: localhost/a", level),
        podContext("seLinuxOptions: {type: container_t, level: \"s0:c1\"}", level),
        context("seLinuxOptions: {type: container_engine_t}", level),
        context("procMount: Default", level),
        context("seccompProfile: {type: Localhost, localhostProfile: a}", level),
        podContext("sysctls: [{name: net.ipv4.tcp_rmem, value: \"1\"}]", level),
        podContext("sysctls: [{name: kernel.shm_rmid_forced, value: \"1\"}]", level),
        podContext("runAsUser: 1000", level),
        volume("configMap: {name: a}", level),
        volume("csi: {driver: a}", level),
        volume("downwardAPI: {}", level),
        volume("ephemeral: {}", level),
        volume("image: {reference: a}", level),
        volume("persistentVolumeClaim: {claimName: a}", level),
        volume("projected: {sources: []}", level),
        volume("secret: {secretName: a}", level));
  }

  private static List<PodSecurityBreach> breaches(String text) {
    Manifest manifest =
        switch (Manifest.of(Scenario.documents("templates/pod.yaml", text).getFirst())) {
          case Outcome.Ok<Manifest> ok -> ok.value();
          case Outcome.Failed<Manifest> failed ->
              throw new AssertionError(failed.diagnostics().toString());
        };
    Pods pods = KubernetesObject.of(manifest).pods().orElseThrow();
    List<PodSecurityBreach> all = new ArrayList<>(BaselineRules.breaches(pods));
    all.addAll(RestrictedRules.breaches(pods));
    return all;
  }

  @ParameterizedTest
  @MethodSource("changes")
  void namesTheLeastStrictLevelThatRefuses(Change change) {
    assertThat(POD).contains(change.old());

    PodSecurityLevel least =
        breaches(POD.replace(change.old(), change.replacement())).stream()
            .map(PodSecurityBreach::level)
            .min(PodSecurityLevel::compareTo)
            .orElse(PodSecurityLevel.PRIVILEGED);

    assertThat(least).isEqualTo(change.level());
  }

  @Test
  void admitsTheUnchangedPod() {
    assertThat(breaches(POD)).isEmpty();
  }

  @Test
  void relaxesTheRulesOnUsersForAPodWithUsersOfItsOwn() {
    String own =
        POD.replace("enableServiceLinks: false", "hostUsers: false")
            .replace("runAsNonRoot: true", "runAsUser: 0");

    assertThat(breaches(own)).isEmpty();
    assertThat(breaches(own.replace("{allowPriv", "{procMount: Unmasked, allowPriv")))
        .extracting(PodSecurityBreach::level)
        .containsOnly(PodSecurityLevel.RESTRICTED);
  }

  @Test
  void acceptsAContainerThatSaysWhatThePodDoesNot() {
    String own =
        POD.replace(
                "    runAsNonRoot: true\n    seccompProfile: {type: RuntimeDefault}\n",
                "    fsGroup: 1\n")
            .replace("{allow", "{runAsNonRoot: true, seccompProfile: {type: Localhost}, allow");

    assertThat(breaches(own)).isEmpty();
  }

  @Test
  void leavesOutForWindowsWhatWindowsDoesNotHave() {
    String windows =
        POD.replace("enableServiceLinks: false", "os: {name: windows}")
            .replace(CONTEXT, "securityContext: {runAsNonRoot: true}");

    assertThat(breaches(windows)).isEmpty();
  }

  @Test
  void tellsEveryBreachOnce() {
    assertThat(breaches(POD.replace("drop: [ALL]", "drop: [ALL], add: [SYS_ADMIN]")))
        .hasSize(2)
        .extracting(PodSecurityBreach::message)
        .containsExactly(
            "container `main` adds the capability `SYS_ADMIN`",
            "container `first` adds the capability `SYS_ADMIN`");
  }
}
