package dev.drydock.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the loader says, to the letter. */
class NameRulesTest {

  @Test
  void refusesATwiceDeclaredTenantAtItsSecondPlace() {
    assertThat(
            FleetFixture.valid().edit("fleet/tenant.yaml", "name: globex", "name: acme").refused())
        .containsExactly(
            "tenant.yaml:3:18 fleet/duplicate-name: the tenant `acme` is declared twice"
                + " | stack.yaml:8:12 the first one");
  }

  @Test
  void refusesATwiceDeclaredStack() {
    assertThat(
            FleetFixture.valid()
                .with(
                    "fleet/stack2.yaml",
                    FleetFixture.STACK
                        .replace("acme", "a")
                        .replace("initech", "b")
                        .replace("eu-1.db", "eu-2.db"))
                .refused())
        .containsExactly(
            "stack2.yaml:3:18 fleet/duplicate-name: the stack `eu-1` is declared twice |"
                + " stack.yaml:3:18 the first one");
  }

  @Test
  void refusesADotName() {
    assertThat(FleetFixture.valid().edit("fleet/tenant.yaml", "name: globex", "name: ..").refused())
        .containsExactly(
            "tenant.yaml:3:18 schema/pattern: `metadata.name` must be 1 to 40 lower-case"
                + " letters, digits and inner hyphens, and no name that Windows keeps for a"
                + " device, not `..`");
  }

  @Test
  void refusesASlash() {
    assertThat(
            FleetFixture.valid().edit("fleet/tenant.yaml", "name: globex", "name: a/b").refused())
        .containsExactly(
            "tenant.yaml:3:18 schema/pattern: `metadata.name` must be 1 to 40 lower-case"
                + " letters, digits and inner hyphens, and no name that Windows keeps for a"
                + " device, not `a/b`");
  }

  @Test
  void refusesAGitFolder() {
    assertThat(
            FleetFixture.valid().edit("fleet/tenant.yaml", "name: globex", "name: .git").refused())
        .containsExactly(
            "tenant.yaml:3:18 schema/pattern: `metadata.name` must be 1 to 40 lower-case"
                + " letters, digits and inner hyphens, and no name that Windows keeps for a"
                + " device, not `.git`");
  }

  @Test
  void refusesDeviceNamesOfWindows() {
    assertThat(
            FleetFixture.valid().edit("fleet/tenant.yaml", "name: globex", "name: con").refused())
        .containsExactly(
            "tenant.yaml:3:18 schema/pattern: `metadata.name` must be 1 to 40 lower-case"
                + " letters, digits and inner hyphens, and no name that Windows keeps for a"
                + " device, not `con`");
  }

  @Test
  void refusesUpperCaseSoThatNoTwoNamesFoldToOne() {
    assertThat(
            FleetFixture.valid().edit("fleet/tenant.yaml", "name: globex", "name: Acme").refused())
        .containsExactly(
            "tenant.yaml:3:18 schema/pattern: `metadata.name` must be 1 to 40 lower-case"
                + " letters, digits and inner hyphens, and no name that Windows keeps for a"
                + " device, not `Acme`");
  }

  @Test
  void refusesLettersThatLookLikeOthers() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/tenant.yaml", "name: globex", "name: \"\\u0430cme\"")
                .refused())
        .containsExactly(
            "tenant.yaml:3:18 schema/pattern: `metadata.name` must be 1 to 40 lower-case"
                + " letters, digits and inner hyphens, and no name that Windows keeps for a"
                + " device, not `аcme`");
  }

  @Test
  void refusesLettersThatNormalise() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/tenant.yaml", "name: globex", "name: \"cafe\\u0301\"")
                .refused())
        .containsExactly(
            "tenant.yaml:3:18 schema/pattern: `metadata.name` must be 1 to 40 lower-case"
                + " letters, digits and inner hyphens, and no name that Windows keeps for a"
                + " device, not `café`");
  }

  @Test
  void refusesAHyphenAtTheEnd() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/tenant.yaml", "name: globex", "name: globex-")
                .refused())
        .containsExactly(
            "tenant.yaml:3:18 schema/pattern: `metadata.name` must be 1 to 40 lower-case"
                + " letters, digits and inner hyphens, and no name that Windows keeps for a"
                + " device, not `globex-`");
  }

  @Test
  void refusesADotAtTheEnd() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/tenant.yaml", "name: globex", "name: globex.")
                .refused())
        .containsExactly(
            "tenant.yaml:3:18 schema/pattern: `metadata.name` must be 1 to 40 lower-case"
                + " letters, digits and inner hyphens, and no name that Windows keeps for a"
                + " device, not `globex.`");
  }

  @Test
  void refusesTheNameLiveForARelease() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/releases/8.0.3/release.yaml", "name: 8.0.3", "name: live")
                .refused())
        .containsExactly(
            "releases/8.0.3/release.yaml:3:18 schema/pattern: `metadata.name` must be 1"
                + " to 63 lower-case letters, digits, inner hyphens and dots, and neither"
                + " `live` nor a name that Windows keeps for a device, not `live`");
  }

  @Test
  void refusesThreeHundredCharacters() {
    assertThat(
            FleetFixture.valid()
                .edit(
                    "fleet/tenant.yaml",
                    "name: globex",
                    "name: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")
                .refused())
        .containsExactly(
            "tenant.yaml:3:18 schema/bound: `metadata.name` must be 1 to 40 lower-case"
                + " letters, digits and inner hyphens, and no name that Windows keeps for a"
                + " device, not"
                + " `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...`");
  }

  @Test
  void refusesFortyOneCharactersOfATenant() {
    assertThat(
            FleetFixture.valid()
                .edit(
                    "fleet/tenant.yaml",
                    "name: globex",
                    "name: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")
                .refused())
        .containsExactly(
            "tenant.yaml:3:18 schema/bound: `metadata.name` must be 1 to 40 lower-case"
                + " letters, digits and inner hyphens, and no name that Windows keeps for a"
                + " device, not `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx`");
  }

  @Test
  void allowsFortyCharactersOfATenant() {
    assertThat(
            FleetFixture.valid()
                .edit(
                    "fleet/tenant.yaml",
                    "name: globex",
                    "name: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")
                .refused())
        .isEmpty();
  }

  @Test
  void refusesThirtyOneCharactersOfAStack() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/stack.yaml", "{name: eu-1}", "{name: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx}")
                .edit("fleet/tenant.yaml", "stack: eu-1", "stack: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")
                .refused())
        .containsExactly(
            "stack.yaml:3:18 schema/bound: `metadata.name` must be 1 to 30 lower-case"
                + " letters, digits and inner hyphens, and no name that Windows keeps for a"
                + " device, not `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx`",
            "tenant.yaml:5:10 schema/bound: `spec.stack` must be 1 to 30 lower-case"
                + " letters, digits and inner hyphens, and no name that Windows keeps for a"
                + " device, not `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx`");
  }

  @Test
  void allowsThirtyCharactersOfAStack() {
    assertThat(
            FleetFixture.valid()
                .edit("fleet/stack.yaml", "{name: eu-1}", "{name: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx}")
                .edit("fleet/tenant.yaml", "stack: eu-1", "stack: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")
                .refused())
        .isEmpty();
  }

  @Test
  void refusesANumberAsAName() {
    assertThat(FleetFixture.valid().edit("fleet/plan.yaml", "name: small", "name: 17").refused())
        .containsExactly("plan.yaml:3:18 schema/type: `metadata.name` is `17`, expected a string");
  }
}
