package dev.drydock.compile;

import dev.drydock.diag.Origin;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import dev.drydock.fleet.Declaration;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.FleetFixture;
import dev.drydock.fleet.FleetKind;
import dev.drydock.fleet.Region;
import dev.drydock.fleet.Stack;
import dev.drydock.fleet.Tenant;
import dev.drydock.git.GitRepository;
import dev.drydock.git.SourceCommit;
import dev.drydock.manifest.FileTree;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.StrictYaml;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A fleet with the output that a compile of it would give, in short. */
final class PublishFixture {
  private final SortedMap<String, String> tenants = new TreeMap<>();
  private final TreeSet<String> components = new TreeSet<>(List.of("edge", "traefik"));
  private final TreeSet<String> regions = new TreeSet<>(List.of("eu", "us"));
  private final TreeSet<String> stacks = new TreeSet<>(List.of("eu-1", "us-1"));
  private final TreeSet<String> allowed = new TreeSet<>();
  private boolean adopt;
  private boolean failIfSuperseded;
  private String version = "0.1.0";
  private Optional<String> pin = Optional.empty();

  /** Adds a tenant to {@code <region>-1} or another stack, in a state. */
  PublishFixture tenant(String name, String stack, String state) {
    stacks.add(stack);
    tenants.put(name, stack + "|" + state);
    return this;
  }

  PublishFixture active(String... names) {
    for (String name : names) {
      tenant(name, "eu-1", "active");
    }
    return this;
  }

  PublishFixture without(String tenant) {
    tenants.remove(tenant);
    return this;
  }

  PublishFixture withoutComponent(String name) {
    components.remove(name);
    return this;
  }

  PublishFixture withoutRegion(String name) {
    regions.remove(name);
    stacks.removeIf(stack -> stack.startsWith(name));
    return this;
  }

  PublishFixture withoutStack(String name) {
    stacks.remove(name);
    return this;
  }

  PublishFixture allow(String... names) {
    allowed.addAll(List.of(names));
    return this;
  }

  PublishFixture adopt() {
    adopt = true;
    return this;
  }

  PublishFixture failIfSuperseded() {
    failIfSuperseded = true;
    return this;
  }

  PublishFixture version(String text) {
    version = text;
    return this;
  }

  PublishFixture pinnedUntil(String day) {
    pin = Optional.of(day);
    return this;
  }

  /** Publishes the output as that of a revision. */
  Outcome<PublishReport> publish(Path folder, String revision) {
    return GitRepository.open(folder)
        .then(
            repository -> {
              try (repository) {
                return repository
                    .resolve(revision)
                    .then(
                        source ->
                            BranchPublisher.publish(
                                repository, publication(source), new Parallel(2)));
              }
            });
  }

  Publication publication(SourceCommit source) {
    return new Publication(
        source, fleet(), tree(), "sha256:abc", version, allowed, adopt, failIfSuperseded);
  }

  private FileTree tree() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (String region : regions) {
      put(files, region + "/bootstrap/argocd.application-root.yaml", "kind: Application\n");
      for (String component : components) {
        put(
            files,
            region + "/components/" + component + "/configmap-" + component + ".yaml",
            "kind: ConfigMap\n");
        put(
            files,
            region + "/delivery/region/argocd.application-c-" + component + "." + region + ".yaml",
            "kind: Application\n");
      }
    }
    for (String stack : stacks) {
      String folder = stack.substring(0, 2) + "/delivery/stacks/" + stack;
      put(files, folder + "/argocd.configmap-s-" + stack + ".yaml", "kind: ConfigMap\n");
    }
    tenants.forEach((name, place) -> tenant(files, name, place));
    return FileTree.of(files);
  }

  private static void tenant(SortedMap<String, byte[]> files, String name, String place) {
    String stack = place.substring(0, place.indexOf('|'));
    String state = place.substring(stack.length() + 1);
    String region = stack.substring(0, 2);
    String folder = region + "/tenants/" + stack + "/" + name + "/";
    boolean isRetired = state.equals("retired");
    put(
        files,
        folder + "resourcequota-instance.yaml",
        "kind: ResourceQuota\nmetadata:\n  name: "
            + name
            + "\nspec:\n  hard:\n    pods: \""
            + (isRetired ? 0 : 8)
            + "\"\n");
    if (!isRetired) {
      put(
          files,
          folder + "deployment-instance.yaml",
          "kind: Deployment\nname: " + name + "\nstate: " + state + "\n");
    }
    put(
        files,
        region + "/delivery/stacks/" + stack + "/namespace-t-" + name + ".yaml",
        "kind: Namespace\n");
    put(
        files,
        region + "/delivery/stacks/" + stack + "/argocd.application-t-" + name + ".yaml",
        "kind: Application\n");
  }

  private static void put(SortedMap<String, byte[]> files, String path, String text) {
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The fleet in memory: publishing asks for the root document and for who is where. */
  private Fleet fleet() {
    SortedMap<String, Region> regionMap = new TreeMap<>();
    regions.forEach(
        name ->
            regionMap.put(
                name,
                new Region(declared(FleetKind.REGION, name), Region.Engine.ARGOCD, "x", false)));
    SortedMap<String, Stack> stackMap = new TreeMap<>();
    stacks.forEach(
        name ->
            stackMap.put(name, new Stack(declared(FleetKind.STACK, name), name.substring(0, 2))));
    SortedMap<String, Tenant> tenantMap = new TreeMap<>();
    tenants.forEach((name, place) -> tenantMap.put(name, tenant(name, place)));
    return new Fleet(
        declaration("fleet/fleet.yaml", FleetFixture.ROOT, FleetKind.FLEET),
        regionMap,
        stackMap,
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        tenantMap);
  }

  private Tenant tenant(String name, String place) {
    Declaration declaration = declared(FleetKind.TENANT, name);
    String stack = place.substring(0, place.indexOf('|'));
    String state = place.substring(stack.length() + 1);
    return new Tenant(
        declaration,
        new ScalarNode(stack, Origin.unknown()),
        "small",
        "development",
        Tenant.State.valueOf(state.toUpperCase(Locale.ROOT)),
        List.of(),
        pin.map(day -> new Tenant.Pin("8.0.3", "waits", Optional.of(day), declaration.at())));
  }

  private static Declaration declared(FleetKind kind, String name) {
    String text = "metadata: {name: " + name + "}\nspec: {}\n";
    return declaration("fleet/" + name + ".yaml", text, kind);
  }

  private static Declaration declaration(String path, String text, FleetKind kind) {
    return switch (StrictYaml.parse(new SourceFile(path, text))) {
      case Outcome.Ok<List<MappingNode>> ok -> {
        MappingNode document = ok.value().getFirst();
        yield new Declaration(
            kind,
            (ScalarNode) document.at("metadata", "name").orElseThrow(),
            document,
            document.map("spec").orElseThrow(),
            Optional.empty());
      }
      case Outcome.Failed<List<MappingNode>> failed ->
          throw new AssertionError(failed.diagnostics());
    };
  }
}
