package dev.drydock.compile;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceTree;
import dev.drydock.fleet.Layer;
import dev.drydock.release.EffectiveRelease;
import dev.drydock.release.ReleaseCutter;
import dev.drydock.render.Component;
import dev.drydock.render.ComponentLibrary;
import dev.drydock.render.Scope;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.StrictYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes a release into the work tree.
 *
 * @param root the repository
 */
record ReleaseFolder(Path root) {

  /** Freezes the working templates, if they are sound. Returns the number of files. */
  Outcome<Integer> cut(SourceTree source, CutOptions options) {
    return ComponentLibrary.load(source, EffectiveRelease.live().templatesFolder(), Scope.TENANT)
        .then(components -> defaults(options).then(values -> judged(components, values)))
        .then(values -> ReleaseCutter.cut(source, options.name(), options.replace(), values))
        .then(files -> write(options.name(), files));
  }

  /** A value that only the fleet sets, and a rule across such values, cannot be judged yet. */
  private static Outcome<Optional<MappingNode>> judged(
      ComponentLibrary components, Optional<MappingNode> defaults) {
    Diagnostics diagnostics = new Diagnostics();
    if (defaults.isPresent()) {
      Layer layer = new Layer("Release", defaults.get(), defaults.get().origin().at());
      for (Component component : components.components().values()) {
        if (defaults.get().map(component.name()).isPresent()) {
          component.values(List.of(layer)).diagnostics().stream()
              .filter(
                  found ->
                      found.code() != Code.SCHEMA_MISSING_KEY && found.code() != Code.SCHEMA_RULE)
              .forEach(diagnostics::add);
        }
      }
    }
    return diagnostics.outcome(defaults);
  }

  private Outcome<Optional<MappingNode>> defaults(CutOptions options) {
    if (options.defaults().isEmpty()) {
      return Outcome.ok(Optional.empty());
    }
    Path file = options.defaults().get();
    String shown = file.startsWith(root) ? root.relativize(file).toString() : file.toString();
    Path folder = Optional.ofNullable(file.getParent()).orElse(root);
    return new WorkTree(folder)
        .read(String.valueOf(file.getFileName()), StrictYaml.SIZE_LIMIT)
        .then(bytes -> StrictYaml.decode(shown, bytes))
        .then(StrictYaml::parse)
        .then(documents -> only(documents, shown));
  }

  private static Outcome<Optional<MappingNode>> only(List<MappingNode> documents, String path) {
    return documents.size() == 1
        ? Outcome.ok(Optional.of(documents.getFirst()))
        : Outcome.failed(
            Diagnostic.of(
                Code.RELEASE_DEFAULTS,
                documents.isEmpty() ? Location.of(path) : documents.get(1).origin().at(),
                "the file holds "
                    + documents.size()
                    + " documents, expected one map of values by component"));
  }

  /** The new release is written beside its place and put there in one step. */
  private Outcome<Integer> write(String name, SortedMap<String, byte[]> files) {
    Path place = root.resolve("fleet/releases").resolve(name);
    String prefix = "fleet/releases/" + name + "/";
    SortedMap<String, byte[]> inside = new TreeMap<>();
    files.forEach((path, bytes) -> inside.put(path.substring(prefix.length()), bytes));
    try (StagedFolder staged = StagedFolder.open(root, place)) {
      staged.write(inside);
      staged.put();
      return Outcome.ok(files.size());
    } catch (IOException | UncheckedIOException e) {
      return Outcome.failed(
          Diagnostic.of(
              Code.IO_UNWRITABLE,
              Location.of("fleet/releases/" + name),
              "the release cannot be written: " + RenderedFolder.reason(e)));
    }
  }
}
