package dev.drydock.fleet;

import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.diag.MemoryTree;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import dev.drydock.diag.SourceTree;
import dev.drydock.schema.JsonSchemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A small valid fleet that tests change.
 *
 * @param files the texts by path
 */
public record FleetFixture(SortedMap<String, String> files) {
  public static final JsonSchemas SCHEMAS = schemas();

  public static final String ROOT =
      """
      apiVersion: drydock.dev/v1
      kind: Fleet
      metadata: {name: flags}
      spec:
        repository: {url: "https://git.example.com/fleet.git"}
        publish: {branch: rendered, committer: {name: Drydock, email: drydock@example.com}}
        metrics: {centralUrl: "https://metrics.example.com/write"}
        values: {instance: {logLevel: info}}
      """;

  public static final String REGION =
      """
      apiVersion: drydock.dev/v1
      kind: Region
      metadata: {name: eu}
      spec:
        engine: argocd
        cloud:
          region: eu-central-1
          account: "111122223333"
          vpc: vpc-0a1b2c3d4e5f60718
          networks: [10.20.0.0/16]
          zones: [eu-central-1a, eu-central-1b, eu-central-1c]
          subnets:
            public: [subnet-0000001a, subnet-0000001b, subnet-0000001c]
            private: [subnet-0000002a, subnet-0000002b, subnet-0000002c]
          databaseNetworks: [10.20.64.0/20]
        kubernetes: {cluster: flags-eu, version: "1.35"}
        domain: eu.example.com
        wildcardCertificate: {secret: {external: eu/wildcard}}
        secretStore: secrets-manager
        nodes: {edge: 6, maximum: 60, volumeGiB: 80, image: al2023@v20260724, role: flags-node, securityGroups: [sg-00000002]}
        edge:
          hostname: edge.eu.example.com
          autoScalingGroup: flags-eu-edge
          provisioner: external
          healthCheck: {intervalSeconds: 5, timeoutSeconds: 3, healthyThreshold: 2, unhealthyThreshold: 2}
          deregistrationDelaySeconds: 120
          unhealthyDrainingSeconds: 90
          unhealthyTermination: false
          crossZone: true
          idleTimeoutSeconds: 350
        logs:
          bucket: flags-logs-eu
          roleArn: "arn:aws:iam::111122223333:role/flags-logs"
          lifecycleDays: 400
          loki: {bucket: flags-logs-eu-loki, roleArn: "arn:aws:iam::111122223333:role/flags-logs", lifecycleDays: 14}
        alertmanager: {url: "https://alerts.example.com"}
      """;

  public static final String STACK =
      """
      apiVersion: drydock.dev/v1
      kind: Stack
      metadata: {name: eu-1}
      spec:
        region: eu
        database: {host: eu-1.db.example.com, port: 5432, maxConnections: 2000, reserved: 50}
        tenants:
        - {name: acme, plan: small, channel: development, hosts: [acme.eu.example.com]}
        - {name: initech, plan: small, channel: development, hosts: [initech.eu.example.com]}
      """;

  public static final String PLAN =
      """
      apiVersion: drydock.dev/v1
      kind: Plan
      metadata: {name: small}
      spec:
        description: Small.
        limits: {replicas: 4, hosts: 2}
        values: {instance: {replicas: {min: 2, max: 4}}}
      """;

  public static final String CHANNEL =
      """
      apiVersion: drydock.dev/v1
      kind: Channel
      metadata: {name: development}
      spec: {description: Ours., release: live}
      """;

  static final String TENANT =
      """
      apiVersion: drydock.dev/v1
      kind: Tenant
      metadata: {name: globex}
      spec:
        stack: eu-1
        plan: small
        channel: development
        hosts: [globex.eu.example.com]
      """;

  public static final String RELEASE =
      """
      apiVersion: drydock.dev/v1
      kind: Release
      metadata: {name: 8.0.3}
      spec:
        digest: sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae
        files:
        - path: templates/instance/service.yaml.peb
          sha256: 2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae
        images:
          instance:
            unleash:
              reference: docker.io/unleashorg/unleash-server:8.0.3
              digest: sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae
              architectures: [arm64]
        values: {instance: {stopSeconds: 20}}
      """;

  /** Returns the fleet as it stands above. */
  static FleetFixture valid() {
    return new FleetFixture(new TreeMap<>())
        .with("fleet/channel.yaml", CHANNEL)
        .with("fleet/fleet.yaml", ROOT)
        .with("fleet/plan.yaml", PLAN)
        .with("fleet/region.yaml", REGION)
        .with("fleet/releases/8.0.3/release.yaml", RELEASE)
        .with("fleet/stack.yaml", STACK)
        .with("fleet/tenant.yaml", TENANT);
  }

  /** Returns a copy with one more file, or another text of a file. */
  FleetFixture with(String path, String text) {
    SortedMap<String, String> more = new TreeMap<>(files);
    more.put(path, text);
    return new FleetFixture(more);
  }

  FleetFixture without(String path) {
    SortedMap<String, String> fewer = new TreeMap<>(files);
    fewer.remove(path);
    return new FleetFixture(fewer);
  }

  /** Returns a copy with a part of a file replaced, which must be there. */
  FleetFixture edit(String path, String old, String replacement) {
    String text = files.getOrDefault(path, "");
    if (!text.contains(old)) {
      throw new IllegalArgumentException(path + " does not hold " + old);
    }
    return with(path, text.replace(old, replacement));
  }

  static <T> T the(SortedMap<String, T> objects, String name) {
    return Optional.ofNullable(objects.get(name)).orElseThrow();
  }

  Fleet load() {
    return switch (FleetLoader.load(MemoryTree.of(files), SCHEMAS)) {
      case Outcome.Ok<Fleet> ok -> ok.value();
      case Outcome.Failed<Fleet> failed ->
          throw new AssertionError(String.join("\n", shown(failed.diagnostics())));
    };
  }

  /** Returns what is wrong, one diagnostic a string: place, code, message, related, hint. */
  List<String> refused() {
    return refused(MemoryTree.of(files));
  }

  static List<String> refused(SourceTree tree) {
    return shown(FleetLoader.load(tree, SCHEMAS).diagnostics());
  }

  static List<String> shown(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(FleetFixture::shown).toList();
  }

  private static String shown(Diagnostic diagnostic) {
    StringBuilder text = new StringBuilder();
    text.append(shown(diagnostic.at())).append(" ").append(diagnostic.code()).append(": ");
    text.append(diagnostic.message());
    diagnostic
        .related()
        .forEach(
            related ->
                text.append(" | ")
                    .append(shown(related.at()))
                    .append(" ")
                    .append(related.message()));
    diagnostic.hint().ifPresent(hint -> text.append(" | hint: ").append(hint));
    return text.toString();
  }

  static String shown(Location at) {
    String path = at.path().replace("fleet/", "");
    return at.line() == 0 ? path : path + ":" + at.line() + ":" + at.column();
  }

  static JsonSchemas schemas() {
    try (Stream<Path> paths = Files.list(Path.of("schemas"))) {
      List<SourceFile> files =
          paths
              .filter(path -> path.toString().endsWith(".schema.json"))
              .sorted()
              .map(path -> new SourceFile(path.toString().replace('\\', '/'), text(path)))
              .toList();
      return switch (JsonSchemas.load(files)) {
        case Outcome.Ok<JsonSchemas> ok -> ok.value();
        case Outcome.Failed<JsonSchemas> failed ->
            throw new AssertionError(String.join("\n", shown(failed.diagnostics())));
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
