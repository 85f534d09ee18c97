package dev.drydock.check;

import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.FleetLoader;
import dev.drydock.manifest.Manifest;
import dev.drydock.manifest.RegionDelivery;
import dev.drydock.manifest.ReleasedImage;
import dev.drydock.manifest.Unit;
import dev.drydock.manifest.UnitId;
import dev.drydock.schema.JsonSchemas;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.StrictYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A small rendered fleet that every check is content with, and that cases change. The region {@code
 * eu} is delivered by Argo CD and renders its load balancer; {@code us} is delivered by Flux and
 * has an external one.
 *
 * @param texts YAML by piece: {@code fleet}, {@code eu/traefik}, {@code acme}, {@code
 *     acme-delivery}
 */
record Scenario(SortedMap<String, String> texts) {

  private static final Path FOLDER = Path.of("src/test/resources/check");
  private static final List<String> EU_COMPONENTS =
      List.of("traefik", "edge-nlb", "namespaces", "fluent-bit", "karpenter", "telemetry");
  private static final List<String> US_COMPONENTS = List.of("traefik", "namespaces", "fluent-bit");
  private static final JsonSchemas SCHEMAS = schemas();
  private static final Scenario GOOD = good();
  private static final Fleet GOOD_FLEET = load(GOOD.text("fleet"));

  static Scenario valid() {
    return GOOD;
  }

  /** Returns the fleet of the valid scenario. */
  static Fleet fleet() {
    return GOOD_FLEET;
  }

  /** Returns a copy with a part of a piece replaced everywhere, which must be there. */
  Scenario edit(String piece, String old, String replacement) {
    if (!text(piece).contains(old)) {
      throw new IllegalArgumentException(piece + " does not hold " + old);
    }
    return with(piece, text(piece).replace(old, replacement));
  }

  /** Returns a copy with one more document in a piece. */
  Scenario add(String piece, String document) {
    String before = texts.getOrDefault(piece, "");
    return with(piece, before.isEmpty() ? document : before + "---\n" + document);
  }

  Scenario with(String piece, String text) {
    SortedMap<String, String> more = new TreeMap<>(texts);
    more.put(piece, text);
    return new Scenario(more);
  }

  /** Returns what the checks find. */
  List<Diagnostic> findings(CheckRunner runner) {
    Fleet fleet = text("fleet").equals(GOOD.text("fleet")) ? GOOD_FLEET : load(text("fleet"));
    List<Diagnostic> found = new ArrayList<>();
    List<UnitFacts> facts = new ArrayList<>();
    for (Unit unit : units()) {
      CheckedUnit checked = CheckedUnit.of(unit);
      found.addAll(runner.unit(checked, fleet));
      facts.add(FactExtractor.extract(checked, fleet));
    }
    List<DeliveryFacts> deliveries =
        List.of(
            FactExtractor.extract(delivery("eu", "eu-1")),
            FactExtractor.extract(delivery("us", "us-1")));
    found.addAll(runner.fleet(new FleetFacts(facts, deliveries), fleet));
    return found;
  }

  /** Returns the facts of all units. */
  List<UnitFacts> facts() {
    return units().stream()
        .map(unit -> FactExtractor.extract(CheckedUnit.of(unit), fleet()))
        .toList();
  }

  /** Returns the unit of a tenant of the first stack. */
  Unit tenant(String name) {
    return tenant("eu", "eu-1", name);
  }

  private List<Unit> units() {
    List<Unit> units = new ArrayList<>();
    EU_COMPONENTS.forEach(component -> units.add(component("eu/" + component)));
    US_COMPONENTS.forEach(component -> units.add(component("us/" + component)));
    units.add(tenant("eu", "eu-1", "acme"));
    units.add(tenant("eu", "eu-1", "initech"));
    units.add(tenant("us", "us-1", "globex"));
    return units;
  }

