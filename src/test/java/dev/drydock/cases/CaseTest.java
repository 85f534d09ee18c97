package dev.drydock.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every case, or those whose path starts with {@code -Ddrydock.cases=}. {@code
 * -Ddrydock.update=true} rewrites the answers and fails the run that did so.
 */
final class CaseTest {
  private static final boolean UPDATE = Boolean.getBoolean("drydock.update");
  private static final String ONLY = System.getProperty("drydock.cases", "");

  @TempDir Path temporary;

  @TestFactory
  Stream<DynamicTest> cases() throws IOException {
    List<Path> files = files();
    assertThat(files).isNotEmpty();
    return files.stream()
        .filter(file -> Scene.CASES.relativize(file).toString().startsWith(ONLY))
        .map(
            file ->
                DynamicTest.dynamicTest(Scene.CASES.relativize(file).toString(), () -> run(file)));
  }

  /** Returns every case. */
  static List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(Scene.CASES)) {
      return walk.filter(path -> path.toString().endsWith(".case")).sorted().toList();
    }
  }

  private void run(Path file) throws Exception {
    CaseFile input = CaseFile.read(file);
    String actual = input.with(answers(input, "first", List.of()));
    assertThat(underOtherSettings(input)).as("under other settings").isEqualTo(actual);
    String expected = Files.readString(file);
    if (UPDATE && !actual.equals(expected)) {
      Files.writeString(file, actual);
    }
    assertThat(actual).isEqualTo(expected);
  }

  private String underOtherSettings(CaseFile input) throws Exception {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.of("tr", "TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      return input.with(answers(input, "second", List.of("--jobs", "7")));
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  private List<CaseFile.Section> answers(CaseFile input, String name, List<String> more)
      throws Exception {
    Path parent = Files.createTempDirectory(temporary, name);
    Scene scene = new Scene(parent.resolve("fleet-repository"));
    scene.set(input);
    CommandRun command = new CommandRun(scene.folder(), more);
    List<CaseFile.Section> answers = new ArrayList<>();
    for (CaseFile.Section section : input.sections()) {
      String before = scene.tree("");
      answers.add(new CaseFile.Section(section.title(), answer(section, scene, command)));
      if (section.kind() == CaseFile.Kind.RUN && !input.showsFiles()) {
        assertThat(scene.tree("")).as("nothing written").isEqualTo(before);
      }
    }
    return answers;
  }

  private static String answer(CaseFile.Section section, Scene scene, CommandRun command)
      throws Exception {
    return switch (section.kind()) {
      case RUN -> command.answer(section.subject());
      case TREE -> scene.tree(section.subject());
      case NAMES -> scene.names(section.subject());
      case FILE -> {
        scene.write(section);
        yield section.body();
      }
      case COMMIT -> {
        scene.commit(section.subject());
        yield "";
      }
      case GIT -> {
        scene.git(section.subject().split(" ", -1));
        yield "";
      }
    };
  }
}
