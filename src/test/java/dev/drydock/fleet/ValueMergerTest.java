package dev.drydock.fleet;

import static dev.drydock.fleet.FleetFixture.shown;
import static dev.drydock.fleet.FleetFixture.the;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import dev.drydock.yaml.CanonicalYaml;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.StrictYaml;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueMergerTest {

  @Test
  void mergesMapsByKeyAndReplacesListsAndScalars() {
    assertThat(
            merged(
                "{a: 1, map: {x: 1, v: 2}, list: [1, 2]}", "{a: 2, map: {v: 3, z: 4}, list: [3]}"))
        .isEqualTo(
            """
            a: 2
            map:
              x: 1
              v: 3
              z: 4
            list:
            - 3
            """);
  }

  @Test
  void deletesWhatALowerLayerSets() {
    assertThat(merged("{a: 1, map: {x: 1, v: 2}}", "{a: null, map: {x: null}}"))
        .isEqualTo("map:\n  v: 2\n");
    assertThat(merged("{map: {x: 1}, a: 1}", "{map: null}")).isEqualTo("a: 1\n");
  }

  @Test
  void setsAgainWhatALayerBetweenDeleted() {
    assertThat(merged("{map: {x: 1}}", "{map: null}", "{map: {v: 2}}")).isEqualTo("map:\n  v: 2\n");
  }

  @Test
  void allowsAListToReplaceAScalar() {
    assertThat(merged("{a: 1}", "{a: [1]}")).isEqualTo("a:\n- 1\n");
  }

  @Test
  void refusesToDeleteWhatNobodySet() {
    assertThat(refused("{timeout: 1, b: {}}", "{timeoot: null, b: {x: null}}"))
        .containsExactly(
            "layer1:1:11 fleet/nothing-to-delete: `null` deletes `instance.timeoot`, which no lower"
                + " layer sets | hint: did you mean `timeout`?",
            "layer1:1:24 fleet/nothing-to-delete: `null` deletes `instance.b.x`, which no lower"
                + " layer sets | hint: leave the key out; for the text write \"null\"");
  }

  @Test
  void refusesToDeleteTwice() {
    assertThat(refused("{a: 1}", "{a: null}", "{a: null}"))
        .singleElement()
        .asString()
        .startsWith("layer2:1:5 fleet/nothing-to-delete");
  }

  @Test
  void refusesNullInTheFirstLayerHoweverDeep() {
    assertThat(refused("{a: {b: {c: null}}}"))
        .singleElement()
        .asString()
        .startsWith("layer0:1:13 fleet/nothing-to-delete: `null` deletes `instance.a.b.c`");
  }

  @Test
  void refusesAScalarOverAMapAndAMapOverAList() {
    assertThat(refused("{a: {x: 1}, b: [1]}", "{a: 1, b: {x: 1}}"))
        .containsExactly(
            "layer1:1:5 fleet/merge-conflict: `instance.a` is an integer here and a map in a lower"
                + " layer | layer0:1:5 the lower layer",
            "layer1:1:11 fleet/merge-conflict: `instance.b` is a map here and a list in a lower"
                + " layer | layer0:1:16 the lower layer");
  }

  @Test
  void keepsThePlaceOfTheLayerThatWon() {
    MappingNode merged =
        value(ValueMerger.merge("instance", layers("{a: {x: 1, v: 2}}", "{a: {v: 3}}")));

    assertThat(shown(merged.at("a", "x").orElseThrow().origin().at())).isEqualTo("layer0:1:9");
    assertThat(shown(merged.at("a", "v").orElseThrow().origin().at())).isEqualTo("layer1:1:9");
  }

  @Test
  void givesNothingForAComponentThatNobodySets() {
    assertThat(value(ValueMerger.merge("other", layers("{a: 1}"))).entries()).isEmpty();
  }

  @Test
  void tracesAValueThroughItsLayers() {
    List<Layer> layers =
        layers("{a: {x: 1}}", "{b: 1}", "{a: null}", "{a: {x: 2, v: 1}}", "{a: {v: 2}}");

    assertThat(traced(layers, "a", "x"))
        .containsExactly("Layer 0 layer0:1:9 1", "Layer 2 layer2:1:5 null", "Layer 3 layer3:1:9 2");
    assertThat(traced(layers, "c")).isEmpty();
  }

  @Test
  void ordersTheLayersOfATenant() {
    Fleet fleet = everywhere();

    assertThat(Layers.of(fleet, the(fleet.tenants(), "globex")))
        .extracting(Layer::title)
        .containsExactly("Fleet flags", "Plan small", "Region eu", "Stack eu-1", "Tenant globex");
    assertThat(Layers.of(fleet, the(fleet.regions(), "eu")))
        .extracting(Layer::title)
        .containsExactly("Fleet flags", "Region eu");
  }

  @Test
  void letsTheTenantWinOverStackRegionPlanAndFleet() {
    Fleet fleet = everywhere();
    List<Layer> layers = new ArrayList<>();
    layers.add(Layer.ofComponent("defaults", "instance", mapping("layer", "{logLevel: trace}")));
    layers.addAll(Layers.of(fleet, the(fleet.tenants(), "globex")));

    assertThat(
            ValueMerger.trace("instance", layers, List.of("logLevel")).stream()
                .map(said -> said.layer() + " " + shown(said.at())))
        .containsExactly(
            "defaults layer:1:12",
            "Fleet flags fleet.yaml:8:33",
            "Plan small plan.yaml:7:33",
            "Region eu region.yaml:5:33",
            "Stack eu-1 stack.yaml:5:33",
            "Tenant globex tenant.yaml:5:33");
    assertThat(value(ValueMerger.merge("instance", layers)).string("logLevel")).contains("tenant");
  }

  private static Fleet everywhere() {
    return FleetFixture.valid()
        .edit("fleet/fleet.yaml", "logLevel: info", "logLevel: fleet")
        .edit("fleet/plan.yaml", "{instance: {", "{instance: {logLevel: plan, ")
        .edit("fleet/region.yaml", "spec:\n", "spec:\n  values: {instance: {logLevel: region}}\n")
        .edit("fleet/stack.yaml", "spec:\n", "spec:\n  values: {instance: {logLevel: stack}}\n")
        .edit("fleet/tenant.yaml", "spec:\n", "spec:\n  values: {instance: {logLevel: tenant}}\n")
        .load();
  }

  private static String merged(String... layers) {
    return CanonicalYaml.write(value(ValueMerger.merge("instance", layers(layers))));
  }

  private static List<String> refused(String... layers) {
    return shown(ValueMerger.merge("instance", layers(layers)).diagnostics());
  }

  private static List<String> traced(List<Layer> layers, String... path) {
    return ValueMerger.trace("instance", layers, List.of(path)).stream()
        .map(said -> said.layer() + " " + shown(said.at()) + " " + shownValue(said))
        .toList();
  }

  private static String shownValue(Contribution said) {
    return ((dev.drydock.yaml.ScalarNode) said.value()).text();
  }

  private static List<Layer> layers(String... texts) {
    List<Layer> layers = new ArrayList<>();
    for (int index = 0; index < texts.length; index++) {
      layers.add(
          Layer.ofComponent("Layer " + index, "instance", mapping("layer" + index, texts[index])));
    }
    return layers;
  }

  private static MappingNode mapping(String path, String text) {
    return switch (StrictYaml.parse(new SourceFile(path, text))) {
      case Outcome.Ok<List<MappingNode>> ok -> ok.value().getFirst();
      case Outcome.Failed<List<MappingNode>> failed ->
          throw new AssertionError(String.join("\n", shown(failed.diagnostics())));
    };
  }

  private static MappingNode value(Outcome<MappingNode> outcome) {
    return switch (outcome) {
      case Outcome.Ok<MappingNode> ok -> ok.value();
      case Outcome.Failed<MappingNode> failed ->
          throw new AssertionError(String.join("\n", shown(failed.diagnostics())));
    };
  }
}
