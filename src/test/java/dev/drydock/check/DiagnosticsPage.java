package dev.drydock.check;

import dev.drydock.diag.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes the page of all diagnostics from the codes and from the relations of the checks. */
final class DiagnosticsPage {

  private static final String INTRODUCTION =
      """
      # Diagnostics

      Generated from `Code.java` and the checks; `mvn verify` compares it. To renew it:
      `mvn -B test -Dtest=DiagnosticsPageTest -Ddrydock.update=true`, which rewrites this page and fails once.

      A diagnostic reads `path:line:column: error: message [code]`, then the line with a caret, `related:` places and a
      `hint:`. Codes are stable: none is ever used for something else. Errors fail a run with the exit code of their kind:
      1 environment, 3 input, 4 a check, 5 superseded or conflict; where several meet, the first that stopped the run counts.
      Warnings and notes do not fail a run.
      """;

  private DiagnosticsPage() {}

  static String write() {
    SequencedMap<String, List<Code>> areas = new LinkedHashMap<>();
    for (Code code : Code.values()) {
      areas.computeIfAbsent(area(code), area -> new ArrayList<>()).add(code);
    }
    StringBuilder page = new StringBuilder(INTRODUCTION);
    areas.forEach((area, codes) -> section(page, area, codes));
    return page.toString();
  }

  private static String area(Code code) {
    return code.slug().substring(0, code.slug().indexOf('/'));
  }

  private static void section(StringBuilder page, String area, List<Code> codes) {
    page.append("\n## ").append(area).append("\n\n");
    page.append("| code | severity | exit code | meaning |\n|---|---|---|---|\n");
    for (Code code : codes) {
      page.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(
                  code.slug(),
                  code.severity().word(),
                  exit(code),
                  code.meaning().replace("|", "\\|")));
    }
    if (area.equals("check")) {
      relations(page, codes);
    }
  }

  private static String exit(Code code) {
    return switch (code.severity()) {
      case ERROR -> Integer.toString(code.failure().exitCode());
      case WARNING, NOTE -> "-";
    };
  }

  private static void relations(StringBuilder page, List<Code> codes) {
    SortedMap<Code, String> relations = new TreeMap<>();
    CheckRunner.entries().forEach(entry -> relations.put(entry.code(), entry.relation()));
    page.append(
        "\nWhat each check proves on the rendered objects:\n\n| code | relation |\n|---|---|\n");
    for (Code code : codes) {
      String relation = Objects.requireNonNull(relations.get(code), code::slug);
      page.append("| `%s` | %s |\n".formatted(code.slug(), relation.replace("|", "\\|")));
    }
  }
}
