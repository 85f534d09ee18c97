package dev.drydock.render;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import dev.drydock.diag.SourceTree;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The components of one folder: the working ones of a scope, or those of a release. */
public final class ComponentLibrary {
  private final SortedMap<String, Component> components;

  private ComponentLibrary(SortedMap<String, Component> components) {
    this.components = Collections.unmodifiableSortedMap(components);
  }

  /**
   * Reads and checks every component of a folder, or says everything that is wrong with them.
   *
   * @param tree the repository, with the schemas of the fleet language under {@code schemas/}
   * @param folder the folder whose folders are the components, such as {@code templates/tenant}
   */
  public static Outcome<ComponentLibrary> load(SourceTree tree, String folder, Scope scope) {
    Diagnostics diagnostics = new Diagnostics();
    TemplateFiles reader = new TemplateFiles(tree, diagnostics);
    SortedMap<String, SortedMap<String, SourceFile>> folders =
        folders(folder, reader.read(folder), diagnostics);
    ComponentReader components = new ComponentReader(folder, scope, diagnostics);
    folders.forEach(components::sort);
    return LibrarySchemas.load(tree, components.schemaFiles(), diagnostics)
        .map(schemas -> components.read(schemas))
        .map(read -> diagnostics.outcome(new ComponentLibrary(read)))
        .orElseGet(diagnostics::failed);
  }

  private static SortedMap<String, SortedMap<String, SourceFile>> folders(
      String folder, SortedMap<String, SourceFile> files, Diagnostics diagnostics) {
    SortedMap<String, SortedMap<String, SourceFile>> folders = new TreeMap<>();
    files.forEach(
        (path, file) -> {
          int slash = path.indexOf('/');
          if (slash >= 0) {
            folders
                .computeIfAbsent(path.substring(0, slash), name -> new TreeMap<>())
                .put(path.substring(slash + 1), file);
          } else if (!path.endsWith(".md")) {
            diagnostics.add(
                Diagnostic.of(
                        Code.TEMPLATE_FILE,
                        Location.of(file.path()),
                        "`" + path + "` lies beside the components")
                    .withHint("move it into the folder of a component in `" + folder + "`"));
          }
        });
    return folders;
  }

  /** Returns the names of the components of a folder, also of those that cannot be read. */
  public static SortedSet<String> names(SourceTree tree, String folder) {
    SortedSet<String> names = new TreeSet<>();
    for (SourceTree.Entry entry : tree.list(folder)) {
      String[] steps = entry.path().substring(folder.length()).split("/", 3);
      if (steps.length == 3) {
        names.add(steps[1]);
      }
    }
    return names;
  }

  /** Returns the names of the components. */
  public SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(components.keySet()));
  }

  /** Returns a component. */
  public Optional<Component> component(String name) {
    return Optional.ofNullable(components.get(name));
  }

  /** Returns all components by name. */
  public SortedMap<String, Component> components() {
    return components;
  }
}
