package dev.drydock.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the loader says, to the letter. */
class HostRulesTest {

  @Test
  void refusesAHostOfAnotherTenant() {
    assertThat(FleetFixture.valid().edit("fleet/tenant.yaml", "globex.eu", "acme.eu").refused())
        .containsExactly(
            "tenant.yaml:8:11 fleet/duplicate-host: the host `acme.eu.example.com` is"
                + " already that of tenant `acme` | stack.yaml:8:61 the other one");
  }

  @Test
  void refusesAHostTwiceInOneTenant() {
    assertThat(
            FleetFixture.valid()
                .edit(
                    "fleet/tenant.yaml",
                    "[globex.eu.example.com]",
                    "[globex.eu.example.com, globex.eu.example.com]")
                .refused())
        .containsExactly(
            "tenant.yaml:8:34 fleet/duplicate-host: the host `globex.eu.example.com` is"
                + " already that of tenant `globex` | tenant.yaml:8:11 the other one");
  }

  @Test
  void refusesAHostThatTheEdgeHas() {
    assertThat(FleetFixture.valid().edit("fleet/tenant.yaml", "globex.eu", "edge.eu").refused())
        .containsExactly(
            "tenant.yaml:8:11 fleet/duplicate-host: the host `edge.eu.example.com` is"
                + " already that of region `eu` | region.yaml:22:15 the other one");
  }

  @Test
  void refusesAHostUnderTheWildcardOfAnotherTenant() {
    assertThat(
            FleetFixture.valid()
                .edit(
                    "fleet/tenant.yaml",
                    "[globex.eu.example.com]",
                    "[{name: \"*.flags.example\", certificate: a}]")
                .edit(
                    "fleet/stack.yaml",
                    "[acme.eu.example.com]",
                    "[{name: acme.flags.example, certificate: b}]")
                .refused())
        .containsExactly(
            "tenant.yaml:8:18 fleet/duplicate-host: the host `*.flags.example` is"
                + " already that of tenant `acme` as `acme.flags.example` | stack.yaml:8:68"
                + " the other one");
  }

  @Test
  void allowsAHostUnderTheWildcardOfItsOwnTenant() {
    assertThat(
            FleetFixture.valid()
                .edit(
                    "fleet/tenant.yaml",
                    "[globex.eu.example.com]",
                    "[{name: \"*.flags.example\", certificate: a}, {name: a.flags.example, certificate: a}]")
                .refused())
        .isEmpty();
  }

