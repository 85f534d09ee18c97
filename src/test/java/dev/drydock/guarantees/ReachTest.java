package dev.drydock.guarantees;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far a change reaches: to its own unit and its own delivery files, and not a byte further. */
final class ReachTest {
  private static final String ACME = "hosts: [acme.eu.example.com]\n";

  @TempDir Path temporary;
  private FleetRepository repository = new FleetRepository(Path.of(""));

  @BeforeEach
  void copyTheReferenceFleet() {
    repository = FleetRepository.ofFleet(temporary.resolve("fleet-repository"));
  }

  private List<TreeChange> changes() {
    SortedMap<String, String> golden = FleetRepository.golden();
    assertThat(golden).hasSizeGreaterThan(500);
    return TreeChange.between(golden, repository.render());
  }

  /** Accepts the files of a tenant's unit, and those of its delivery, which carry its name. */
  private static boolean isOf(String region, String stack, String tenant, TreeChange change) {
    String path = change.path();
    String file = path.substring(path.lastIndexOf('/') + 1);
    return path.startsWith(region + "/tenants/" + stack + "/" + tenant + "/")
        || (path.startsWith(region + "/delivery/stacks/" + stack + "/")
            && file.matches("(.*-t-" + tenant + "\\.yaml)|(t-" + tenant + "\\..*)"));
  }

  private static List<String> paths(List<TreeChange> changes) {
    return changes.stream().map(TreeChange::path).toList();
  }

  @Test
  void aNewCustomerIsOneElementOfAList() {
    for (String stack : List.of("eu-1", "us-1")) {
      String host = "newcomer-" + stack + "." + stack.substring(0, 2) + ".example.com";
      repository.replace(
          "fleet/stacks/" + stack + ".yaml",
          "\n  tenants:\n",
          "\n  tenants:\n  - {name: newcomer-"
              + stack
              + ", plan: small, channel: stable, hosts: ["
              + host
              + "]}\n");
    }

    List<TreeChange> changes = changes();

    assertThat(changes)
        .extracting(TreeChange::kind)
        .hasSizeGreaterThan(20)
        .containsOnly(TreeChange.Kind.ADDED);
    assertThat(changes)
        .allMatch(
            change ->
                isOf("eu-central-1", "eu-1", "newcomer-eu-1", change)
                    || isOf("us-east-1", "us-1", "newcomer-us-1", change));
    assertThat(paths(changes))
        .contains("eu-central-1/delivery/stacks/eu-1/argocd.application-t-newcomer-eu-1.yaml")
        .contains("us-east-1/delivery/stacks/us-1/flux-system.kustomization-t-newcomer-us-1.yaml");
  }

  @Test
  void aNewRegionIsOneFileAndStaysInItsFolder() {
    copyRegion("eu-central-1", "eu-west-1", "eu.example.com", "ie.example.com");
    copyRegion("us-east-1", "us-west-2", "us.example.com", "west.example.com");

    List<TreeChange> changes = changes();

    assertThat(changes)
        .extracting(TreeChange::kind)
        .hasSizeGreaterThan(50)
        .containsOnly(TreeChange.Kind.ADDED);
    assertThat(paths(changes)).allMatch(path -> path.matches("(eu-west-1|us-west-2)/.*"));
    assertThat(paths(changes))
        .contains("eu-west-1/bootstrap/application-drydock-root-eu-west-1.yaml")
        .contains("us-west-2/components/traefik/edge.daemonset-traefik.yaml");
  }

  private void copyRegion(String from, String to, String domain, String newDomain) {
    repository.writeText(
        "fleet/regions/" + to + ".yaml",
        repository
            .read("fleet/regions/" + from + ".yaml")
            .replace(from, to)
            .replace(domain, newDomain)
            .replace(domain.replace('.', '-'), newDomain.replace('.', '-'))
            .replace("  central: true\n", ""));
  }

