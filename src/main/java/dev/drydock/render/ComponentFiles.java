package dev.drydock.render;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of a component folder, by what they are.
 *
 * @param description {@code component.yaml}
 * @param valuesSchema {@code values.schema.json}
 * @param objects the templates of objects, by name
 * @param configs the templates of configuration documents, by the name they are embedded under
 * @param configSchemas their schemas, by the same name
 * @param partials templates to include, by path
 * @param copied the files that are copied as they are, by the path they are embedded under
 */
record ComponentFiles(
    Optional<SourceFile> description,
    Optional<SourceFile> valuesSchema,
    SortedMap<String, SourceFile> objects,
    SortedMap<String, SourceFile> configs,
    SortedMap<String, SourceFile> configSchemas,
    SortedMap<String, SourceFile> partials,
    SortedMap<String, SourceFile> copied) {

  static final String DESCRIPTION = "component.yaml";
  static final String VALUES_SCHEMA = "values.schema.json";

  private static final Pattern OBJECTS = Pattern.compile("[^/]+\\.yaml\\.peb");
  private static final Pattern CONFIG = Pattern.compile("config/([^/]+\\.(?:yaml|json))\\.peb");
  private static final Pattern CONFIG_SCHEMA = Pattern.compile("config/([^/]+)\\.schema\\.json");
  private static final Pattern PARTIAL = Pattern.compile("partials/.+\\.peb");
  private static final Pattern COPIED = Pattern.compile("files/(.+)");
  private static final Pattern NOTES = Pattern.compile("(?:.+/)?[^/]+\\.md");

  /** Sorts files, and reports those that mean nothing. */
  static ComponentFiles of(SortedMap<String, SourceFile> files, Diagnostics diagnostics) {
    SortedMap<String, SourceFile> objects = new TreeMap<>();
    SortedMap<String, SourceFile> configs = new TreeMap<>();
    SortedMap<String, SourceFile> schemas = new TreeMap<>();
    SortedMap<String, SourceFile> partials = new TreeMap<>();
    SortedMap<String, SourceFile> copied = new TreeMap<>();
    files.forEach(
        (path, file) -> {
          boolean known =
              path.equals(DESCRIPTION)
                  || path.equals(VALUES_SCHEMA)
                  || put(COPIED, path, file, copied)
                  || put(OBJECTS, path, file, objects)
                  || put(CONFIG, path, file, configs)
                  || put(CONFIG_SCHEMA, path, file, schemas)
                  || put(PARTIAL, path, file, partials)
                  || NOTES.matcher(path).matches();
          if (!known) {
            diagnostics.add(unknown(path, file));
          }
        });
    ComponentFiles sorted =
        new ComponentFiles(
            Optional.ofNullable(files.get(DESCRIPTION)),
            Optional.ofNullable(files.get(VALUES_SCHEMA)),
            objects,
            configs,
            schemas(configs, schemas, diagnostics),
            partials,
            copied);
    sorted.checkNames(diagnostics);
    return sorted;
  }

  private static boolean put(
      Pattern pattern, String path, SourceFile file, SortedMap<String, SourceFile> into) {
    Matcher matcher = pattern.matcher(path);
    if (!matcher.matches()) {
      return false;
    }
    into.put(matcher.groupCount() == 0 ? path : matcher.group(1), file);
    return true;
  }

  private static Diagnostic unknown(String path, SourceFile file) {
    return Diagnostic.of(
            Code.TEMPLATE_FILE,
            Location.of(file.path()),
            "`" + path + "` is no part of a component")
        .withHint(
            "a component has `component.yaml`, `values.schema.json`, `*.yaml.peb`,"
                + " `partials/*.peb`, `config/*.yaml.peb`, `config/*.json.peb` and `files/`");
  }

  /** Gives each schema the name of the document that it is for. */
  private static SortedMap<String, SourceFile> schemas(
      SortedMap<String, SourceFile> configs,
      SortedMap<String, SourceFile> schemas,
      Diagnostics diagnostics) {
    SortedMap<String, SourceFile> named = new TreeMap<>();
    schemas.forEach(
        (stem, file) -> {
          List<String> documents =
              configs.keySet().stream()
                  .filter(name -> name.equals(stem + ".yaml") || name.equals(stem + ".json"))
                  .toList();
          if (documents.size() == 1) {
            named.put(documents.getFirst(), file);
          } else {
            diagnostics.add(
                Code.TEMPLATE_FILE,
                Location.of(file.path()),
                "the schema is for " + documents.size() + " documents; expected one");
          }
        });
    return named;
  }

  /** A name that is both a document and a file would leave open what is embedded. */
  private void checkNames(Diagnostics diagnostics) {
    copied.forEach(
        (path, file) -> {
          if (configs.containsKey(path)) {
            diagnostics.add(
                Code.TEMPLATE_FILE,
                Location.of(file.path()),
                "`" + path + "` is also the name of a configuration document");
          }
        });
  }
}