  @Test
  void refusesUpperCaseInAHost() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/tenant.yaml", "globex.eu.example.com", "Globex.eu.example.com")
                .refused())
        .containsExactly(
            "tenant.yaml:8:11 schema/format: `spec.hosts[0]` must be a host name in"
                + " lower case with at least two labels, of which the first may be `*`, or a"
                + " map of such a `name` and a `certificate`, not `Globex.eu.example.com`");
  }

  @Test
  void refusesADotAtTheEndOfAHost() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/tenant.yaml", "globex.eu.example.com", "globex.eu.example.com.")
                .refused())
        .containsExactly(
            "tenant.yaml:8:11 schema/format: `spec.hosts[0]` must be a host name in"
                + " lower case with at least two labels, of which the first may be `*`, or a"
                + " map of such a `name` and a `certificate`, not `globex.eu.example.com.`");
  }

  @Test
  void refusesAHostOfOneLabel() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/tenant.yaml", "globex.eu.example.com", "localhost")
                .refused())
        .containsExactly(
            "tenant.yaml:8:11 schema/pattern: `spec.hosts[0]` must be a host name in"
                + " lower case with at least two labels, of which the first may be `*`, or a"
                + " map of such a `name` and a `certificate`, not `localhost`");
  }

  @Test
  void refusesAHostWithAPort() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/tenant.yaml", "globex.eu.example.com", "\"globex.eu.example.com:443\"")
                .refused())
        .containsExactly(
            "tenant.yaml:8:11 schema/format: `spec.hosts[0]` must be a host name in"
                + " lower case with at least two labels, of which the first may be `*`, or a"
                + " map of such a `name` and a `certificate`, not `globex.eu.example.com:443`");
  }

  @Test
  void refusesAHostOutsideWithoutACertificate() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/tenant.yaml", "globex.eu.example.com", "flags.globex.example")
                .refused())
        .containsExactly(
            "tenant.yaml:8:11 fleet/host-certificate: `flags.globex.example` is outside"
                + " `*.eu.example.com` and names no certificate | region.yaml:17:11 the"
                + " region's domain | hint: write `{name: flags.globex.example, certificate:"
                + " <TLS Secret in the tenant's namespace>}`");
  }

  @Test
  void allowsAHostOutsideWithACertificate() {
    assertThat(
            FleetFixture.valid()
                .edit(
                    "fleet/tenant.yaml",
                    "[globex.eu.example.com]",
                    "[{name: flags.globex.example, certificate: tls}]")
                .refused())
        .isEmpty();
  }

  @Test
  void refusesAHostTwoLabelsBelow() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/tenant.yaml", "globex.eu.example.com", "a.globex.eu.example.com")
                .refused())
        .containsExactly(
            "tenant.yaml:8:11 fleet/host-domain: `a.globex.eu.example.com` must be"
                + " exactly one label below `eu.example.com`, where the region's certificate"
                + " covers it | region.yaml:17:11 the region's domain");
  }

  @Test
  void refusesTheDomainItself() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/tenant.yaml", "globex.eu.example.com", "eu.example.com")
                .refused())
        .containsExactly(
            "tenant.yaml:8:11 fleet/host-domain: `eu.example.com` must be exactly one"
                + " label below `eu.example.com`, where the region's certificate covers it |"
                + " region.yaml:17:11 the region's domain");
  }

  @Test
  void refusesTheWildcardOfTheRegion() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/tenant.yaml", "globex.eu.example.com", "\"*.eu.example.com\"")
                .refused())
        .containsExactly(
            "tenant.yaml:8:11 fleet/host-domain: `*.eu.example.com` must be exactly one"
                + " label below `eu.example.com`, where the region's certificate covers it |"
                + " region.yaml:17:11 the region's domain");
  }

  @Test
  void allowsADomainThatOnlyLooksLikeTheRegions() {
    assertThat(
            FleetFixture.valid()
                .edit(
                    "fleet/tenant.yaml",
                    "[globex.eu.example.com]",
                    "[{name: a.neu.example.com, certificate: tls}]")
                .refused())
        .isEmpty();
  }

  @Test
  void refusesAHostInTheDomainOfAnotherRegion() {
    assertThat(
            FleetFixture.valid()
                .with(
                    "fleet/us.yaml",
                    FleetFixture.REGION
                        .replace("{name: eu}", "{name: us}")
                        .replace("eu.example.com", "us.example.com")
                        .replace("cluster: flags-eu", "cluster: flags-us")
                        .replace("flags-logs-eu", "flags-logs-us"))
                .edit("fleet/tenant.yaml", "globex.eu.example.com", "globex.us.example.com")
                .refused())
        .containsExactly(
            "tenant.yaml:8:11 fleet/host-domain: `globex.us.example.com` lies in the"
                + " domain of region `us`, but the tenant is in `eu` | us.yaml:17:11 the other"
                + " domain");
  }

  @Test
  void refusesAnActiveTenantWithoutAHost() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/tenant.yaml", "  hosts: [globex.eu.example.com]\n", "")
                .refused())
        .containsExactly(
            "tenant.yaml:3:18 fleet/no-host: the tenant `globex` has no host, so nobody"
                + " can reach it | hint: only a tenant with `state: retired` needs none");
  }

  @Test
  void refusesASuspendedTenantWithoutAHost() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/tenant.yaml", "  hosts: [globex.eu.example.com]", "  state: suspended")
                .refused())
        .containsExactly(
            "tenant.yaml:3:18 fleet/no-host: the tenant `globex` has no host, so nobody"
                + " can reach it | hint: only a tenant with `state: retired` needs none");
  }

  @Test
  void allowsARetiredTenantWithoutAHost() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/tenant.yaml", "  hosts: [globex.eu.example.com]", "  state: retired")
                .refused())
        .isEmpty();
  }

  @Test
  void givesTheHostsOfARetiredTenantToOthers() {
    assertThat(
            FleetFixture.valid()
                .edit(
                    "fleet/tenant.yaml",
                    "  hosts: [globex.eu.example.com]",
                    "  state: retired\n  hosts: [acme.eu.example.com]")
                .refused())
        .isEmpty();
  }

  @Test
  void keepsTheHostsOfASuspendedTenant() {
    assertThat(
            FleetFixture.valid()
                .edit(
                    "fleet/tenant.yaml",
                    "  hosts: [globex.eu.example.com]",
                    "  state: suspended\n  hosts: [acme.eu.example.com]")
                .refused())
        .containsExactly(
            "tenant.yaml:9:11 fleet/duplicate-host: the host `acme.eu.example.com` is"
                + " already that of tenant `acme` | stack.yaml:8:61 the other one");
  }
}