  @Test
  void theValuesOfATenantReachNobodyElse() {
    repository.replace(
        "fleet/stacks/eu-1.yaml",
        ACME,
        ACME + "    values: {instance: {databasePool: 3, env: {NEW: \"{{ x }}\"}}}\n");

    assertThat(changes())
        .containsExactly(
            new TreeChange(
                TreeChange.Kind.CHANGED,
                "eu-central-1/tenants/eu-1/acme/deployment-instance.yaml"));
  }

  @Test
  void suspendingStopsTheServersAndKeepsAllElse() {
    repository.replace("fleet/stacks/eu-1.yaml", ACME, ACME + "    state: suspended\n");

    List<TreeChange> changes = changes();

    String unit = "eu-central-1/tenants/eu-1/acme/";
    assertThat(changes)
        .containsExactlyInAnyOrder(
            new TreeChange(
                TreeChange.Kind.CHANGED, "eu-central-1/delivery/stacks/eu-1/namespace-t-acme.yaml"),
            new TreeChange(TreeChange.Kind.CHANGED, unit + "deployment-instance.yaml"),
            new TreeChange(TreeChange.Kind.REMOVED, unit + "horizontalpodautoscaler-instance.yaml"),
            new TreeChange(TreeChange.Kind.REMOVED, unit + "poddisruptionbudget-instance.yaml"));
    assertThat(repository.read("rendered/" + unit + "deployment-instance.yaml"))
        .contains("\n  replicas: 0\n");
  }

  @Test
  void retiringKeepsWhatNobodyMayLoseByAccident() {
    repository.replace("fleet/stacks/eu-1.yaml", ACME, "state: retired\n");

    List<TreeChange> changes = changes();

    assertThat(changes).allMatch(change -> isOf("eu-central-1", "eu-1", "acme", change));
    assertThat(repository.files("rendered/eu-central-1/tenants/eu-1/acme").keySet())
        .containsExactly(
            "externalsecret-instance-application.yaml",
            "externalsecret-instance-database.yaml",
            "networkpolicy-default-deny.yaml",
            "resourcequota-instance.yaml");
    assertThat(paths(changes))
        .doesNotContain("eu-central-1/delivery/stacks/eu-1/argocd.application-t-acme.yaml");
  }

  @Test
  void removingATenantRemovesItsFilesAndNoOthers() {
    repository.delete("fleet/tenants/initech.yaml");

    List<TreeChange> changes = changes();

    assertThat(changes)
        .extracting(TreeChange::kind)
        .isNotEmpty()
        .containsOnly(TreeChange.Kind.REMOVED);
    assertThat(changes).allMatch(change -> isOf("us-east-1", "us-1", "initech", change));
    assertThat(repository.files("rendered/us-east-1/tenants/us-1/initech")).isEmpty();
  }

  @Test
  void movingATenantInsideItsRegionChangesNoObjectInItsNamespaceButTheDatabase() {
    repository.replace("fleet/tenants/globex.yaml", "stack: eu-1", "stack: eu-2");

    repository.render();

    SortedMap<String, String> before =
        FleetRepository.files(Path.of("rendered/eu-central-1/tenants/eu-1/globex"));
    SortedMap<String, String> after = repository.files("rendered/eu-central-1/tenants/eu-2/globex");
    assertThat(after.keySet()).isEqualTo(before.keySet()).isNotEmpty();
    assertThat(paths(TreeChange.between(before, after)))
        .containsExactlyInAnyOrder("deployment-instance.yaml");
  }

  @Test
  void theWorkingTemplatesReachOnlyWhoFollowsThem() {
    repository.writeText("templates/tenant/instance/component.yaml", "");
    FleetRepository.files(Path.of("templates/tenant/instance"))
        .forEach((path, text) -> repository.writeText("templates/tenant/instance/" + path, text));
    repository.replace(
        "templates/tenant/instance/deployment.yaml.peb",
        "revisionHistoryLimit: 3",
        "revisionHistoryLimit: 4");

    assertThat(paths(changes()))
        .containsExactlyInAnyOrder(
            "eu-central-1/tenants/eu-2/edge-cases/deployment-instance.yaml",
            "us-east-1/tenants/us-2/demo/deployment-instance.yaml");
  }
}
