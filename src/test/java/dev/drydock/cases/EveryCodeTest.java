package dev.drydock.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds that no kind of diagnostic goes without a case or an exact test. */
final class EveryCodeTest {
  private static final Path TESTS = Path.of("src/test");

  /** Codes that nothing from outside provokes reliably, and why. */
  private static final SortedMap<Code, String> UNPROVOKED =
      new TreeMap<>(
          Map.of(
              Code.FLEET_NO_DELIVERY, "the program brings the templates of both engines",
              Code.IO_UNWRITABLE, "a folder that refuses a file takes another user than root",
              Code.PUBLISH_LOST_RACE,
                  "another process has to move the branch in each of the tries"));

  @Test
  void everyCodeIsTold() throws IOException {
    TreeSet<Code> untold = new TreeSet<>(List.of(Code.values()));
    for (String text : texts()) {
      untold.removeIf(code -> tells(text, code));
    }
    assertThat(untold).isEqualTo(UNPROVOKED.keySet());
  }

  private static boolean tells(String text, Code code) {
    return text.contains(code.slug()) || text.contains("Code." + code.name());
  }

  private static List<String> texts() throws IOException {
    try (Stream<Path> files = Files.walk(TESTS)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(java|case)"))
          .filter(file -> !file.endsWith("EveryCodeTest.java"))
          .map(EveryCodeTest::text)
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
