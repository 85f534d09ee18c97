package dev.drydock.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.diag.Origin;
import dev.drydock.diag.Related;
import dev.drydock.diag.SourceFile;
import dev.drydock.manifest.Manifest;
import dev.drydock.manifest.Unit;
import dev.drydock.manifest.UnitId;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** Shows that a finding names the template line, the fleet value that fed it, and the tenant. */
final class FindingPlacesTest {

  private static final Related FED =
      new Related(
          Location.in(new SourceFile("fleet/plan.yaml", ""), 7, 11), "value of `values.skew`");

  /** Returns a node in which the scalar of a key was fed by a fleet value. */
  private static Node fed(Node node, String key) {
    return switch (node) {
      case ScalarNode scalar -> scalar;
      case SequenceNode list ->
          new SequenceNode(
              list.items().stream().map(item -> fed(item, key)).toList(), list.origin());
      case MappingNode map -> {
        SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>();
        map.entries()
            .forEach(
                (name, entry) ->
                    entries.put(
                        name, new MappingNode.Entry(entry.keyOrigin(), fed(name, entry, key))));
        yield new MappingNode(entries, map.origin());
      }
    };
  }

  private static Node fed(String name, MappingNode.Entry entry, String key) {
    return name.equals(key) && entry.value() instanceof ScalarNode scalar
        ? new ScalarNode(scalar.value(), new Origin(scalar.origin().at(), List.of(FED)))
        : fed(entry.value(), key);
  }

  @Test
  void namesTheTemplateLineAndTheFleetValueAndTheTenant() {
    Unit unit = Scenario.valid().edit("acme", "maxSkew: 1", "maxSkew: 2").tenant("acme");
    List<Manifest> objects =
        unit.objects().stream()
            .map(each -> new Manifest(each.identity(), (MappingNode) fed(each.node(), "maxSkew")))
            .toList();
    Unit fed = new Unit(unit.id(), objects, unit.delivery(), unit.images());

    Diagnostic found = CheckRunner.all().unit(CheckedUnit.of(fed), Scenario.fleet()).getFirst();

    assertThat(found.at().path()).isEqualTo("templates/acme.yaml");
    assertThat(found.at().line()).isPositive();
    assertThat(found.related())
        .containsExactly(
            FED,
            new Related(
                Objects.requireNonNull(Scenario.fleet().tenants().get("acme")).at(),
                "tenant `acme`"));
  }

  @Test
  void saysTheSameOfEveryTenantThatATemplateSpoils() {
    Scenario spoilt =
        Scenario.valid()
            .edit("acme", "maxSkew: 1", "maxSkew: 2")
            .edit("initech", "maxSkew: 1", "maxSkew: 2");

    assertThat(spoilt.findings(CheckRunner.all()))
        .hasSize(2)
        .extracting(Diagnostic::message)
        .containsOnly(
            "maxSkew 2 lets the 2 replicas of Deployment `instance` lie in 1 zone, expected 2");
  }

  @Test
  void relatesTheNumbersOfAnExternalLoadBalancerToTheRegion() {
    Diagnostic found =
        Scenario.valid()
            .edit(
                "fleet",
                "intervalSeconds: 5, timeoutSeconds: 3",
                "intervalSeconds: 8, timeoutSeconds: 5")
            .findings(CheckRunner.all())
            .getFirst();

    assertThat(found.at().path()).isEqualTo("templates/us/traefik.yaml");
    assertThat(found.related())
        .extracting(related -> related.at().path(), Related::message)
        .containsExactly(
            tuple("fleet/fleet.yaml", "health check of the load balancer of region `us`"));
  }

  @Test
  void relatesTheTimeToStopToTheWindowsThatItMustCover() {
    Diagnostic found =
        Scenario.valid()
            .edit(
                "eu/traefik",
                "terminationGracePeriodSeconds: 105",
                "terminationGracePeriodSeconds: 104")
            .findings(CheckRunner.all())
            .getFirst();

    assertThat(found.code()).isEqualTo(Code.CHECK_KILL_BUDGET);
    assertThat(found.related())
        .extracting(Related::message)
        .containsExactly("the windows of entry point `metrics`");
  }

  @Test
  void keepsUnitsOfComponentsFreeOfTenants() {
    Diagnostic diagnostic = Diagnostic.of(Code.CHECK_IMAGES, Location.nowhere(), "x");

    assertThat(
            Finding.ofUnit(diagnostic, new UnitId.OfComponent("eu", "traefik"), Scenario.fleet()))
        .isEqualTo(diagnostic);
  }
}
