package dev.drydock.guarantees;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import dev.drydock.diag.SourceTree;
import dev.drydock.manifest.KubernetesSchemas;
import dev.drydock.yaml.CanonicalYaml;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.SecondReader;
import dev.drydock.yaml.StrictYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in {@code rendered/} is what the fleet compiles to, and any reader reads it alike. */
final class ReferenceOutputTest {

  @TempDir Path temporary;

  @Test
  void theGoldenOutputIsWhatTheFleetCompilesTo() {
    Answer answer = FleetRepository.run(Path.of("").toAbsolutePath(), "render", "--check").fine();

    assertThat(answer.out()).isEmpty();
    assertThat(answer.err()).contains("rendered/ is what the fleet compiles to");
  }

  @Test
  void aRepositoryWithNothingButAFleetCompilesToTheSame() {
    FleetRepository repository = FleetRepository.ofFleet(temporary.resolve("fleet-repository"));

    assertThat(TreeChange.between(FleetRepository.golden(), repository.render())).isEmpty();
    assertThat(repository.run("render").fine().err()).startsWith("nothing changed");
  }

  @Test
  void aDifferenceIsShownWithExitCodeTwo() {
    FleetRepository repository = FleetRepository.ofFleet(temporary.resolve("fleet-repository"));
    repository.render();
    String path = "eu-central-1/tenants/eu-1/acme/deployment-instance.yaml";
    repository.replace("rendered/" + path, "revisionHistoryLimit: 3", "revisionHistoryLimit: 9");

    Answer answer = repository.run("render", "--check").exits(2);

    assertThat(answer.out())
        .contains(path)
        .contains("\n-  revisionHistoryLimit: 9\n")
        .contains("\n+  revisionHistoryLimit: 3\n");
    assertThat(repository.read("rendered/" + path)).contains("revisionHistoryLimit: 9");
  }

  @Test
  void everyFileIsOneObjectThatEveryReaderReadsAlike() {
    List<String> wrong = new ArrayList<>();
    for (var file : FleetRepository.golden().entrySet()) {
      String text = FleetRepository.decoded(file.getValue());
      MappingNode object = object(file.getKey(), text);
      SecondReader.difference(text, object)
          .ifPresent(difference -> wrong.add(file.getKey() + ": " + difference));
      if (!CanonicalYaml.write(object).equals(text)) {
        wrong.add(file.getKey() + ": is not canonical");
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyKindHasASchema() {
    KubernetesSchemas schemas =
        switch (KubernetesSchemas.load(new Folder(Path.of("")), "schemas")) {
          case Outcome.Ok<KubernetesSchemas> ok -> ok.value();
          case Outcome.Failed<KubernetesSchemas> failed ->
              throw new AssertionError(failed.diagnostics().toString());
        };
    TreeSet<String> kinds = new TreeSet<>();
    TreeSet<String> without = new TreeSet<>();
    for (var file : FleetRepository.golden().entrySet()) {
      MappingNode object = object(file.getKey(), FleetRepository.decoded(file.getValue()));
      String apiVersion = object.string("apiVersion").orElseThrow();
      String kind = object.string("kind").orElseThrow();
      (schemas.derived(apiVersion, kind).isPresent() ? kinds : without)
          .add(apiVersion + " " + kind);
    }
    assertThat(without).isEmpty();
    assertThat(kinds).hasSizeGreaterThan(20);
  }

  static MappingNode object(String path, String text) {
    return switch (StrictYaml.parse(new SourceFile(path, text))) {
      case Outcome.Ok<List<MappingNode>> ok -> {
        assertThat(ok.value()).as(path).hasSize(1);
        yield ok.value().getFirst();
      }
      case Outcome.Failed<List<MappingNode>> failed ->
          throw new AssertionError(failed.diagnostics().toString());
    };
  }

  /** The files of a folder as they are. */
  private record Folder(Path root) implements SourceTree {

    @Override
    public List<Entry> list(String folder) {
      return FleetRepository.files(root.resolve(folder)).keySet().stream()
          .map(path -> new Entry(folder + "/" + path, Kind.FILE))
          .toList();
    }

    @Override
    public Outcome<byte[]> read(String path, int limit) {
      try {
        return Outcome.ok(Files.readAllBytes(root.resolve(path)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
