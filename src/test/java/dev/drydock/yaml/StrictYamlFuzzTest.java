package dev.drydock.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import java.util.List;

/**
 * Reads whatever comes: without an exception, with places inside the text, and where a text is
 * accepted, writing it and reading it again gives the same. Runs over the committed inputs; with
 * {@code JAZZER_FUZZ=1} it looks for new ones.
 */
class StrictYamlFuzzTest {

  @FuzzTest(maxDuration = "2m")
  void readsWhateverComes(byte[] bytes) {
    Outcome<SourceFile> decoded = StrictYaml.decode("fleet/a.yaml", bytes);
    decoded.diagnostics().forEach(diagnostic -> assertPlace(diagnostic, Integer.MAX_VALUE));
    if (decoded instanceof Outcome.Ok<SourceFile>(SourceFile file, List<Diagnostic> notes)) {
      assertThat(notes).isEmpty();
      read(file);
    }
  }

  private static void read(SourceFile file) {
    switch (StrictYaml.parse(file)) {
      case Outcome.Failed<List<MappingNode>> failed ->
          failed.diagnostics().forEach(diagnostic -> assertPlace(diagnostic, lines(file)));
      case Outcome.Ok<List<MappingNode>> ok ->
          ok.value().forEach(StrictYamlFuzzTest::assertComesBack);
    }
  }

  private static int lines(SourceFile file) {
    return file.lines().size() + 1;
  }

  private static void assertPlace(Diagnostic diagnostic, int lines) {
    assertThat(diagnostic.message()).isNotEmpty().doesNotContain("\n");
    assertThat(diagnostic.at().line()).isBetween(0, lines);
    assertThat(diagnostic.at().column()).isNotNegative();
  }

  private static void assertComesBack(MappingNode document) {
    String text = CanonicalYaml.write(document);
    Outcome<List<MappingNode>> again = StrictYaml.parse(new SourceFile("rendered/a.yaml", text));
    assertThat(NodeValues.equal(Parsed.one(again), document)).as(text).isTrue();
    assertThat(SecondReader.difference(text, document)).as(text).isEmpty();
  }
}
