package dev.drydock.guarantees;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every mistake is told at its place, all of them in one run, and a template cannot hide one. */
final class MistakesTest {
  private static final String DEPLOYMENT = "templates/tenant/instance/deployment.yaml.peb";

  @TempDir Path temporary;
  private FleetRepository repository = new FleetRepository(Path.of(""));

  @BeforeEach
  void copyFleetAndTemplates() {
    repository = FleetRepository.ofEverything(temporary.resolve("fleet-repository"));
  }

  @Test
  void oneRunTellsWhatIsWrongWithDocumentsAndTemplates() {
    repository
        .replace("fleet/tenants/globex.yaml", "channel: early", "channel: [early]")
        .replace("fleet/tenants/initech.yaml", "plan: medium", "plan: medium\n  plan: large")
        .replace(DEPLOYMENT, "values.preStopSeconds }}", "values.preStop }}");

    assertMistakesAt("fleet/tenants/globex.yaml", "fleet/tenants/initech.yaml", DEPLOYMENT);
  }

  @Test
  void oneRunTellsWhatIsWrongAcrossTheFleetAndItsReleases() {
    String frozen = "fleet/releases/8.1.0/templates/instance/limits.yaml.peb";
    repository
        .replace(frozen, "kind: LimitRange", "kind: Limit")
        .replace(DEPLOYMENT, "values.preStopSeconds }}", "values.preStop }}");

    Answer answer = assertMistakesAt("fleet/releases/8.1.0/release.yaml", DEPLOYMENT);

    assertThat(answer.err()).contains("related: " + frozen);
  }

  @Test
  void oneRunTellsEveryNameThatIsNothing() {
    repository
        .replace("fleet/tenants/demo.yaml", "plan: small", "plan: smal")
        .replace("fleet/tenants/globex.yaml", "channel: early", "channel: earl")
        .replace("fleet/stacks/us-1.yaml", "region: us-east-1", "region: us-east-2")
        .replace(DEPLOYMENT, "values.preStopSeconds }}", "values.preStop }}");

    assertMistakesAt(
        "fleet/tenants/demo.yaml",
        "fleet/tenants/globex.yaml",
        "fleet/stacks/us-1.yaml",
        DEPLOYMENT);
  }

  private Answer assertMistakesAt(String... files) {
    Answer answer = repository.run("check").exits(3);
    for (String file : files) {
      assertThat(answer.err())
          .containsPattern("(?m)^" + Pattern.quote(file) + ":\\d+:\\d+: error: .* \\[[a-z-/]+\\]$");
    }
    assertThat(answer.err()).endsWith("\n" + files.length + " errors\n");
    return answer;
  }

  @Test
  void anObjectInAForeignNamespaceIsRefusedWhateverTheTemplateSays() {
    repository.replace(
        DEPLOYMENT,
        "  name: instance\n  namespace: \"{{ tenant.namespace }}\"",
        "  name: instance\n  namespace: \"t-{{ tenant.plan }}\"");

    Answer answer = repository.run("render").exits(4);

    assertThat(answer.err())
        .containsPattern(
            "(?m)^"
                + Pattern.quote(DEPLOYMENT)
                + ":\\d+:\\d+: error: .*\\[check/tenant-isolation\\]$")
        .contains("fleet/tenants/demo.yaml:");
    assertThat(repository.files("rendered")).isEmpty();
  }

  @Test
  void aBugOfATemplateShowsTheValueThatFedIt() {
    repository.replace(
        DEPLOYMENT,
        "progressDeadlineSeconds: {{ values.startSeconds + 300 }}",
        "progressDeadlineSeconds: {{ values.logLevel }}");

    Answer answer = repository.run("render").exits(3);

    assertThat(answer.err())
        .containsPattern(Pattern.quote(DEPLOYMENT) + ":\\d+:\\d+: error: ")
        .contains("fleet/fleet.yaml:");
    assertThat(repository.files("rendered")).isEmpty();
  }
}
