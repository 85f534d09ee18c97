package dev.drydock.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

final class DiagnosticsPageTest {

  private static final Path PAGE = Path.of("docs/diagnostics.md");

  @Test
  @DisabledIfSystemProperty(named = "drydock.update", matches = "true")
  void thePageTellsOfEveryCode() throws IOException {
    assertThat(PAGE)
        .as("renew it with -Dtest=DiagnosticsPageTest -Ddrydock.update=true")
        .content()
        .isEqualTo(DiagnosticsPage.write());
  }

  @Test
  @EnabledIfSystemProperty(named = "drydock.update", matches = "true")
  void rewritesThePageAndFails() throws IOException {
    Files.writeString(PAGE, DiagnosticsPage.write());
    fail("rewrote " + PAGE + "; run again without -Ddrydock.update");
  }
}
