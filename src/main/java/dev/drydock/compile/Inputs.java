package dev.drydock.compile;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import dev.drydock.diag.SourceTree;
import dev.drydock.fleet.ComponentRules;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.FleetLoader;
import dev.drydock.fleet.Region;
import dev.drydock.fleet.Tenant;
import dev.drydock.manifest.KubernetesSchemas;
import dev.drydock.release.EffectiveRelease;
import dev.drydock.release.ReleaseResolver;
import dev.drydock.release.ReleaseVerifier;
import dev.drydock.render.ComponentLibrary;
import dev.drydock.render.DeliveryLibrary;
import dev.drydock.render.Scope;
import dev.drydock.schema.JsonSchemas;
import dev.drydock.yaml.StrictYaml;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a compile reads, read and checked.
 *
 * @param fleet the fleet
 * @param kinds the schemas of rendered kinds
 * @param regionComponents the components of regions
 * @param tenantComponents the components of tenants, by the folder of their release
 * @param delivery the templates of delivery
 */
record Inputs(
    Fleet fleet,
    KubernetesSchemas kinds,
    ComponentLibrary regionComponents,
    SortedMap<String, ComponentLibrary> tenantComponents,
    DeliveryLibrary delivery) {
  private static final String SCHEMAS = "schemas";
  private static final String WORKING = EffectiveRelease.live().templatesFolder();
  private static final String SCHEMA_SUFFIX = ".schema.json";

  Inputs {
    tenantComponents = Collections.unmodifiableSortedMap(new TreeMap<>(tenantComponents));
  }

  /** Returns the components that a tenant gets from its release. */
  ComponentLibrary components(EffectiveRelease release) {
    ComponentLibrary library = tenantComponents.get(release.templatesFolder());
    if (library == null) {
      throw new IllegalArgumentException("not loaded: " + release.templatesFolder());
    }
    return library;
  }

  /** Reads the fleet alone. */
  static Outcome<Fleet> fleet(SourceTree source) {
    return schemas(source).then(schemas -> FleetLoader.load(source, schemas));
  }

  /** Reads the schemas of documents. */
  static Outcome<JsonSchemas> schemas(SourceTree source) {
    Diagnostics diagnostics = new Diagnostics();
    List<SourceFile> files = new ArrayList<>();
    for (SourceTree.Entry entry : source.list(SCHEMAS)) {
      boolean isTop = entry.path().indexOf('/') == entry.path().lastIndexOf('/');
      if (isTop && entry.path().endsWith(SCHEMA_SUFFIX)) {
        SourceFile file =
            diagnostics.take(
                source
                    .read(entry.path(), StrictYaml.SIZE_LIMIT)
                    .then(bytes -> StrictYaml.decode(entry.path(), bytes)));
        if (file != null) {
          files.add(file);
        }
      }
    }
    return diagnostics.outcome(files).then(JsonSchemas::load);
  }

  /** Reads everything, and reports all that is wrong with any of it. */
  static Outcome<Inputs> load(SourceTree source, Parallel parallel) {
    return switch (read(source, parallel)) {
      case Outcome.Ok<Inputs> ok -> ok;
      // A schema that several libraries read is complained of by each.
      case Outcome.Failed<Inputs> failed ->
          new Outcome.Failed<>(List.copyOf(new LinkedHashSet<>(failed.diagnostics())));
    };
  }

  /**
   * What no fleet has a say in.
   *
   * @param kinds the schemas of rendered kinds
   * @param regions the components of regions
   * @param delivery the templates of delivery
   * @param working the working components of tenants
   */
  private record Libraries(
      Outcome<KubernetesSchemas> kinds,
      Outcome<ComponentLibrary> regions,
      Outcome<DeliveryLibrary> delivery,
      Outcome<ComponentLibrary> working) {
    static Libraries load(SourceTree source) {
      return new Libraries(
          KubernetesSchemas.load(source, SCHEMAS),
          ComponentLibrary.load(source, TemplateFolders.REGION, Scope.REGION),
          DeliveryLibrary.load(source, TemplateFolders.DELIVERY),
          ComponentLibrary.load(source, WORKING, Scope.TENANT));
    }
  }

  private static Outcome<Inputs> read(SourceTree source, Parallel parallel) {
    Diagnostics diagnostics = new Diagnostics();
    diagnostics.addAll(TemplateFolders.check(source));
    Parallel.Both<Outcome<Fleet>, Libraries> both =
        parallel.both(() -> fleet(source), () -> Libraries.load(source));
    Libraries libraries = both.second();
    @Nullable Fleet fleet = diagnostics.take(both.first());
    @Nullable KubernetesSchemas kinds = diagnostics.take(libraries.kinds());
    @Nullable ComponentLibrary regions = diagnostics.take(libraries.regions());
    @Nullable DeliveryLibrary delivery = diagnostics.take(libraries.delivery());
    SortedMap<String, ComponentLibrary> tenants = new TreeMap<>();
    TreeSet<String> names = new TreeSet<>();
    for (String folder : tenantFolders(source, fleet, diagnostics)) {
      ComponentLibrary library =
          diagnostics.take(
              folder.equals(WORKING)
                  ? libraries.working()
                  : ComponentLibrary.load(source, folder, Scope.TENANT));
      names.addAll(names(source, folder, library));
      if (library != null) {
        tenants.put(folder, library);
      }
    }
    if (fleet != null) {
      diagnostics.addAll(
          ComponentRules.check(fleet, names(source, TemplateFolders.REGION, regions), names));
    }
    if (fleet == null || kinds == null || regions == null || delivery == null) {
      return diagnostics.failed();
    }
    checkEngines(fleet, delivery, diagnostics);
    return diagnostics.outcome(new Inputs(fleet, kinds, regions, tenants, delivery));
  }

  /** The working templates are always read: a mistake in them should not wait for a tenant. */
  private static TreeSet<String> tenantFolders(
      SourceTree source, @Nullable Fleet fleet, Diagnostics diagnostics) {
    TreeSet<String> folders = new TreeSet<>(List.of(WORKING));
    if (fleet != null) {
      diagnostics.addAll(ReleaseVerifier.verify(source, fleet));
      for (Tenant tenant : fleet.tenants().values()) {
        folders.add(ReleaseResolver.resolve(fleet, tenant).templatesFolder());
      }
    }
    return folders;
  }

  private static void checkEngines(Fleet fleet, DeliveryLibrary delivery, Diagnostics diagnostics) {
    for (Region region : fleet.regions().values()) {
      String engine = region.engine().word();
      if (!delivery.engines().contains(engine)) {
        Location at =
            region.spec().get("engine").map(node -> node.origin().at()).orElseGet(region::at);
        diagnostics.add(
            Code.FLEET_NO_DELIVERY,
            at,
            "there are no templates in `%s/%s`, which deliver the region `%s`"
                .formatted(TemplateFolders.DELIVERY, engine, region.name()));
      }
    }
  }

  /** A component with a mistake is there all the same: values may be set for it. */
  private static SortedSet<String> names(
      SourceTree source, String folder, @Nullable ComponentLibrary library) {
    return library == null ? ComponentLibrary.names(source, folder) : library.names();
  }
}
