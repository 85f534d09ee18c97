package dev.drydock.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.drydock.diag.Code;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the classes of workloads, and that a refused one is an error of {@code check}. */
final class DrainTest {

  private static List<WorkloadFact> workloads(Scenario scenario) {
    return scenario.facts().stream().flatMap(unit -> unit.workloads().stream()).toList();
  }

  private static boolean refuses(CheckCase each) {
    return workloads(each.change().apply(Scenario.valid())).stream()
        .anyMatch(fact -> fact.drain() == DrainClass.REFUSED);
  }

  /** Whatever any case of any check does to the fleet. */
  static Stream<CheckCase> refused() {
    return CheckRunnerTest.cases().stream().filter(DrainTest::refuses);
  }

  @Test
  void classesTheWorkloadsOfTheValidFleet() {
    assertThat(workloads(Scenario.valid()))
        .extracting(
            WorkloadFact::kind,
            WorkloadFact::name,
            WorkloadFact::replicas,
            WorkloadFact::budget,
            WorkloadFact::drain,
            WorkloadFact::gap)
        .contains(
            tuple("Deployment", "instance", "2..4", "minAvailable 1", DrainClass.DRAINABLE, ""),
            tuple("Deployment", "tool", "1", "", DrainClass.GAP, "callers try again, for a minute"),
            tuple(
                "DaemonSet",
                "traefik",
                "each node",
                "minAvailable 5",
                DrainClass.DAEMON,
                "evicted when its node is emptied"));
    assertThat(refused()).hasSizeGreaterThan(10);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void checkFailsWhereverSomethingIsRefused(CheckCase each) {
    TreeSet<Code> found = new TreeSet<>();
    each.change()
        .apply(Scenario.valid())
        .findings(CheckRunner.all())
        .forEach(finding -> found.add(finding.code()));

    assertThat(found).containsAnyOf(Code.CHECK_DRAIN_GAP, Code.CHECK_EVICTION_POSSIBLE);
  }
}
