package dev.drydock.compile;

import dev.drydock.check.CheckRunner;
import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceTree;
import dev.drydock.diff.UnifiedDiff;
import dev.drydock.report.Explanation;
import dev.drydock.report.Table;
import dev.drydock.yaml.CanonicalJson;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** Everything that Drydock does, on one repository. Each method is one command. */
public final class Drydock {
  private final Path root;
  private final SourceTree packed;
  private final int threads;
  private final Progress progress;

  private Drydock(Path root, int threads, Progress progress) {
    this.root = root;
    this.packed = PackedTree.open(root);
    this.threads = threads;
    this.progress = progress;
  }

  /** Returns the version of the program, or {@code development} where it runs without its jar. */
  public static String version() {
    return Optional.ofNullable(Drydock.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /**
   * Opens the repository that a folder lies in: the nearest folder, upwards to the top of the git
   * repository, with a {@code fleet/}.
   *
   * @param start the folder
   * @param threads how many threads may work; the results are the same for any number
   */
  public static Outcome<Drydock> open(Path start, int threads, Progress progress) {
    Path first = start.toAbsolutePath().normalize();
    if (!Files.isDirectory(first)) {
      return Outcome.failed(
          Diagnostic.of(
              Code.USAGE, Location.nowhere(), "there is no folder `%s`".formatted(start)));
    }
    for (Path folder = first; folder != null; folder = folder.getParent()) {
      if (folder.equals(first) ? isThere(folder) : holdsFleet(folder)) {
        return Outcome.ok(new Drydock(folder, threads, progress));
      }
      if (Files.exists(folder.resolve(".git"))) {
        break;
      }
    }
    return Outcome.failed(
        Diagnostic.of(
                Code.FLEET_EMPTY,
                Location.nowhere(),
                "there is no folder `fleet` in `%s` or above it".formatted(start))
            .withHint("`-C DIR` names the repository of a fleet"));
  }

  /** Where a command was started, a file in the place of the folder is told as what it is. */
  private static boolean isThere(Path folder) {
    return Files.exists(folder.resolve("fleet"), LinkOption.NOFOLLOW_LINKS);
  }

  /** A link is taken for the fleet too, so that its reader can say that it follows none. */
  private static boolean holdsFleet(Path folder) {
    Path fleet = folder.resolve("fleet");
    return Files.isDirectory(fleet) || Files.isSymbolicLink(fleet);
  }

  /** Validates and compiles the work tree, and writes nothing. */
  public Outcome<Summary> check() {
    return compile().map(CompiledFleet::summary);
  }

  /**
   * What {@link #render} did.
   *
   * @param changed whether {@code rendered/} is another than before
   * @param summary what was compiled
   */
  public record Rendered(boolean changed, Summary summary) {

    /** Returns what was done in a line. */
    public String text() {
      return (changed ? "rendered " : "nothing changed: ") + summary.text();
    }

    /** Returns the numbers with {@code changed} before them as a JSON object. */
    public String json() {
      SequencedMap<String, Object> all = summary.numbers();
      all.putFirst("changed", changed);
      return CanonicalJson.write(JsonNodes.map(all));
    }
  }

  /** Compiles the work tree and writes {@code rendered/}, as a whole or not at all. */
  public Outcome<Rendered> render() {
    return compile()
        .then(
            compiled ->
                new RenderedFolder(root)
                    .replace(compiled.tree().files())
                    .map(changed -> new Rendered(changed, compiled.summary())));
  }

  /**
   * How {@code rendered/} differs from what the work tree compiles to.
   *
   * @param text a unified diff; empty where there is no difference
   */
  public record Difference(String text) {

    /** Returns whether there is none. */
    public boolean isEmpty() {
      return text.isEmpty();
    }

    /** Returns {@code {differs, diff}}. */
    public String json() {
      SequencedMap<String, Object> all = new LinkedHashMap<>();
      all.put("differs", !isEmpty());
      all.put("diff", text);
      return CanonicalJson.write(JsonNodes.map(all));
    }
  }

  /** Compares {@code rendered/} with what the work tree compiles to. */
  public Outcome<Difference> compareRendered() {
    return compile()
        .then(
            compiled ->
                new RenderedFolder(root)
                    .read()
                    .map(old -> new Difference(UnifiedDiff.of(old, compiled.tree().files()))));
  }

  private Outcome<CompiledFleet> compile() {
    return compiler().compile(new WorkTree(root));
  }

  /** Compiles a commit and commits the manifests to the rendered branch. */
  public Outcome<PublishReport> publish(PublishOptions options) {
    return new FleetPublisher(root, packed, compiler(), new Parallel(threads)).publish(options);
  }

  /**
   * A release that was cut.
   *
   * @param name its name
   * @param files how many files it has
   */
  public record CutRelease(String name, int files) {

    /** Returns what was done in a line. */
    public String text() {
      return "cut release %s: %d files in fleet/releases/%s/".formatted(name, files, name);
    }

    /** Returns {@code {release, files}}. */
    public String json() {
      SequencedMap<String, Object> all = new LinkedHashMap<>();
      all.put("release", name);
      all.put("files", (long) files);
      return CanonicalJson.write(JsonNodes.map(all));
    }
  }

  /** Freezes the working tenant templates into a release. */
  public Outcome<CutRelease> cutRelease(CutOptions options) {
    return new ReleaseFolder(root)
        .cut(source(), options)
        .map(files -> new CutRelease(options.name(), files));
  }

  /** Lists the releases. */
  public Outcome<Table> listReleases() {
    return Inputs.fleet(source()).map(fleet -> new ReleaseListing(fleet).all());
  }

  /** Shows one release. */
  public Outcome<Table> showRelease(String name) {
    return Inputs.fleet(source()).then(fleet -> new ReleaseListing(fleet).one(name));
  }

  /** Tells where the values of a tenant or a region come from. */
  public Outcome<Explanation> explain(String name, String path) {
    return Inputs.load(source(), new Parallel(threads))
        .then(inputs -> new FleetExplanation(inputs).explain(name, path));
  }

  /** Lists what the fleet holds. */
  public Outcome<Table> list(ListOptions options) {
    return Selector.parse(options.selector()).then(selector -> list(options, selector));
  }

  private Outcome<Table> list(ListOptions options, Selector selector) {
    return switch (options.subject()) {
      case workloads ->
          compiler()
              .facts(new WorkTree(root))
              .map(units -> new WorkloadListing(units, selector))
              .map(listing -> options.drain() ? listing.drain() : listing.all());
      case components ->
          Inputs.load(source(), new Parallel(threads))
              .map(inputs -> new ComponentListing(inputs, selector).all());
      case tenants -> listing(selector).map(FleetListing::tenants);
      case regions -> listing(selector).map(FleetListing::regions);
      case stacks -> listing(selector).map(FleetListing::stacks);
      case channels -> listing(selector).map(FleetListing::channels);
    };
  }

  private Outcome<FleetListing> listing(Selector selector) {
    return Inputs.fleet(source()).map(fleet -> new FleetListing(fleet, selector));
  }

  /** Fills an empty folder with a small fleet and all that a repository of one has around it. */
  public static Outcome<NewReport> init(Path folder) {
    return new NewRepository(folder)
        .files()
        .then(changes -> changes.write(folder))
        .map(changes -> new NewReport("fleet flags", changes.paths(), new LinkedHashMap<>()));
  }

  /**
   * Adds something to the work tree, if the fleet is sound with it: what the compiler and the
   * checks find is found before anything is written.
   */
  public Outcome<NewReport> create(NewOptions options) {
    return new Additions(root, source(), compiler()).add(options);
  }

  /** Lists the kinds of documents that the repository around a folder, or the program, knows. */
  public static Outcome<Table> schemaKinds(Path start) {
    return schemas(start).map(SchemaListing::all);
  }

  /** Returns the JSON Schema of a kind as one document. */
  public static Outcome<String> schema(Path start, String kind) {
    return schemas(start).then(listing -> listing.one(kind));
  }

  /** A schema is wanted before there is a fleet, and with what a repository adds to it. */
  private static Outcome<SchemaListing> schemas(Path start) {
    SourceTree source =
        switch (open(start, /* threads= */ 1, Progress.SILENT)) {
          case Outcome.Ok<Drydock> ok -> ok.value().source();
          case Outcome.Failed<Drydock> _ -> PackedTree.open(start);
        };
    return Inputs.schemas(source).map(SchemaListing::new);
  }

  private Compiler compiler() {
    return new Compiler(packed, new Parallel(threads), progress, CheckRunner.all());
  }

  private SourceTree source() {
    return new LayeredTree(new WorkTree(root), packed);
  }
}
