package dev.drydock.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.Console;
import dev.drydock.cli.DrydockCli;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every case. {@code -Ddrydock.update=true} rewrites the answers and fails the run that did
 * so.
 */
final class CaseTest {
  private static final boolean UPDATE = Boolean.getBoolean("drydock.update");

  @TempDir Path temporary;

  @TestFactory
  Stream<DynamicTest> cases() throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(Scene.CASES)) {
      files = walk.filter(path -> path.toString().endsWith(".case")).sorted().toList();
    }
    assertThat(files).isNotEmpty();
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(Scene.CASES.relativize(file).toString(), () -> run(file)));
  }

  private void run(Path file) throws Exception {
    CaseFile input = CaseFile.read(file);
    List<CaseFile.Section> first = answers(input, "first", List.of());
    List<CaseFile.Section> second = underOtherSettings(input);
    assertThat(input.with(second)).as("under other settings").isEqualTo(input.with(first));
    String actual = input.with(first);
    String expected = Files.readString(file);
    if (UPDATE && !actual.equals(expected)) {
      Files.writeString(file, actual);
    }
    assertThat(actual).isEqualTo(expected);
  }

  private List<CaseFile.Section> underOtherSettings(CaseFile input) throws Exception {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.of("tr", "TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      return answers(input, "second", List.of("--jobs", "7"));
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  private List<CaseFile.Section> answers(CaseFile input, String name, List<String> more)
      throws Exception {
    Path folder = Files.createTempDirectory(temporary, name).resolve("fleet-repository");
    new Scene(folder).set(input);
    List<CaseFile.Section> answers = new ArrayList<>();
    boolean wantsTree = input.sections().stream().anyMatch(CaseFile.Section::isTree);
    for (CaseFile.Section section : input.sections()) {
      if (section.isRun()) {
        answers.add(new CaseFile.Section(section.title(), answer(section, folder, more)));
      } else if (section.isTree()) {
        answers.add(new CaseFile.Section("tree", tree(folder)));
      } else {
        answers.add(section);
      }
    }
    if (!wantsTree) {
      assertThat(folder.resolve("rendered")).as("nothing written").doesNotExist();
    }
    return answers;
  }

  private static String answer(CaseFile.Section section, Path folder, List<String> more) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> arguments = new ArrayList<>();
    for (String word : section.title().substring("run:".length()).trim().split(" +", -1)) {
      arguments.add(word.replace('+', ' '));
    }
    arguments.addAll(more);
    int exit;
    try (PrintStream outStream = new PrintStream(out, false, StandardCharsets.UTF_8);
        PrintStream errStream = new PrintStream(err, false, StandardCharsets.UTF_8)) {
      exit =
          DrydockCli.run(
              arguments.toArray(String[]::new),
              new Console(outStream, errStream, folder, new TreeMap<>(), /* terminal= */ false));
    }
    return "exit " + exit + "\n" + marked("out", out) + marked("err", err);
  }

  private static String marked(String mark, ByteArrayOutputStream stream) {
    String text = stream.toString(StandardCharsets.UTF_8);
    StringBuilder out = new StringBuilder();
    text.lines().forEach(line -> out.append((mark + "| " + line).stripTrailing()).append('\n'));
    return out.toString();
  }

  private static String tree(Path folder) throws IOException {
    Path rendered = folder.resolve("rendered");
    if (!Files.exists(rendered)) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    try (Stream<Path> files = Files.walk(rendered)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        out.append("=== ").append(rendered.relativize(file)).append('\n');
        out.append(Files.readString(file));
      }
    }
    return out.toString();
  }
}
