package dev.drydock.fleet;

import static dev.drydock.fleet.FleetFixture.the;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FleetLoaderTest {

  @Test
  void readsTenantsOfStacksAndOfDocuments() {
    Fleet fleet = FleetFixture.valid().load();

    assertThat(fleet.tenants().keySet()).containsExactly("acme", "globex", "initech");
    assertThat(fleet.tenants().values()).extracting(Tenant::stackName).containsOnly("eu-1");
    assertThat(fleet.tenants().values()).extracting(Tenant::namespace).contains("t-acme");
    assertThat(fleet.region(the(fleet.tenants(), "acme")).name()).isEqualTo("eu");
  }
}
