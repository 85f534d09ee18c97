package dev.drydock.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dashboards of Grafana that say what they show, side by side, on sources that are there. */
class DashboardsTest {
  private static final Path COMPONENT = Path.of("templates/region/grafana");
  private static final Path PAGE = Path.of("docs/components/grafana.md");
  private static final Pattern PROVISIONED = Pattern.compile("(?m)^  uid: ([a-z-]+)$");
  private static final int WIDTH = 24;

  private static List<Path> dashboards() {
    try (Stream<Path> files = Files.list(COMPONENT.resolve("files/dashboards"))) {
      return files.sorted().toList();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(Files.readString(file));
  }

  private static List<JsonNode> panels(Path file) throws IOException {
    List<JsonNode> panels = new ArrayList<>();
    json(file).path("panels").forEach(panels::add);
    assertThat(panels).hasSizeGreaterThan(5);
    return panels;
  }

  @Test
  void eachIsEmbedded() throws IOException {
    String map = Files.readString(COMPONENT.resolve("config-map.yaml.peb"));
    assertThat(dashboards()).hasSize(5);
    for (Path file : dashboards()) {
      String name = file.getFileName().toString();
      assertThat(map).contains(name + ": \"{{ file('dashboards/" + name + "') }}\"");
      assertThat(json(file).path("uid").asText() + ".json").isEqualTo(name);
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void namesOnlySourcesThatAreProvisioned(Path file) throws IOException {
    String sources = Files.readString(COMPONENT.resolve("config/datasources.yaml.peb"));
    List<String> provisioned =
        PROVISIONED.matcher(sources).results().map((MatchResult found) -> found.group(1)).toList();
    assertThat(provisioned).hasSize(3);
    assertThat(json(file).findValues("datasource"))
        .isNotEmpty()
        .allSatisfy(source -> assertThat(source.path("uid").asText()).isIn(provisioned));
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void eachPanelSaysWhatItShowsAndInWhatUnit(Path file) throws IOException {
    for (JsonNode panel : panels(file)) {
      String type = panel.path("type").asText();
      if (!type.equals("row")) {
        assertThat(panel.path("description").asText()).as(panel.toString()).endsWith(".");
        assertThat(panel.path("targets")).isNotEmpty();
      }
      if (!List.of("row", "logs").contains(type)) {
        assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotEmpty();
      }
      if (type.equals("timeseries")) {
        assertThat(panel.path("targets"))
            .allSatisfy(target -> assertThat(target.path("legendFormat").asText()).isNotEmpty());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void noTwoPanelsHaveOnePlaceOrOneNumber(Path file) throws IOException {
    TreeSet<Integer> numbers = new TreeSet<>();
    TreeSet<Integer> cells = new TreeSet<>();
    for (JsonNode panel : panels(file)) {
      assertThat(numbers.add(panel.path("id").asInt())).as(panel.toString()).isTrue();
      JsonNode place = panel.path("gridPos");
      assertThat(place.path("x").asInt() + place.path("w").asInt()).isBetween(1, WIDTH);
      for (int y = place.path("y").asInt(); y < end(place, "y", "h"); y++) {
        for (int x = place.path("x").asInt(); x < end(place, "x", "w"); x++) {
          assertThat(cells.add(y * WIDTH + x)).as(panel.toString()).isTrue();
        }
      }
    }
  }

  private static int end(JsonNode place, String start, String length) {
    return place.path(start).asInt() + place.path(length).asInt();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void thePageSaysWhichQuestionEachPanelAnswers(Path file) throws IOException {
    String page = Files.readString(PAGE);
    String uid = json(file).path("uid").asText();
    int start = page.indexOf("(`" + uid + "`");
    assertThat(start).isPositive();
    String section = page.substring(start, page.indexOf("\n##", start));
    List<String> named =
        section
            .lines()
            .filter(line -> line.startsWith("| ") && line.endsWith(" |"))
            .map(line -> line.substring(line.indexOf(" | ") + 3, line.length() - 2))
            .flatMap(panels -> Stream.of(panels.split("; ", -1)))
            .filter(title -> !title.equals("panel"))
            .distinct()
            .sorted()
            .toList();
    assertThat(
            panels(file).stream()
                .filter(panel -> !panel.path("type").asText().equals("row"))
                .map(panel -> panel.path("title").asText())
                .distinct()
                .sorted()
                .toList())
        .isEqualTo(named);
  }
}
