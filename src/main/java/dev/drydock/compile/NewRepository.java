package dev.drydock.compile;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.schema.JsonSchemas;
import dev.drydock.yaml.CanonicalJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Fills an empty repository with a small fleet that compiles as it is, workflows, editor settings
 * and the schemas that they name.
 *
 * @param folder the repository, which may not exist yet
 */
record NewRepository(Path folder) {
  private static final String SCHEMAS = ".schemas/";

  /** The file that each resource becomes. Hidden files have visible names in the jar. */
  private static SequencedMap<String, String> resources() {
    SequencedMap<String, String> files = new LinkedHashMap<>();
    files.put("fleet/fleet.yaml", "fleet.yaml");
    files.put("fleet/plans.yaml", "plans.yaml");
    files.put("fleet/channels.yaml", "channels.yaml");
    files.put("fleet/regions/eu-central-1.yaml", "region.yaml");
    files.put("fleet/stacks/eu-1.yaml", "stack.yaml");
    files.put(".github/workflows/check.yaml", "check.yaml");
    files.put(".github/workflows/publish.yaml", "publish.yaml");
    files.put(".vscode/settings.json", "settings.json");
    files.put(".gitattributes", "gitattributes");
    files.put(".gitignore", "gitignore");
    files.put("README.md", "readme.md");
    return files;
  }

  /** Returns the files, none of which is there yet. */
  Outcome<FileChanges> files() {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      return Outcome.failed(
          Diagnostic.of(Code.USAGE, Location.nowhere(), "`%s` is no folder".formatted(folder)));
    }
    if (Files.exists(folder.resolve("fleet"))) {
      return Outcome.failed(
          Diagnostic.of(Code.NEW_EXISTS, Location.of("fleet"), "there is a fleet already")
              .withHint("`drydock new` adds to it; `drydock init FOLDER` starts elsewhere"));
    }
    if (isInsideAnother()) {
      return Outcome.failed(
          Diagnostic.of(
                  Code.NEW_EXISTS,
                  Location.nowhere(),
                  "`%s` lies in the documents of another fleet".formatted(folder))
              .withHint("`drydock new` adds to that one; `drydock init FOLDER` starts elsewhere"));
    }
    TreeMap<String, byte[]> files = new TreeMap<>();
    resources().forEach((path, resource) -> files.put(path, read(resource)));
    return Inputs.schemas(PackedTree.open(folder))
        .map(SchemaListing::new)
        .then(
            schemas -> {
              schemas.kinds().values().forEach(path -> files.put(place(path), text(schemas, path)));
              return FileChanges.create(files).free(folder);
            });
  }

  /**
   * Tells whether the fleet above would take the workflows and schemas for documents of its own.
   */
  private boolean isInsideAnother() {
    for (Path above = folder; above != null; above = above.getParent()) {
      if (above.endsWith("fleet") && Files.isRegularFile(above.resolve("fleet.yaml"))) {
        return true;
      }
    }
    return false;
  }

  private static String place(String schema) {
    return SCHEMAS + schema.substring(schema.lastIndexOf('/') + 1);
  }

  private static byte[] text(SchemaListing listing, String path) {
    JsonSchemas schemas = listing.schemas();
    return CanonicalJson.write(schemas.bundle(path)).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] read(String resource) {
    try (InputStream input = NewRepository.class.getResourceAsStream("/drydock/init/" + resource)) {
      if (input == null) {
        throw new IllegalStateException("the program lacks its resource " + resource);
      }
      return input.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
