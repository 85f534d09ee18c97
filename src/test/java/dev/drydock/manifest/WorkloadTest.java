package dev.drydock.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadTest {

  private static Manifest good(String kind) throws IOException {
    return TypedCheckTest.goodObjects()
        .map(Manifests::read)
        .filter(manifest -> manifest.identity().kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void readsADeployment() throws IOException {
    Workload workload = Workload.of(good("Deployment")).orElseThrow();
    assertThat(workload.replicas()).hasValue(3);
    assertThat(workload.minReadySeconds()).isEqualTo(10);
    assertThat(workload.labels()).containsEntry("tier", "front");
    assertThat(workload.strategy())
        .contains(new Workload.UpdateStrategy("RollingUpdate", Optional.of("0"), Optional.of("1")));
    assertThat(workload.pod().getTerminationGracePeriodSeconds()).isEqualTo(60);
    assertThat(workload.pod().getContainers().getFirst().getLifecycle().getPreStop().getSleep())
        .satisfies(sleep -> assertThat(sleep.getSeconds()).isEqualTo(20));
    assertThat(workload.at("terminationGracePeriodSeconds"))
        .hasValueSatisfying(node -> assertThat(node.origin().at().line()).isEqualTo(28));
  }

  @Test
  void readsADaemonSetWithoutReplicas() throws IOException {
    Workload workload = Workload.of(good("DaemonSet")).orElseThrow();
    assertThat(workload.replicas()).isEmpty();
    assertThat(workload.strategy())
        .contains(new Workload.UpdateStrategy("RollingUpdate", Optional.of("1"), Optional.of("0")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"StatefulSet", "Job", "CronJob"})
  void findsThePodOfEveryWorkload(String kind) throws IOException {
    assertThat(Workload.of(good(kind)))
        .hasValueSatisfying(workload -> assertThat(workload.pod().getContainers()).hasSize(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Service", "ConfigMap", "Unleash"})
  void findsNoPodElsewhere(String kind) throws IOException {
    assertThat(Workload.of(good(kind))).isEmpty();
  }

  @Test
  void readsObjectsAsTheirClass() throws IOException {
    Deployment deployment = TypedView.as(good("Deployment"), Deployment.class);
    assertThat(deployment.getSpec().getReplicas()).isEqualTo(3);
    assertThat(TypedView.as(good("DaemonSet"), DaemonSet.class).getSpec().getMinReadySeconds())
        .isEqualTo(60);
    assertThat(TypedView.as(good("ConfigMap"), ConfigMap.class).getData())
        .containsEntry("2", "two");
  }

  @Test
  void readsNoObjectAsAnotherClass() throws IOException {
    Manifest pod = Manifests.read("apiVersion: v1\nkind: Pod\nmetadata: {name: x}\n");
    assertThatThrownBy(() -> TypedView.as(pod, Deployment.class))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "250m, 0.250",
    "1.5, 1.5",
    "128Mi, 134217728",
    "2G, 2000000000",
    "1e3, 1000",
    "1E, 1000000000000000000",
    "100n, 0.000000100",
    "5k, 5000",
    "1Ki, 1024"
  })
  void readsQuantitiesExactly(String text, java.math.BigDecimal expected) {
    assertThat(Quantity.parse(text))
        .hasValueSatisfying(number -> assertThat(number).isEqualByComparingTo(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"banana", "1K", "1ki", "", "1MiB", "1e"})
  void readsNoOtherQuantity(String text) {
    assertThat(Quantity.parse(text)).isEmpty();
  }
}
