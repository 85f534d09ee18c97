package dev.drydock.fleet;

import static dev.drydock.fleet.FleetFixture.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import dev.drydock.schema.JsonSchemas;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.StrictYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The values of the reference fleet are those that the components in this repository take. */
class ReferenceValuesTest {

  @Test
  void givesEveryTenantValuesThatItsComponentAccepts() {
    Fleet fleet = ReferenceFleet.documents().load();
    List<String> wrong = new ArrayList<>();
    for (String component : components("tenant")) {
      fleet
          .tenants()
          .values()
          .forEach(tenant -> wrong.addAll(judged("tenant", component, Layers.of(fleet, tenant))));
    }

    assertThat(components("tenant")).isNotEmpty();
    assertThat(wrong).isEmpty();
  }

  @Test
  void givesEveryRegionValuesThatItsComponentsAccept() {
    Fleet fleet = ReferenceFleet.documents().load();
    List<String> wrong = new ArrayList<>();
    for (String component : components("region")) {
      fleet
          .regions()
          .values()
          .forEach(region -> wrong.addAll(judged("region", component, Layers.of(fleet, region))));
    }

    assertThat(components("region")).isNotEmpty();
    assertThat(wrong).isEmpty();
  }

  @Test
  void setsValuesOnlyForComponentsThatExist() {
    assertThat(
            shown(
                ComponentRules.check(
                    ReferenceFleet.documents().load(),
                    new TreeSet<>(components("region")),
                    new TreeSet<>(components("tenant")))))
        .isEmpty();
  }

  private static List<String> judged(String scope, String component, List<Layer> fleetLayers) {
    Path folder = Path.of("templates", scope, component);
    String document = ReferenceFleet.text(folder.resolve("component.yaml"));
    String schema = ReferenceFleet.text(folder.resolve("values.schema.json"));
    JsonSchemas schemas =
        SchemaDocumentationTest.ok(
            JsonSchemas.load(List.of(new SourceFile("values.schema.json", schema))));
    MappingNode read =
        SchemaDocumentationTest.ok(StrictYaml.parse(new SourceFile(component, document)))
            .getFirst();
    List<Layer> layers = new ArrayList<>();
    read.map("spec", "values")
        .ifPresent(values -> layers.add(Layer.ofComponent("defaults", component, values)));
    layers.addAll(fleetLayers);
    return switch (ValueMerger.merge(component, layers)) {
      case Outcome.Ok<MappingNode> ok ->
          shown(schemas.get("values.schema.json").judge(ok.value(), "values." + component));
      case Outcome.Failed<MappingNode> failed -> shown(failed.diagnostics());
    };
  }

  private static List<String> components(String scope) {
    try (Stream<Path> folders = Files.list(Path.of("templates", scope))) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
