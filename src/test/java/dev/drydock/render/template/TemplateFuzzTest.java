package dev.drydock.render.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Outcome;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads and renders whatever comes as a template, and puts whatever comes into a hole: without an
 * exception, with places inside the text. Runs over the committed inputs; with {@code
 * JAZZER_FUZZ=1} it looks for new ones.
 */
class TemplateFuzzTest {
  private static final MappingNode VALUES = Bench.values(Bench.VALUES);

  @FuzzTest(maxDuration = "2m")
  void rendersWhateverComes(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    Outcome<TemplateSet.Rendered> outcome = Bench.render(text, "a: {{ values.name }}\n", VALUES);
    long lines = text.lines().count() + 1;
    for (Diagnostic diagnostic : outcome.diagnostics()) {
      assertThat(diagnostic.message()).isNotEmpty();
      assertThat(diagnostic.at().line()).isBetween(1, (int) lines);
    }
  }

  @FuzzTest(maxDuration = "2m")
  void keepsEveryValueWhole(byte[] bytes) {
    String value = new String(bytes, StandardCharsets.UTF_8);
    TemplateSet templates =
        StructureInvarianceTest.load("a: {{ values.x }}\nb: [\"-{{ values.x }}-\", end]\n");
    List<Node> documents = StructureInvarianceTest.render(templates, value);
    assertThat(documents).hasSize(1);
    MappingNode document = (MappingNode) documents.getFirst();
    assertThat(document.entries().keySet()).containsExactly("a", "b");
    assertThat(document.string("a")).contains(value);
    assertThat(document.list("b").orElseThrow().items()).hasSize(2);
  }
}
