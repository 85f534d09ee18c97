package dev.drydock.compile;

import dev.drydock.check.CheckRunner;
import dev.drydock.check.DeliveryFacts;
import dev.drydock.check.FactExtractor;
import dev.drydock.check.FleetFacts;
import dev.drydock.check.UnitFacts;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceTree;
import dev.drydock.fleet.Region;
import dev.drydock.fleet.Tenant;
import dev.drydock.manifest.FileTree;
import dev.drydock.manifest.Manifest;
import dev.drydock.manifest.ObjectIdentity;
import dev.drydock.manifest.RegionDelivery;
import dev.drydock.manifest.UnitId;
import dev.drydock.render.Component;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the stages: reads the inputs, compiles every unit, compiles the delivery of every region,
 * proves the fleet, and builds the tree. A stage that finds errors ends the run, after it has told
 * all of them.
 */
final class Compiler {
  private final SourceTree packed;
  private final Parallel parallel;
  private final Progress progress;
  private final CheckRunner checks;

  /**
   * @param packed the templates and schemas that the program brings
   * @param parallel who compiles units
   */
  Compiler(SourceTree packed, Parallel parallel, Progress progress, CheckRunner checks) {
    this.packed = packed;
    this.parallel = parallel;
    this.progress = progress;
    this.checks = checks;
  }

  /** Returns the compiled fleet of a repository. */
  Outcome<CompiledFleet> compile(SourceTree repository) {
    return Inputs.load(new LayeredTree(repository, packed), parallel).then(this::compile);
  }

  /** Returns the facts of every unit of a repository, whatever the checks find in them. */
  Outcome<List<UnitFacts>> facts(SourceTree repository) {
    return Inputs.load(new LayeredTree(repository, packed), parallel)
        .then(inputs -> units(inputs, new UnitCompiler(inputs, new Models(inputs.fleet()), checks)))
        .map(units -> units.stream().map(CompiledUnit::facts).toList());
  }

  private Outcome<CompiledFleet> compile(Inputs inputs) {
    Models models = new Models(inputs.fleet());
    UnitCompiler units = new UnitCompiler(inputs, models, checks);
    return units(inputs, units)
        .then(
            compiled ->
                regions(inputs, new RegionCompiler(inputs, models, units), compiled)
                    .then(regions -> prove(inputs, compiled, regions)));
  }

  /** Compiles all units on all threads; what they say is told in the order of the units. */
  private Outcome<List<CompiledUnit>> units(Inputs inputs, UnitCompiler units) {
    List<Supplier<Outcome<Optional<CompiledUnit>>>> tasks = tasks(inputs, units);
    progress.start("compile", tasks.size());
    List<Outcome<Optional<CompiledUnit>>> outcomes =
        parallel.map(
            tasks,
            task -> {
              Outcome<Optional<CompiledUnit>> outcome = task.get();
              progress.step();
              return outcome;
            });
    progress.end();
    Diagnostics diagnostics = new Diagnostics();
    List<CompiledUnit> compiled = new ArrayList<>();
    for (Outcome<Optional<CompiledUnit>> outcome : outcomes) {
      // What a unit says twice is one mistake; what several units say is told with their number.
      diagnostics.addAll(new LinkedHashSet<>(outcome.diagnostics()));
      if (outcome instanceof Outcome.Ok<Optional<CompiledUnit>> ok) {
        ok.value().ifPresent(compiled::add);
      }
    }
    return diagnostics.outcome(compiled);
  }

  private static List<Supplier<Outcome<Optional<CompiledUnit>>>> tasks(
      Inputs inputs, UnitCompiler units) {
    List<Supplier<Outcome<Optional<CompiledUnit>>>> tasks = new ArrayList<>();
    for (Region region : inputs.fleet().regions().values()) {
      for (Component component : inputs.regionComponents().components().values()) {
        tasks.add(() -> units.component(region, component));
      }
    }
    for (Tenant tenant : inputs.fleet().tenants().values()) {
      tasks.add(() -> units.tenant(tenant).map(Optional::of));
    }
    return tasks;
  }

  private static Outcome<List<RegionDelivery>> regions(
      Inputs inputs, RegionCompiler compiler, List<CompiledUnit> units) {
    Diagnostics diagnostics = new Diagnostics();
    List<RegionDelivery> deliveries = new ArrayList<>();
    for (Region region : inputs.fleet().regions().values()) {
      List<ObjectIdentity> components =
          units.stream()
              .filter(unit -> unit.facts().id().region().equals(region.name()))
              .flatMap(unit -> unit.identities().stream())
              .toList();
      @Nullable RegionDelivery delivery = diagnostics.take(compiler.compile(region, components));
      if (delivery != null) {
        deliveries.add(delivery);
      }
    }
    return diagnostics.outcome(deliveries);
  }

  private Outcome<CompiledFleet> prove(
      Inputs inputs, List<CompiledUnit> units, List<RegionDelivery> regions) {
    Diagnostics diagnostics = new Diagnostics();
    List<UnitFacts> facts = units.stream().map(CompiledUnit::facts).toList();
    List<DeliveryFacts> deliveries = regions.stream().map(FactExtractor::extract).toList();
    units.forEach(unit -> diagnostics.addAll(unit.findings()));
    Parallel.Both<List<List<Diagnostic>>, Outcome<FileTree>> proved =
        parallel.both(
            () ->
                parallel.map(
                    checks.fleetTasks(new FleetFacts(facts, deliveries), inputs.fleet()),
                    Supplier::get),
            () -> tree(units, regions));
    proved.first().forEach(diagnostics::addAll);
    @Nullable FileTree tree = diagnostics.take(proved.second());
    return tree == null
        ? diagnostics.failed()
        : diagnostics.outcome(
            new CompiledFleet(inputs.fleet(), tree, summary(inputs, units, tree)));
  }

  private static Outcome<FileTree> tree(List<CompiledUnit> units, List<RegionDelivery> regions) {
    FileTree.Builder builder = FileTree.builder();
    for (CompiledUnit unit : units) {
      unit.files().forEach(file -> builder.add(file.path(), file.bytes(), file.source()));
    }
    for (RegionDelivery region : regions) {
      add(builder, region.bootstrapFolder(), region.bootstrap());
      region.folders().forEach((folder, manifests) -> add(builder, folder, manifests));
    }
    return builder.build();
  }

  private static void add(FileTree.Builder builder, String folder, List<Manifest> manifests) {
    for (Manifest manifest : manifests) {
      OutputFile file = OutputFile.of(folder, manifest);
      builder.add(file.path(), file.bytes(), file.source());
    }
  }

  private static Summary summary(Inputs inputs, List<CompiledUnit> units, FileTree tree) {
    long components =
        units.stream().filter(unit -> unit.facts().id() instanceof UnitId.OfComponent).count();
    return new Summary(
        inputs.fleet().regions().size(),
        inputs.fleet().tenants().size(),
        (int) components,
        tree.size(),
        CheckRunner.entries().size());
  }
}
