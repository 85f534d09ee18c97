package dev.drydock.e2e.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.e2e.EndToEndTest;
import dev.drydock.e2e.RunningProgram;
import dev.drydock.e2e.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The alerts, each where it fires and just inside its bound where it does not. The cases stand in
 * {@code e2e/rules}, in the form of promtool.
 */
public final class RulesTest implements EndToEndTest {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String REGION = "eu-central-1";
  private static final String RUNBOOKS = "docs/components/vmalert.md";
  private static final Set<String> SEVERITIES = Set.of("critical", "warning", "none");

  /** A case that failed, and whether it expected nothing. */
  private static final Pattern FAILED =
      Pattern.compile("alertname: (\\w+), time: [^\n]*\n\\s*exp:\\[(\\])?");

  /** The language in which a rule is read. */
  public enum Language {
    /** That of promtool, which the gate asks. */
    PROMQL,
    /** That of the program which judges the rules in a cluster; its tool takes longer. */
    METRICSQL
  }

  private final Language language;

  /** A test of all rules in one of the two languages. */
  public RulesTest(Language language) {
    this.language = language;
  }

  @Override
  public String name() {
    return language == Language.PROMQL ? "rules" : "rules-metricsql";
  }

  @Override
  public String proves() {
    return language == Language.PROMQL
        ? "each alert fires where it should, is silent just inside its bound, and has a runbook"
        : "alerts mean the same to vmalert as to promtool";
  }

  @Override
  public List<String> programs() {
    return List.of(language == Language.PROMQL ? "promtool" : "vmalert-tool");
  }

  @Override
  public boolean isInGate() {
    return language == Language.PROMQL;
  }

  @Override
  public void run(Scene scene) throws IOException, InterruptedException {
    Rules rules = Rules.of(scene.checkout(), REGION);
    if (language == Language.METRICSQL) {
      inMetricsql(scene, rules);
      return;
    }
    RunningProgram promtool = promtool(scene, rules, "promtool", "");
    if (promtool.awaitEnd(LIMIT) == 0) {
      scene.proved(rules.alerts().size() + " alerts, all cases as written");
    } else {
      scene.wrong(Files.readString(promtool.log()));
    }
    coverage(scene, rules);
    runbooks(scene, rules);
  }

  private static void proved(Scene scene, int wrongBefore, String sentence) {
    if (scene.wrongCount() == wrongBefore) {
      scene.proved(sentence);
    }
  }

  private static RunningProgram promtool(Scene scene, Rules rules, String name, String expression)
      throws IOException {
    List<String> command =
        new ArrayList<>(List.of(scene.program("promtool").toString(), "test", "rules"));
    command.addAll(rules.write(scene.folder().resolve("of-" + name), expression));
    return scene.start(name, command);
  }

  /**
   * Of an alert that never fires a firing case must fail, and of one that always fires a silent
   * one.
   */
  private static void coverage(Scene scene, Rules rules) throws IOException, InterruptedException {
    int before = scene.wrongCount();
    RunningProgram never = promtool(scene, rules, "never", "vector(1) == 0");
    RunningProgram always = promtool(scene, rules, "always", "vector(1)");
    never.awaitEnd(LIMIT);
    always.awaitEnd(LIMIT);
    Set<String> firing = failed(never.log(), /* expectsNothing= */ false);
    Set<String> silent = failed(always.log(), /* expectsNothing= */ true);
    for (JsonNode alert : rules.alerts()) {
      String name = alert.path("alert").asText();
      if (!firing.contains(name)) {
        scene.wrong("no case in e2e/rules in which " + name + " fires");
      }
      if (!silent.contains(name)) {
        scene.wrong("no case in e2e/rules in which " + name + " is silent");
      }
    }
    proved(
        scene,
        before,
        "each has a case that fails if it never fires, and one that fails if it always does");
  }

  private static Set<String> failed(Path log, boolean expectsNothing) throws IOException {
    Set<String> names = new TreeSet<>();
    Matcher matcher = FAILED.matcher(Files.readString(log));
    while (matcher.find()) {
      if ((matcher.group(2) != null) == expectsNothing) {
        names.add(matcher.group(1));
      }
    }
    return names;
  }

  private static void runbooks(Scene scene, Rules rules) throws IOException {
    int before = scene.wrongCount();
    List<String> headings =
        Files.readAllLines(scene.checkout().resolve(RUNBOOKS)).stream()
            .filter(line -> line.startsWith("### "))
            .map(line -> RUNBOOKS + "#" + line.substring(4).toLowerCase(Locale.ROOT))
            .toList();
    for (JsonNode alert : rules.alerts()) {
      JsonNode notes = alert.path("annotations");
      String name = alert.path("alert").asText();
      if (!headings.contains(notes.path("runbook").asText())) {
        scene.wrong(name + " has no runbook, but " + notes.path("runbook"));
      }
      if (notes.path("summary").asText().isEmpty()
          || notes.path("description").asText().isEmpty()) {
        scene.wrong(name + " does not say what happened");
      }
      if (!SEVERITIES.contains(alert.path("labels").path("severity").asText())) {
        scene.wrong(name + " has the severity " + alert.path("labels").path("severity"));
      }
    }
    proved(
        scene, before, "each has a severity, a summary, a description and a runbook that is there");
  }

  private static void inMetricsql(Scene scene, Rules rules)
      throws IOException, InterruptedException {
    int before = scene.wrongCount();
    List<RunningProgram> running = new ArrayList<>();
    for (String test : rules.write(scene.folder().resolve("rules"), "")) {
      String name = Path.of(test).getFileName().toString().replace(".test.yaml", "");
      // Its time begins in 2000, and a certificate's end is a time.
      if (!name.equals("certificates")) {
        running.add(
            scene.start(
                name,
                List.of(
                    scene.program("vmalert-tool").toString(),
                    "unittest",
                    "--disableAlertgroupLabel",
                    "--files=" + test)));
      }
    }
    for (RunningProgram tool : running) {
      if (tool.awaitEnd(LIMIT) != 0) {
        scene.wrong(Files.readString(tool.log()));
      }
    }
    proved(scene, before, running.size() + " files of cases hold in MetricsQL too");
  }
}
