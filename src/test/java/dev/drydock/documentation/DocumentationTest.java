package dev.drydock.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.Console;
import dev.drydock.cli.DrydockCli;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every page says what holds. */
final class DocumentationTest {
  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern FENCE = Pattern.compile("(?ms)^ *```([a-z]*)\n(.*?)^ *```$");
  private static final Pattern CLASS =
      Pattern.compile("`([A-Z][a-z]+(?:[A-Z][a-z0-9]+)+)(?:\\.[a-z]\\w*)?`");

  @TempDir Path temporary;

  private static SortedMap<Path, String> pages() {
    SortedMap<Path, String> pages = new TreeMap<>();
    for (String start : List.of(".", "docs", "bench", "templates")) {
      try (Stream<Path> walk = Files.walk(ROOT.resolve(start), start.equals(".") ? 1 : 9)) {
        walk.filter(path -> path.toString().endsWith(".md"))
            .forEach(path -> pages.put(path.normalize(), read(path)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return pages;
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void thePagesThatANewcomerNeedsAreThere() {
    assertThat(pages().keySet().stream().map(page -> ROOT.relativize(page).toString()))
        .contains(
            "README.md",
            "CONTRIBUTING.md",
            "CHANGELOG.md",
            "docs/architecture.md",
            "docs/components.md",
            "docs/fleet.md",
            "docs/prerequisites.md",
            "docs/deletion.md",
            "docs/diagnostics.md");
    assertThat(ROOT.resolve("LICENSE")).isRegularFile();
  }

  @Test
  void everyLinkLeadsSomewhere() {
    List<String> broken = new ArrayList<>();
    int links = 0;
    for (var page : pages().entrySet()) {
      String text = FENCE.matcher(page.getValue()).replaceAll("");
      for (MatchResult link : LINK.matcher(text).results().toList()) {
        if (!link.group(1).matches("[a-z]+:.*")) {
          links++;
          if (!resolves(page.getKey(), link.group(1))) {
            broken.add(ROOT.relativize(page.getKey()) + ": " + link.group(1));
          }
        }
      }
    }
    assertThat(broken).isEmpty();
    assertThat(links).isGreaterThan(10);
  }

  private static boolean resolves(Path page, String link) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    return Files.exists(target) && (parts.length == 1 || anchors(read(target)).contains(parts[1]));
  }

  /** Returns the names that headings have as targets of links. */
  private static List<String> anchors(String text) {
    List<String> anchors = new ArrayList<>();
    for (MatchResult heading :
        Pattern.compile("(?m)^#+ (.+)$")
            .matcher(FENCE.matcher(text).replaceAll(""))
            .results()
            .toList()) {
      anchors.add(
          heading
              .group(1)
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N} _-]", "")
              .replace(' ', '-'));
    }
    return anchors;
  }

  @Test
  void everyClassThatAPageForDevelopersNamesExists() throws IOException {
    TreeSet<String> classes = new TreeSet<>(List.of("HashMap", "HashSet"));
    try (Stream<Path> walk = Files.walk(ROOT.resolve("src"))) {
      walk.map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .forEach(name -> classes.add(name.substring(0, name.length() - ".java".length())));
    }
    TreeSet<String> unknown = new TreeSet<>();
    TreeSet<String> known = new TreeSet<>();
    for (String page : List.of("docs/architecture.md", "CONTRIBUTING.md")) {
      for (MatchResult name : CLASS.matcher(read(ROOT.resolve(page))).results().toList()) {
        (classes.contains(name.group(1)) ? known : unknown).add(name.group(1));
      }
    }
    assertThat(unknown).isEmpty();
    assertThat(known).hasSizeGreaterThan(30);
  }

  @Test
  void thePlacesOfTheArchitecturePageHoldTheValuesThatItShows() {
    List<MatchResult> places =
        Pattern.compile("[①②③] \"?([^\"\\s]+)\"? +(fleet/[^:]+):(\\d+):(\\d+)")
            .matcher(read(ROOT.resolve("docs/architecture.md")))
            .results()
            .toList();
    assertThat(places).hasSize(3);
    assertThat(places)
        .allSatisfy(
            place -> {
              List<String> lines = read(ROOT.resolve(place.group(2))).lines().toList();
              String line = lines.get(Integer.parseInt(place.group(3)) - 1);
              assertThat(line.substring(Integer.parseInt(place.group(4)) - 1))
                  .startsWith(place.group(1));
            });
  }

  @Test
  void theReadmeShowsACustomerAsTheFleetHasIt() {
    String example = block("yaml");
    assertThat(read(ROOT.resolve("fleet/stacks/eu-1.yaml"))).contains(example);
    assertThat(example).contains("plan: small");
  }

  @Test
  void theReadmeShowsTheAnswerThatTheProgramGives() throws IOException {
    copyFleet();
    Path stack = temporary.resolve("fleet/stacks/eu-1.yaml");
    String example = block("yaml");
    Files.writeString(
        stack, read(stack).replace(example, example.replace("plan: small", "plan: smal")));

    String answer = run("check");

    assertThat(answer).startsWith("3\n").contains("plan: smal");
    assertThat(read(ROOT.resolve("README.md")))
        .contains("```\n" + answer.substring("3\n".length()) + "```\n");
  }

  @Test
  void theReadmeListsEveryCommand() {
    String help = run("--help");
    String readme = read(ROOT.resolve("README.md"));
    List<String> commands =
        Pattern.compile("(?m)^  ([a-z]+)  ").matcher(help).results().map(m -> m.group(1)).toList();
    assertThat(commands).contains("check", "publish");
    assertThat(commands)
        .filteredOn(command -> !command.equals("help"))
        .allSatisfy(command -> assertThat(readme).contains("| `drydock " + command));
  }

  @Test
  void everyCommandTakesTheCommonOptionsAndShowsExamples() {
    List<String> commands =
        List.of(
            "check",
            "render",
            "publish",
            "release cut",
            "release list",
            "release show",
            "explain",
            "list");
    for (String command : commands) {
      assertThat(run((command + " --help").split(" ")))
          .as(command)
          .startsWith("0\n")
          .contains("--format", "--quiet", "--color", "--jobs", "-C", "Examples:");
    }
  }

  private static String block(String language) {
    return FENCE
        .matcher(read(ROOT.resolve("README.md")))
        .results()
        .filter(block -> block.group(1).equals(language))
        .findFirst()
        .orElseThrow()
        .group(2);
  }

  private void copyFleet() throws IOException {
    try (Stream<Path> walk = Files.walk(ROOT.resolve("fleet"))) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        Path copy = temporary.resolve(ROOT.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  /** Runs a command in the temporary folder. Returns its exit code and all that it wrote. */
  private String run(String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream stream = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      int exit =
          DrydockCli.run(
              arguments,
              new Console(stream, stream, temporary, new TreeMap<>(), /* terminal= */ false));
      return exit + "\n" + bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
