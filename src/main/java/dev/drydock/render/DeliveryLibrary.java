package dev.drydock.render;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import dev.drydock.diag.SourceTree;
import dev.drydock.manifest.Manifest;
import dev.drydock.render.template.Embedder;
import dev.drydock.render.template.TemplateSet;
import dev.drydock.schema.JsonSchemas;
import dev.drydock.yaml.MappingNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The templates of delivery: for each engine a folder for each role. */
public final class DeliveryLibrary {
  private static final String PARTIALS = "partials/";

  private final SortedMap<String, Engine> engines;

  private DeliveryLibrary(SortedMap<String, Engine> engines) {
    this.engines = Collections.unmodifiableSortedMap(engines);
  }

  /** The templates of an engine by role. */
  private record Engine(SortedMap<DeliveryRole, Role> roles) {}

  /** The templates of a role, and the names of those that are rendered. */
  private record Role(TemplateSet templates, List<String> objects) {}

  /**
   * Reads and checks the templates of every engine.
   *
   * @param tree the repository, with the schemas of the fleet language under {@code schemas/}
   * @param folder the folder whose folders are the engines, such as {@code templates/delivery}
   */
  public static Outcome<DeliveryLibrary> load(SourceTree tree, String folder) {
    Diagnostics diagnostics = new Diagnostics();
    SortedMap<String, SourceFile> files = new TemplateFiles(tree, diagnostics).read(folder);
    Optional<JsonSchemas> schemas = LibrarySchemas.load(tree, List.of(), diagnostics);
    if (schemas.isEmpty()) {
      return diagnostics.failed();
    }
    ModelShapes shapes = new ModelShapes(schemas.get());
    SortedMap<String, Engine> engines = new TreeMap<>();
    byFolder(files, diagnostics)
        .forEach((engine, inEngine) -> engines.put(engine, engine(inEngine, shapes, diagnostics)));
    return diagnostics.outcome(new DeliveryLibrary(engines));
  }

  private static SortedMap<String, SortedMap<String, SourceFile>> byFolder(
      SortedMap<String, SourceFile> files, Diagnostics diagnostics) {
    SortedMap<String, SortedMap<String, SourceFile>> folders = new TreeMap<>();
    SortedMap<String, SourceFile> beside = new TreeMap<>();
    files.forEach(
        (path, file) -> {
          int slash = path.indexOf('/');
          if (slash >= 0) {
            folders
                .computeIfAbsent(path.substring(0, slash), name -> new TreeMap<>())
                .put(path.substring(slash + 1), file);
          } else if (!path.endsWith(".md")) {
            beside.put(path, file);
          }
        });
    unknown(beside, diagnostics);
    return folders;
  }

  private static Engine engine(
      SortedMap<String, SourceFile> files, ModelShapes shapes, Diagnostics diagnostics) {
    SortedMap<String, SourceFile> partials = new TreeMap<>(files);
    partials.keySet().removeIf(path -> !path.startsWith(PARTIALS));
    SortedMap<DeliveryRole, Role> roles = new TreeMap<>();
    SortedMap<String, SortedMap<String, SourceFile>> folders = byFolder(files, diagnostics);
    for (DeliveryRole role : DeliveryRole.values()) {
      SortedMap<String, SourceFile> own = folders.remove(role.word());
      role(role, own == null ? new TreeMap<>() : own, partials, shapes, diagnostics)
          .ifPresent(read -> roles.put(role, read));
    }
    folders.remove("partials");
    folders.values().forEach(strange -> unknown(strange, diagnostics));
    return new Engine(roles);
  }

  private static void unknown(SortedMap<String, SourceFile> files, Diagnostics diagnostics) {
    String roles =
        String.join(
            ", ",
            Arrays.stream(DeliveryRole.values()).map(role -> "`" + role.word() + "`").toList());
    files
        .values()
        .forEach(
            file ->
                diagnostics.add(
                    Diagnostic.of(
                            Code.TEMPLATE_FILE,
                            Location.of(file.path()),
                            "the file lies in no folder of delivery")
                        .withHint("the folders of an engine are " + roles + " and `partials`")));
  }

  private static Optional<Role> role(
      DeliveryRole role,
      SortedMap<String, SourceFile> files,
      SortedMap<String, SourceFile> partials,
      ModelShapes shapes,
      Diagnostics diagnostics) {
    SortedMap<String, SourceFile> objects = new TreeMap<>(files);
    objects.keySet().removeIf(path -> !path.endsWith(".yaml.peb"));
    SortedMap<String, SourceFile> others = new TreeMap<>(files);
    others.keySet().removeIf(path -> objects.containsKey(path) || path.endsWith(".md"));
    unknown(others, diagnostics);
    TemplateSet.Language language =
        new TemplateSet.Language(shapes.delivery(role), new TreeSet<>(), new TreeSet<>());
    return Optional.ofNullable(diagnostics.take(TemplateSet.load(language, objects, partials)))
        .map(templates -> new Role(templates, List.copyOf(objects.keySet())));
  }

  /** Returns the engines that have templates. */
  public SortedSet<String> engines() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(engines.keySet()));
  }

  /**
   * Returns the objects of a role; none where the engine has no templates for it.
   *
   * @param engine one of {@link #engines}
   * @param model the variables of the role's templates, by name
   */
  public Outcome<List<Manifest>> render(
      String engine, DeliveryRole role, SortedMap<String, MappingNode> model) {
    Role found =
        Optional.ofNullable(engines.get(engine))
            .map(templates -> templates.roles().get(role))
            .orElseThrow(() -> new IllegalArgumentException("no engine " + engine));
    Diagnostics diagnostics = new Diagnostics();
    List<Manifest> manifests =
        new ArrayList<>(
            ManifestRenderer.render(found.templates(), found.objects(), model, NOTHING, diagnostics)
                .manifests());
    return diagnostics.outcome(List.copyOf(manifests));
  }

  /** Delivery embeds no files: its templates are refused when they name one. */
  private static final Embedder NOTHING =
      new Embedder() {
        @Override
        public Optional<Embedded> config(String name) {
          return Optional.empty();
        }

        @Override
        public Optional<Embedded> file(String path) {
          return Optional.empty();
        }

        @Override
        public Optional<Embedded> digest(String name) {
          return Optional.empty();
        }
      };
}
