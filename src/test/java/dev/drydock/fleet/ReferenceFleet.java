package dev.drydock.fleet;

import dev.drydock.diag.SourceFile;
import dev.drydock.yaml.StrictYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The fleet that lies in this repository. */
final class ReferenceFleet {

  private ReferenceFleet() {}

  /** Returns its documents, with a stand-in for a release that its channels name. */
  static FleetFixture documents() {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(Path.of("fleet"))) {
      paths
          .filter(Files::isRegularFile)
          .filter(path -> !path.toString().contains("templates"))
          .forEach(path -> files.put(path.toString().replace('\\', '/'), text(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (String name : new String[] {"8.0.3", "8.1.0"}) {
      files.putIfAbsent(
          "fleet/releases/" + name + "/release.yaml", FleetFixture.RELEASE.replace("8.0.3", name));
    }
    return new FleetFixture(files);
  }

  /** Returns every document as plain maps and lists. */
  static List<Object> plainDocuments() {
    List<Object> documents = new ArrayList<>();
    documents()
        .files()
        .forEach(
            (path, text) ->
                SchemaDocumentationTest.ok(StrictYaml.parse(new SourceFile(path, text)))
                    .forEach(document -> documents.add(SchemaDocumentationTest.plain(document))));
    return documents;
  }

  static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
