package dev.drydock.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.MemoryTree;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import dev.drydock.diag.SourceTree.Kind;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.FleetFixture;
import dev.drydock.fleet.FleetLoader;
import dev.drydock.fleet.Tenant;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.StrictYaml;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseTest {
  private static final String RELEASE = "fleet/releases/8.2.0/release.yaml";
  private static final String FROZEN = "fleet/releases/8.2.0/templates/instance/service.yaml.peb";

  @Test
  void freezesTemplatesImagesAndDefaults() {
    SortedMap<String, byte[]> files =
        value(
            ReleaseCutter.cut(
                working(),
                "8.2.0",
                /* replace= */ false,
                defaults("instance: {stopSeconds: 20}\n")));

    assertThat(files.keySet())
        .containsExactly(
            RELEASE,
            "fleet/releases/8.2.0/templates/instance/component.yaml",
            FROZEN,
            "fleet/releases/8.2.0/templates/instance/values.schema.json");
    assertThat(new String(Objects.requireNonNull(files.get(RELEASE)), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            apiVersion: drydock.dev/v1
            kind: Release
            metadata:
              name: 8.2.0
            spec:
              digest: sha256:880b55523bb7e7ca350fdc6b3fb087bf30e9383a80eb7a83e2f13c8167b70aa2
              images:
                instance:
                  server:
                    reference: docker.io/flags/server:8.2.0
                    architectures:
                    - arm64
                    - amd64
              values:
                instance:
                  stopSeconds: 20
              files:
              - path: templates/instance/component.yaml
                sha256: 7a0db022a24a202eeee23a30e48050b8fb4c6af42795ca3ac7ef70c23dd730c4
              - path: templates/instance/service.yaml.peb
                sha256: 9ce5686be4d8356e2ea5edf6870eef4e561e14a1478d1aca09d3a398eefe65e3
              - path: templates/instance/values.schema.json
                sha256: ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356
            """);
  }

  @Test
  void aReleaseThatWasJustCutIsInOrder() {
    MemoryTree tree = withRelease();

    assertThat(ReleaseVerifier.verify(tree, fleet(tree))).isEmpty();
  }

  @Test
  void tellsOfAChangedByteAtTheLineOfTheFile() {
    MemoryTree tree = withRelease().edit(FROZEN, "Service", "service");

    assertThat(ReleaseVerifier.verify(tree, fleet(tree)))
        .singleElement()
        .satisfies(
            diagnostic -> {
              assertThat(diagnostic.code()).isEqualTo(Code.RELEASE_CHANGED);
              assertThat(diagnostic.at().path()).isEqualTo(RELEASE);
              assertThat(diagnostic.at().line())
                  .isEqualTo(line(tree, "path: templates/instance/service"));
              assertThat(diagnostic.related().getFirst().at().path()).isEqualTo(FROZEN);
            });
  }

  @Test
  void tellsOfFilesThatAreMissingAddedOrNoFiles() {
    MemoryTree tree =
        withRelease()
            .without(FROZEN)
            .with("fleet/releases/8.2.0/templates/instance/values.schema.json", Kind.LINK)
            .with("fleet/releases/8.2.0/templates/instance/more.yaml.peb", "a: 1\n");

    assertThat(ReleaseVerifier.verify(tree, fleet(tree)))
        .extracting(Diagnostic::message)
        .containsExactly(
            "the file `templates/instance/service.yaml.peb` of release `8.2.0` is missing",
            "`templates/instance/values.schema.json` of release `8.2.0` is not a file",
            "the release `8.2.0` has the file `templates/instance/more.yaml.peb`, which was not cut");
  }

  @ParameterizedTest
  @ValueSource(strings = {"server:8.2.0|server:8.3.0", "stopSeconds: 20|stopSeconds: 21"})
  void tellsOfChangedImagesAndValuesAtTheDigest(String change) {
    String[] parts = change.split("\\|", -1);
    MemoryTree tree = withRelease().edit(RELEASE, parts[0], parts[1]);

    assertThat(ReleaseVerifier.verify(tree, fleet(tree)))
        .singleElement()
        .satisfies(
            diagnostic ->
                assertThat(diagnostic.at().line()).isEqualTo(line(tree, "digest: sha256:")));
  }

  @Test
  void tellsOfFrozenFilesWithoutARelease() {
    MemoryTree tree = withRelease().without(RELEASE);

    assertThat(ReleaseVerifier.verify(tree, fleet(tree)))
        .singleElement()
        .satisfies(diagnostic -> assertThat(diagnostic.message()).contains("no `release.yaml`"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "live", "8.2.0-", "..", "a/b", "A", "8_2", ".git", "con", "a..b", " "})
  void refusesANameThatIsNoSubdomain(String name) {
    assertThat(
            failure(ReleaseCutter.cut(working(), name, /* replace= */ true, Optional.empty()))
                .code())
        .isEqualTo(Code.RELEASE_NAME);
  }

  @Test
  void acceptsANameUpToTheLimit() {
    assertThat(cut(working(), "x".repeat(63))).isInstanceOf(Outcome.Ok.class);
    assertThat(cut(working(), "x".repeat(64))).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void renewsAReleaseOnlyWhenAsked() {
    MemoryTree tree = withRelease();

    assertThat(failure(cut(tree, "8.2.0")).code()).isEqualTo(Code.RELEASE_EXISTS);

    MemoryTree edited = tree.edit("templates/tenant/instance/service.yaml.peb", "Service", "Other");
    MemoryTree renewed =
        edited.withAll(
            value(ReleaseCutter.cut(edited, "8.2.0", /* replace= */ true, Optional.empty())));
    assertThat(ReleaseVerifier.verify(renewed, fleet(renewed))).isEmpty();
    assertThat(renewed.text(FROZEN)).contains("Other");
  }

  @Test
  void refusesWhatCannotBeFrozenAndTellsAllAtOnce() {
    MemoryTree tree =
        working()
            .with("templates/tenant/instance/link.peb", Kind.LINK)
            .with("templates/tenant/instance/pipe", Kind.SPECIAL)
            .with("templates/tenant/instance/.hidden", "x")
            .with("templates/tenant/instance/windows.lua", "a\r\nb\r\n")
            .with("templates/tenant/instance/large", "x".repeat(StrictYaml.SIZE_LIMIT + 1))
            .with("templates/tenant/second/x.yaml.peb", "a: 1\n");

    assertThat(cut(tree, "8.2.0").diagnostics())
        .extracting(diagnostic -> diagnostic.at().path())
        .containsExactly(
            "templates/tenant/instance/.hidden",
            "templates/tenant/instance/large",
            "templates/tenant/instance/link.peb",
            "templates/tenant/instance/pipe",
            "templates/tenant/instance/windows.lua",
            "templates/tenant/second/component.yaml");
    assertThat(failure(cut(MemoryTree.none(), "8.2.0")).message()).contains("no tenant templates");
  }

  @Test
  void refusesDefaultsOfAComponentThatIsNotThere() {
    assertThat(
            ReleaseCutter.cut(
                    working(),
                    "8.2.0",
                    /* replace= */ false,
                    defaults("instanze: {}\ninstance: 1\n"))
                .diagnostics())
        .satisfiesExactly(
            unknown -> assertThat(unknown.hint()).contains("did you mean `instance`?"),
            scalar -> assertThat(scalar.message()).contains("expected a map"));
  }

  @Test
  void resolvesThePinBeforeTheChannel() {
    MemoryTree tree = withRelease();
    Fleet fleet = fleet(tree);

    assertThat(release(fleet, "acme")).isEqualTo(EffectiveRelease.live());
    assertThat(release(fleet, "globex").name()).isEqualTo("8.2.0");
    assertThat(release(fleet, "initech").templatesFolder())
        .isEqualTo("fleet/releases/8.2.0/templates");
    assertThat(release(fleet, "initech").defaults()).isPresent();
    assertThat(EffectiveRelease.live().templatesFolder()).isEqualTo("templates/tenant");
  }

  private static EffectiveRelease release(Fleet fleet, String tenant) {
    Tenant known = Objects.requireNonNull(fleet.tenants().get(tenant));
    return ReleaseResolver.resolve(fleet, known);
  }

  private static Outcome<SortedMap<String, byte[]>> cut(MemoryTree tree, String name) {
    return ReleaseCutter.cut(tree, name, /* replace= */ false, Optional.empty());
  }

  private static MemoryTree withRelease() {
    MemoryTree tree = working();
    return tree.withAll(
        value(
            ReleaseCutter.cut(
                tree, "8.2.0", /* replace= */ false, defaults("instance: {stopSeconds: 20}\n"))));
  }

  private static MemoryTree working() {
    return MemoryTree.none()
        .with(
            "templates/tenant/instance/component.yaml",
            """
            apiVersion: drydock.dev/v1
            kind: Component
            metadata: {name: instance}
            spec:
              scope: tenant
              description: The instance.
              images:
                server: {reference: "docker.io/flags/server:8.2.0", architectures: [arm64, amd64]}
            """)
        .with("templates/tenant/instance/service.yaml.peb", "apiVersion: v1\nkind: Service\n")
        .with("templates/tenant/instance/values.schema.json", "{}\n");
  }

  /** Loads a small fleet around the release of a tree; without a release nobody runs on it. */
  private static Fleet fleet(MemoryTree tree) {
    boolean isCut = !tree.text(RELEASE).isEmpty();
    String stable = isCut ? "\"8.2.0\"" : "live";
    String stack = FleetFixture.STACK.substring(0, FleetFixture.STACK.indexOf("  tenants:"));
    MemoryTree whole =
        MemoryTree.none()
            .with("fleet/fleet.yaml", FleetFixture.ROOT)
            .with("fleet/region.yaml", FleetFixture.REGION)
            .with("fleet/plan.yaml", FleetFixture.PLAN)
            .with("fleet/development.yaml", FleetFixture.CHANNEL)
            .with(
                "fleet/stable.yaml",
                FleetFixture.CHANNEL
                    .replace("name: development", "name: stable")
                    .replace("release: live", "release: " + stable))
            .with(
                "fleet/stack.yaml",
                stack
                    + """
                      tenants:
                      - {name: acme, plan: small, channel: development, hosts: [acme.eu.example.com]}
                      - {name: initech, plan: small, channel: stable, hosts: [initech.eu.example.com]}
                      - name: globex
                        plan: small
                        channel: development
                        hosts: [globex.eu.example.com]
                    """
                    + (isCut
                        ? "    pin: {release: \"8.2.0\", reason: waits for a migration}\n"
                        : ""));
    MemoryTree released = isCut ? whole.with(RELEASE, tree.text(RELEASE)) : whole;
    return value(FleetLoader.load(released, FleetFixture.SCHEMAS));
  }

  private static Optional<MappingNode> defaults(String text) {
    return Optional.of(value(StrictYaml.parse(new SourceFile("defaults.yaml", text))).getFirst());
  }

  private static int line(MemoryTree tree, String text) {
    List<String> lines = tree.text(RELEASE).lines().toList();
    for (int index = 0; index < lines.size(); index++) {
      if (lines.get(index).contains(text)) {
        return index + 1;
      }
    }
    throw new IllegalArgumentException(text);
  }

  private static <T> T value(Outcome<T> outcome) {
    assertThat(outcome.diagnostics()).isEmpty();
    return ((Outcome.Ok<T>) outcome).value();
  }

  private static Diagnostic failure(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    return outcome.diagnostics().getFirst();
  }
}
