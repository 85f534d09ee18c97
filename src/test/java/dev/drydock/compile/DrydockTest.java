package dev.drydock.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which repository a folder belongs to. */
final class DrydockTest {
  @TempDir Path temporary;

  @Test
  void opensTheNearestFolderUpwardsThatHoldsAFleet() throws IOException {
    Files.createDirectories(temporary.resolve("fleet"));
    Path below = Files.createDirectories(temporary.resolve("docs/images"));
    Files.writeString(temporary.resolve("docs/fleet"), "a file and no folder");
    assertThat(open(below)).isInstanceOf(Outcome.Ok.class);
  }

  @Test
  void looksNoFurtherThanTheTopOfTheRepository() throws IOException {
    Files.createDirectories(temporary.resolve("fleet"));
    Path clone = Files.createDirectories(temporary.resolve("clone"));
    Path below = Files.createDirectories(clone.resolve("docs"));
    Files.writeString(clone.resolve(".git"), "gitdir: elsewhere");
    assertThat(error(below).code()).isEqualTo(Code.FLEET_EMPTY);
    Files.createSymbolicLink(clone.resolve("fleet"), Path.of("nowhere"));
    assertThat(open(below)).isInstanceOf(Outcome.Ok.class);
  }

  @Test
  void neverTakesAnotherFolderForOneThatIsNotThere() throws IOException {
    Files.createDirectories(temporary.resolve("fleet"));
    Diagnostic error = error(temporary.resolve("mistyped"));
    assertThat(error.code()).isEqualTo(Code.USAGE);
    assertThat(error.message()).startsWith("there is no folder `").contains("mistyped");
  }

  @Test
  void tellsProgramsWhatItDid() {
    Summary summary = new Summary(2, 27, 9, 585, 25);
    assertThat(new Drydock.Rendered(/* changed= */ true, summary).json())
        .isEqualTo(
            """
            {
              "changed": true,
              "regions": 2,
              "tenants": 27,
              "components": 9,
              "objects": 585,
              "checks": 25
            }
            """);
    assertThat(new Drydock.Difference("-a\n+b\n").json())
        .isEqualTo("{\n  \"differs\": true,\n  \"diff\": \"-a\\n+b\\n\"\n}\n");
    assertThat(new Drydock.Difference("").json()).contains("\"differs\": false");
  }

  private static Outcome<Drydock> open(Path folder) {
    return Drydock.open(folder, /* threads= */ 1, Progress.SILENT);
  }

  private static Diagnostic error(Path folder) {
    Outcome<Drydock> opened = open(folder);
    assertThat(opened).isInstanceOf(Outcome.Failed.class);
    return opened.diagnostics().getFirst();
  }
}
