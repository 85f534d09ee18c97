package dev.drydock.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fleets that the benchmarks compile are fleets that the compiler accepts. */
class GeneratedFleetTest {
  private static final int TENANTS = 60;

  @TempDir Path folder;

  @Test
  void aGeneratedFleetCompiles() throws Exception {
    generate(folder, 1);

    Outcome<Summary> outcome = Drydock.open(folder, 1, Progress.SILENT).then(Drydock::check);

    assertThat(outcome).isInstanceOf(Outcome.Ok.class);
    Summary summary = ((Outcome.Ok<Summary>) outcome).value();
    assertThat(summary.tenants()).isEqualTo(TENANTS);
    assertThat(summary.regions()).isEqualTo(3);
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() throws Exception {
    generate(folder.resolve("one"), 1);
    generate(folder.resolve("again"), 1);
    generate(folder.resolve("other"), 2);

    assertThat(files(folder.resolve("again"))).isEqualTo(files(folder.resolve("one")));
    assertThat(files(folder.resolve("other"))).isNotEqualTo(files(folder.resolve("one")));
  }

  private static void generate(Path into, int seed) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "bench/GenerateFleet.java",
                    into.toString(),
                    Integer.toString(TENANTS),
                    "3",
                    Integer.toString(seed)))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static SortedMap<String, String> files(Path root) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        texts.put(root.relativize(path).toString(), Files.readString(path));
      }
    }
    return texts;
  }
}
