package dev.drydock.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CheckRunnerTest {

  static List<CheckCase> cases() {
    List<CheckCase> cases = new ArrayList<>();
    cases.addAll(TenantCases.ALL);
    cases.addAll(OperatedCases.ALL);
    cases.addAll(DeliveryCases.ALL);
    cases.addAll(EdgeCases.ALL);
    cases.addAll(WorkloadCases.ALL);
    cases.addAll(ResourceCases.ALL);
    cases.addAll(DrainGapCases.ALL);
    cases.addAll(NodeCases.ALL);
    cases.addAll(ClosureCases.ALL);
    cases.addAll(TelemetryCases.ALL);
    return cases;
  }

  static Stream<CheckCase> firing() {
    return cases().stream().filter(CheckCase::fires);
  }

  static Stream<CheckCase> silent() {
    return cases().stream().filter(each -> !each.fires());
  }

  static Stream<Code> codes() {
    return CheckRunner.entries().stream().map(CheckRunner.Entry::code);
  }

  private static List<Diagnostic> findings(CheckCase each, CheckRunner runner) {
    return each.change().apply(Scenario.valid()).findings(runner).stream()
        .filter(diagnostic -> diagnostic.code() == each.code())
        .toList();
  }

  private static CheckRunner without(Code code) {
    SortedSet<Code> disabled = new TreeSet<>();
    disabled.add(code);
    return CheckRunner.without(disabled);
  }

  @Test
  void everyCheckIsContentWithTheValidFleet() {
    assertThat(Scenario.valid().findings(CheckRunner.all())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("firing")
  void firesAtAPlaceWithAMessage(CheckCase each) {
    List<Diagnostic> found = findings(each, CheckRunner.all());

    assertThat(found).extracting(Diagnostic::message).anyMatch(text -> text.contains(each.says()));
    assertThat(found)
        .allSatisfy(
            diagnostic ->
                assertThat(diagnostic.at()).as("place").isNotInstanceOf(Location.Nowhere.class));
  }

  @ParameterizedTest
  @MethodSource("silent")
  void isSilentJustInsideTheLimit(CheckCase each) {
    assertThat(findings(each, CheckRunner.all())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("codes")
  void aDisabledCheckFailsItsFiringCases(Code code) {
    assertThat(firing().filter(each -> each.code() == code))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(findings(each, without(code))).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("codes")
  void everyCheckHasACaseJustInsideTheLimit(Code code) {
    assertThat(silent().filter(each -> each.code() == code)).isNotEmpty();
  }

  @Test
  void everyCheckHasACodeOfItsOwn() {
    assertThat(codes()).doesNotHaveDuplicates().allMatch(code -> code.slug().startsWith("check/"));
    assertThat(codes())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Code.values()).filter(code -> code.slug().startsWith("check/")).toList());
  }
}
