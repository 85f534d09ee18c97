package dev.drydock.render.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.yaml.CanonicalYaml;
import dev.drydock.yaml.MappingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One set of templates gives the same bytes to any number of threads, in any locale. */
class RenderingDeterminismTest {
  private static final String TEMPLATE =
      """
      a: {{ values.x | upper }}
      b: {{ 'TITLE I' | lower }}
      {% set s = [] %}
      {% for part in values.x | split('-') %}
      {% set s = s | concat([part ~ loop.index]) %}
      {% endfor %}
      c: {{ s }}
      d: {{ {'z': values.x, 'a': 1, 'Z': 0.5, '\u00e9': true} }}
      e:
      {% for e in {'k': 'v', 'j': values.x} %}
        "{{ loop.index }}": {{ e }}
      {% endfor %}
      """;

  private static final TemplateSet TEMPLATES = StructureInvarianceTest.load(TEMPLATE);

  private static String render(int number) {
    return CanonicalYaml.write(
        (MappingNode)
            StructureInvarianceTest.render(TEMPLATES, "tenant-" + number + "-i").getFirst());
  }

  @Test
  void givesTheSameBytesToOneThreadAndToEight() throws InterruptedException, ExecutionException {
    List<String> expected = new ArrayList<>();
    for (int number = 0; number < 400; number++) {
      expected.add(render(number));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<String>> tasks = new ArrayList<>();
      for (int number = 0; number < 400; number++) {
        int tenant = number;
        tasks.add(() -> render(tenant));
      }
      List<String> found = new ArrayList<>();
      for (Future<String> future : threads.invokeAll(tasks)) {
        found.add(future.get());
      }
      assertThat(found).isEqualTo(expected);
    }
    assertThat(expected).doesNotHaveDuplicates();
  }

  @Test
  void givesTheSameBytesInTurkey() {
    String expected = render(1);
    assertThat(expected).contains("TENANT-1-I").contains("title i");
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat("I".toLowerCase(Locale.getDefault())).isNotEqualTo("i");
      assertThat(render(1)).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }
}