  private Unit component(String piece) {
    UnitId id = new UnitId.OfComponent(piece.substring(0, 2), piece.substring("eu/".length()));
    return new Unit(
        id,
        manifests(piece),
        manifests(piece + "-delivery"),
        List.of(
            new ReleasedImage("docker.io/library/traefik:v3.7.11", List.of("amd64", "arm64")),
            new ReleasedImage("docker.io/grafana/loki:3.7.8", List.of("arm64")),
            new ReleasedImage("docker.io/victoriametrics/vmagent:v1.150.0", List.of("arm64")),
            new ReleasedImage(
                "docker.io/victoriametrics/victoria-metrics:v1.150.0", List.of("arm64")),
            new ReleasedImage("docker.io/victoriametrics/vmalert:v1.150.0", List.of("arm64")),
            new ReleasedImage("example.com/tool:1.0", List.of("amd64", "arm64")),
            new ReleasedImage("cr.fluentbit.io/fluent/fluent-bit:5.0.9", List.of("arm64"))));
  }

  private Unit tenant(String region, String stack, String name) {
    return new Unit(
        new UnitId.OfTenant(region, stack, name),
        manifests(name),
        manifests(name + "-delivery"),
        List.of(
            new ReleasedImage("docker.io/unleashorg/unleash-server:8.1.0", List.of("arm64")),
            new ReleasedImage("example.com/old:1.2", List.of("amd64")),
            new ReleasedImage("example.com/rolling:latest", List.of("arm64")),
            new ReleasedImage("example.com/rolling", List.of("arm64")),
            new ReleasedImage("example.com:5000/rolling", List.of("arm64")),
            new ReleasedImage("example.com/short@sha256:abc", List.of("arm64")),
            new ReleasedImage("example.com/pinned@sha256:" + "a".repeat(64), List.of("arm64"))));
  }

  private RegionDelivery delivery(String region, String stack) {
    SortedMap<String, List<Manifest>> stacks = new TreeMap<>();
    stacks.put(stack, manifests(region + "/stack"));
    return new RegionDelivery(
        region, manifests(region + "/bootstrap"), manifests(region + "/platform"), stacks);
  }

  private List<Manifest> manifests(String piece) {
    return documents("templates/" + piece + ".yaml", text(piece)).stream()
        .map(node -> value(Manifest.of(node)))
        .toList();
  }

  String text(String piece) {
    return texts.getOrDefault(piece, "");
  }

  static List<MappingNode> documents(String path, String text) {
    return value(StrictYaml.parse(new SourceFile(path, text)));
  }

  private static <T> T value(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Ok<T> ok -> ok.value();
      case Outcome.Failed<T> failed -> throw new AssertionError(failed.diagnostics().toString());
    };
  }

  private static Fleet load(String text) {
    SortedMap<String, String> files = new TreeMap<>();
    files.put("fleet/fleet.yaml", text);
    return value(FleetLoader.load(new TextFiles(files), SCHEMAS));
  }

  private static Scenario good() {
    SortedMap<String, String> texts = new TreeMap<>();
    texts.put("fleet", read("fleet"));
    region(texts, "eu", "argocd", EU_COMPONENTS);
    region(texts, "us", "flux", US_COMPONENTS);
    for (String tenant : List.of("acme", "initech")) {
      texts.put(tenant, named("tenant", "eu", tenant));
      texts.put(tenant + "-delivery", named("argocd-tenant", "eu", tenant));
    }
    texts.put("globex", named("tenant", "us", "globex"));
    texts.put("globex-delivery", named("flux-tenant", "us", "globex"));
    return new Scenario(texts);
  }

  private static void region(
      SortedMap<String, String> texts, String region, String engine, List<String> components) {
    for (String component : components) {
      texts.put(region + "/" + component, read(component));
      texts.put(
          region + "/" + component + "-delivery", named(engine + "-component", region, component));
    }
    for (String role : List.of("bootstrap", "platform", "stack")) {
      texts.put(region + "/" + role, named(engine + "-" + role, region, ""));
    }
  }

  private static String named(String file, String region, String name) {
    return read(file)
        .replace("REGION", region)
        .replace("STACK", region + "-1")
        .replace("TENANT", name)
        .replace("COMPONENT", name);
  }

  private static String read(String name) {
    try {
      return Files.readString(FOLDER.resolve(name + ".yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonSchemas schemas() {
    try (Stream<Path> paths = Files.list(Path.of("schemas"))) {
      return value(
          JsonSchemas.load(
              paths
                  .filter(path -> path.toString().endsWith(".schema.json"))
                  .sorted()
                  .map(Scenario::source)
                  .toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SourceFile source(Path path) {
    try {
      return new SourceFile(path.toString(), Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
