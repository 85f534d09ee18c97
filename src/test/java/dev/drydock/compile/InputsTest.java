package dev.drydock.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a repository that brings templates and schemas of its own. */
final class InputsTest {
  private static final Path CHECKOUT = Path.of("").toAbsolutePath();

  @TempDir Path root;

  @BeforeEach
  void copyTheReferenceFleet() throws IOException {
    for (SourceTree.Entry entry : new WorkTree(CHECKOUT).list("fleet")) {
      copy(entry.path(), entry.path());
    }
  }

  @Test
  void needNothingButAFleet() {
    assertThat(messages(load())).isEmpty();
  }

  @Test
  void areAddedToAndReplacedByComponent() throws IOException {
    copy("templates/region/namespaces/values.schema.json", "templates/region/vmagent");
    copy("templates/region/namespaces/values.schema.json", "templates/region/own");
    write(
        "templates/region/own/component.yaml",
        """
        apiVersion: drydock.dev/v1
        kind: Component
        metadata: {name: own}
        spec: {scope: region, description: Nothing at all.}
        """);
    Outcome<Inputs> loaded = load();
    assertThat(messages(loaded)).containsExactly("the component `vmagent` has no `component.yaml`");
    Files.delete(root.resolve("templates/region/vmagent/values.schema.json"));
    assertThat(((Outcome.Ok<Inputs>) load()).value().regionComponents().names())
        .contains("own", "vmagent", "traefik");
  }

  @Test
  void refuseWhatLiesBesideTheFoldersThatAreRead() throws IOException {
    write("templates/regions/own/component.yaml", "");
    write("templates/regions/own/values.schema.json", "");
    write("templates/README.md", "notes");
    write("templates/delivery/stray.yaml.peb", "");
    assertThat(messages(load()))
        .containsExactly(
            "the file lies in no folder of delivery", "`templates/regions` is never read");
  }

  @Test
  void refuseAFileBesideTheRolesOfAnEngine() throws IOException {
    for (SourceTree.Entry entry : new WorkTree(CHECKOUT).list("templates/delivery/flux")) {
      copy(entry.path(), entry.path());
    }
    write("templates/delivery/flux/README.md", "notes");
    write("templates/delivery/flux/stray.yaml.peb", "");
    assertThat(messages(load())).containsExactly("the file lies in no folder of delivery");
  }

  @Test
  void neverFollowALink() throws IOException {
    for (String folder : List.of("templates", "schemas")) {
      Path link = Files.createSymbolicLink(root.resolve(folder), CHECKOUT.resolve(folder));
      assertThat(messages(load()))
          .containsExactly(
              "`%s` is a symbolic link, which is never followed, expected a folder"
                  .formatted(folder));
      assertThat(new WorkTree(root).list(folder + "/region")).isEmpty();
      Files.delete(link);
    }
    Files.createDirectories(root.resolve("templates"));
    Files.createSymbolicLink(
        root.resolve("templates/tenant"), CHECKOUT.resolve("templates/tenant"));
    assertThat(messages(load()))
        .containsExactly("`templates/tenant` is a symbolic link, which is never followed");
  }

  @Test
  void refuseAFileWhereAFolderBelongs() throws IOException {
    write("templates/tenant", "");
    write("schemas/kubernetes", "");
    assertThat(messages(load()))
        .containsExactly(
            "`schemas/kubernetes` is a file, expected a folder",
            "`templates/tenant` is a file, expected a folder");
  }

  @Test
  void refuseARegionThatNothingDelivers() {
    SourceTree whole = new WorkTree(CHECKOUT);
    SourceTree without =
        new SourceTree() {
          @Override
          public List<Entry> list(String folder) {
            return whole.list(folder).stream()
                .filter(entry -> !entry.path().startsWith("templates/delivery/flux/"))
                .toList();
          }

          @Override
          public Outcome<byte[]> read(String path, int limit) {
            return whole.read(path, limit);
          }
        };
    assertThat(messages(Inputs.load(without, new Parallel(2))))
        .containsExactly(
            "there are no templates in `templates/delivery/flux`, which deliver the region"
                + " `us-east-1`");
  }

  private Outcome<Inputs> load() {
    return Inputs.load(
        new LayeredTree(new WorkTree(root), new WorkTree(CHECKOUT)), new Parallel(2));
  }

  private static List<String> messages(Outcome<Inputs> outcome) {
    return outcome.diagnostics().stream().sorted().map(Diagnostic::message).toList();
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Copies a file of the checkout to a path, or into a folder under its own name. */
  private void copy(String path, String target) throws IOException {
    Path to = root.resolve(target);
    Path file =
        target.endsWith(path.substring(path.lastIndexOf('/'))) ? to : to.resolve(name(path));
    Files.createDirectories(file.getParent());
    Files.copy(CHECKOUT.resolve(path), file);
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
