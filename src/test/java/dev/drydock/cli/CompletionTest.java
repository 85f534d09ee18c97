package dev.drydock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real bash reads the script and completes words with it. */
final class CompletionTest {
  @TempDir Path folder;

  private String script(String shell) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);
    int exit =
        DrydockCli.run(
            new String[] {"completion", shell},
            new Console(stream, stream, folder, new TreeMap<>(), /* terminal= */ false));
    assertThat(exit).isEqualTo(ExitCode.FINE);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Returns what bash offers for the last of some words. */
  private List<String> offers(String line) throws IOException, InterruptedException {
    Path script = Files.writeString(folder.resolve("completion"), script("bash"));
    String program =
        """
        compopt() { :; } # only works while bash itself completes
        source "$1" || exit 9
        shift
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
        complete -p drydock >/dev/null || exit 8
        _complete_drydock
        printf '%s\\n' "${COMPREPLY[@]}"
        """;
    ProcessBuilder builder =
        new ProcessBuilder("bash", "--norc", "-c", program, "bash", script.toString());
    builder.command().addAll(List.of(line.split(" ", -1)));
    Process process = builder.redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s", text).isZero();
    return text.lines().map(String::strip).filter(word -> !word.isEmpty()).sorted().toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "drydock ch                          | check",
        "drydock re                          | release render",
        "drydock release s                   | show",
        "drydock list ten                    | tenants",
        "drydock list workloads --dr         | --drain",
        "drydock check --format y            | yaml",
        "drydock publish --allow             | --allow-delete",
        "drydock completion z                | zsh",
      })
  void completes(String line, String offers) throws Exception {
    assertThat(offers(line)).containsExactly(offers.split(" ", -1));
  }

  @Test
  void isTheSameForZsh() {
    assertThat(script("zsh")).isEqualTo(script("bash")).contains("bashcompinit");
  }
}
