package dev.drydock.render;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import dev.drydock.diag.SourceTree;
import dev.drydock.schema.JsonSchemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The schemas of the fleet language together with those of a library. */
final class LibrarySchemas {
  static final String FOLDER = "schemas";

  private static final Pattern FLEET = Pattern.compile("[a-z-]+\\.schema\\.json");

  private LibrarySchemas() {}

  /** Returns one set of schemas, so that those of components may refer to those of the fleet. */
  static Optional<JsonSchemas> load(
      SourceTree tree, List<SourceFile> own, Diagnostics diagnostics) {
    List<SourceFile> files = new ArrayList<>(own);
    new TemplateFiles(fleetSchemas(tree), diagnostics).read(FOLDER).values().forEach(files::add);
    JsonSchemas schemas = diagnostics.take(JsonSchemas.load(files));
    if (schemas == null) {
      return Optional.empty();
    }
    Optional<String> missing = ModelShapes.missing(schemas);
    missing.ifPresent(
        path ->
            diagnostics.add(
                Code.COMPONENT_MISSING_FILE, Location.of(path), "there is no `" + path + "`"));
    return missing.isPresent() ? Optional.empty() : Optional.of(schemas);
  }

  /** The schemas of Kubernetes kinds lie in folders beside, and are no business of templates. */
  private static SourceTree fleetSchemas(SourceTree tree) {
    return new SourceTree() {
      @Override
      public List<Entry> list(String folder) {
        return tree.list(folder).stream()
            .filter(entry -> entry.path().startsWith(folder + "/"))
            .filter(entry -> FLEET.matcher(entry.path().substring(folder.length() + 1)).matches())
            .toList();
      }

      @Override
      public Outcome<byte[]> read(String path, int limit) {
        return tree.read(path, limit);
      }
    };
  }
}
