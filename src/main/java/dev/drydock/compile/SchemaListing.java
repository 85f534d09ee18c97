package dev.drydock.compile;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.Suggestion;
import dev.drydock.report.Table;
import dev.drydock.schema.JsonSchemas;
import dev.drydock.yaml.CanonicalJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Shows the schemas of documents that people write.
 *
 * @param schemas the schemas of the repository and of the program
 */
record SchemaListing(JsonSchemas schemas) {
  /** What editors judge a file by that may hold a document of any kind. */
  static final String ANY = "Document";

  private static final String FOLDER = "schemas/";
  private static final String SUFFIX = ".schema.json";

  /** Returns the file of the schema of each kind. */
  SortedMap<String, String> kinds() {
    SortedMap<String, String> kinds = new TreeMap<>();
    for (String path : schemas.paths()) {
      schemas.text(path, "properties", "kind", "const").ifPresent(kind -> kinds.put(kind, path));
    }
    kinds.put(ANY, FOLDER + ANY.toLowerCase(Locale.ROOT) + SUFFIX);
    return kinds;
  }

  /** Lists the kinds. */
  Table all() {
    List<List<String>> rows = new ArrayList<>();
    kinds()
        .forEach(
            (kind, path) ->
                rows.add(List.of(kind, path, schemas.text(path, "description").orElse(""))));
    return new Table("kinds", List.of("kind", "schema", "description"), List.of(), rows);
  }

  /** Returns the schema of a kind, whatever its case, as JSON that stands alone. */
  Outcome<String> one(String kind) {
    SortedMap<String, String> kinds = kinds();
    for (Map.Entry<String, String> entry : kinds.entrySet()) {
      if (entry.getKey().equalsIgnoreCase(kind)) {
        return Outcome.ok(CanonicalJson.write(schemas.bundle(entry.getValue())));
      }
    }
    return Outcome.failed(
        Diagnostic.of(Code.USAGE, Location.nowhere(), "there is no kind `" + kind + "`")
            .withHint(
                Suggestion.hint(kind, kinds.keySet()).orElse("`drydock schema` lists the kinds")));
  }
}
