package dev.drydock.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.MemoryTree;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import dev.drydock.fleet.Layer;
import dev.drydock.manifest.Manifest;
import dev.drydock.yaml.CanonicalYaml;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.StrictYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The worked example of {@code docs/components.md} does what the page says. */
class DocumentedComponentTest {
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?m)^`((?:templates|example|rendered)/[^`]+)`\\n\\n```[a-z]*\\n(.*?)^```$",
          Pattern.DOTALL);

  @Test
  void rendersTheWorkedExampleAsThePageShows() throws IOException {
    SortedMap<String, String> blocks = blocks(Files.readString(Path.of("docs/components.md")));
    MemoryTree tree = MemoryTree.none().with("schemas", Path.of("schemas"));
    for (var block : blocks.entrySet()) {
      if (block.getKey().startsWith("templates/")) {
        tree = tree.with(block.getKey(), block.getValue());
      }
    }
    ComponentLibrary library =
        Outcomes.ok(ComponentLibrary.load(tree, "templates/region", Scope.REGION));
    Component component = library.component("status-page").orElseThrow();
    SourceFile values = new SourceFile("example/values.yaml", text(blocks, "example/values.yaml"));
    MappingNode layer = Outcomes.ok(StrictYaml.parse(values)).getFirst();
    SortedMap<String, MappingNode> model = RegionModel.of("eu-central-1");
    model.put(
        "values",
        Outcomes.ok(component.values(List.of(new Layer("Region", layer, layer.origin().at())))));
    model.put("release", ReleaseModel.of("live", component.images()));
    SortedMap<String, String> rendered = new TreeMap<>();
    for (Manifest manifest : Outcomes.ok(ManifestRenderer.render(component, model))) {
      String kind = manifest.identity().kind().toLowerCase(Locale.ROOT);
      rendered.put(
          "rendered/" + kind + "-" + manifest.identity().name() + ".yaml",
          CanonicalYaml.write(manifest.node()));
    }
    assertThat(rendered).hasSize(4);
    blocks.keySet().removeIf(path -> !path.startsWith("rendered/"));
    assertThat(rendered).hasSizeGreaterThan(blocks.size()).containsAllEntriesOf(blocks);
  }

  @Test
  void listsEveryFilterTestAndFunction() throws IOException {
    String page = Files.readString(Path.of("docs/components.md"));
    String language = page.substring(page.indexOf("## The language"));
    assertThat(dev.drydock.render.template.LanguageWords.all())
        .hasSizeGreaterThan(40)
        .allSatisfy(word -> assertThat(language).containsPattern("`" + word + "[`(]"));
  }

  private static String text(SortedMap<String, String> blocks, String path) {
    return java.util.Objects.requireNonNull(blocks.get(path));
  }

  private static SortedMap<String, String> blocks(String page) {
    SortedMap<String, String> blocks = new TreeMap<>();
    Matcher matcher = BLOCK.matcher(page);
    while (matcher.find()) {
      blocks.put(matcher.group(1), matcher.group(2));
    }
    return blocks;
  }

  /** Takes the value of an outcome or tells why there is none. */
  static final class Outcomes {
    private Outcomes() {}

    static <T> T ok(Outcome<T> outcome) {
      return switch (outcome) {
        case Outcome.Ok<T> ok -> ok.value();
        case Outcome.Failed<T> failed -> throw new AssertionError(failed.diagnostics().toString());
      };
    }
  }
}
