package dev.drydock.fleet;

import static dev.drydock.fleet.FleetFixture.the;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Outcome;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.NodeValues;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferenceFleetTest {

  @Test
  void isValidAndLargeEnoughToShowSomething() {
    Fleet fleet = ReferenceFleet.documents().load();

    assertThat(fleet.regions().keySet()).containsExactly("eu-central-1", "us-east-1");
    assertThat(fleet.regions().values())
        .extracting(Region::engine)
        .containsExactly(Region.Engine.ARGOCD, Region.Engine.FLUX);
    assertThat(fleet.stacks()).hasSize(4);
    assertThat(fleet.plans().keySet()).containsExactly("large", "medium", "small");
    assertThat(fleet.channels().keySet())
        .containsExactly("canary", "development", "early", "stable");
    assertThat(fleet.tenants()).hasSizeGreaterThanOrEqualTo(24);
  }

  @Test
  void hasTenantsInEveryStateAndOnEveryChannelAndPlan() {
    Fleet fleet = ReferenceFleet.documents().load();

    assertThat(fleet.tenants().values()).extracting(Tenant::state).contains(Tenant.State.values());
    assertThat(fleet.tenants().values())
        .extracting(Tenant::channelName)
        .containsAll(fleet.channels().keySet());
    assertThat(fleet.tenants().values())
        .extracting(Tenant::planName)
        .containsAll(fleet.plans().keySet());
  }

  @Test
  void keepsHostileValuesAsTheyAreWritten() {
    Fleet fleet = ReferenceFleet.documents().load();
    Tenant nasty = the(fleet.tenants(), "edge-cases");

    Outcome<MappingNode> merged = ValueMerger.merge("instance", Layers.of(fleet, nasty));

    assertThat(merged).isInstanceOf(Outcome.Ok.class);
    MappingNode env = ((Outcome.Ok<MappingNode>) merged).value().map("env").orElseThrow();
    assertThat(env.string("null")).contains("null");
    assertThat(env.string("FLOAT")).contains("1e3");
    assertThat(env.string("TEMPLATE"))
        .contains("{{ tenant.name }} {% include 'secret' %} {# gone #}");
    assertThat(env.string("LINE_SEPARATOR")).contains("before\u2028after");
    assertThat(env.string("BLOCK")).contains("written as a block\n  with an indent\n");
    assertThat(env.string("QUOTES")).contains("She said \"it's fine\"");
  }

  @Test
  void deletesWithNullWhatTheFleetSets() {
    Fleet fleet = ReferenceFleet.documents().load();
    Tenant bank = the(fleet.tenants(), "cobalt-bank");

    MappingNode merged =
        ((Outcome.Ok<MappingNode>) ValueMerger.merge("instance", Layers.of(fleet, bank))).value();

    assertThat(NodeValues.plain(merged.map("env").orElseThrow())).isEqualTo(Map.of());
  }
}
