package dev.drydock.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.diag.SourceFile;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DiagnosticTextTest {
  private static final SourceFile FILE =
      new SourceFile(
          "fleet/a.yaml", "first: 1\n\tsecond: \u001b[31mred\u202e\n" + "x".repeat(400) + "!\n");

  private final DiagnosticText text = new DiagnosticText(Palette.PLAIN);

  @Test
  void pointsAtTheColumn() {
    assertThat(
            text.write(
                List.of(
                    Diagnostic.of(
                            Code.YAML_SYNTAX, Location.in(FILE, 1, 8), "expected a word, found `1`")
                        .withRelated(Location.in(FILE, 2, 2), "the other place")
                        .withHint("write a word"))))
        .isEqualTo(
            """
            fleet/a.yaml:1:8: error: expected a word, found `1` [yaml/syntax]
                1 | first: 1
                  |        ^
              related: fleet/a.yaml:2:2: the other place
              hint: write a word
            1 error
            """);
  }

  @Test
  void showsNoControlCharacters() {
    String written =
        text.write(List.of(error(Location.in(FILE, 2, 10), "found `\u0007\n::error::x`")));
    assertThat(written).contains("    2 |  second: <U+001B>[31mred<U+202E>\n");
    assertThat(written).contains("found `<U+0007><U+000A>::error::x`");
    assertThat(written.lines().filter(line -> line.contains("^")).findFirst().orElse(""))
        .isEqualTo("      | " + " ".repeat(9) + "^");
  }

  @Test
  void cutsLongLinesRoundTheColumn() {
    String written = text.write(List.of(error(Location.in(FILE, 3, 401), "found `!`")));
    List<String> lines = written.lines().toList();
    assertThat(lines.get(1).length()).isLessThan(180);
    assertThat(lines.get(1).charAt(lines.get(2).indexOf('^'))).isEqualTo('!');
  }

  @Test
  void tellsOneCauseOnce() {
    List<Diagnostic> same =
        IntStream.range(0, 412)
            .mapToObj(
                index ->
                    error(Location.in(FILE, 1, 1), "same")
                        .withRelated(Location.in(FILE, 1, index + 1), "value"))
            .toList();
    assertThat(text.write(same))
        .isEqualTo(
            """
            fleet/a.yaml:1:1: error: same [yaml/syntax]
                1 | first: 1
                  | ^
              related: fleet/a.yaml:1:1: value
              related: fleet/a.yaml:1:2: value
              related: fleet/a.yaml:1:3: value
              the same 412 times; the first places are shown
            1 error
            """);
  }

  @Test
  void tellsAMistakeOfATemplateOnceForAllTenants() {
    SourceFile template = new SourceFile("templates/tenant/instance/a.yaml.peb", "a: 1\n");
    List<String> messages =
        List.of("`eu/tenants/s/%s` with `t-%s`", "the Secret of tenant `%s` and `t-%s.x`");
    for (String message : messages) {
      List<Diagnostic> found =
          Stream.of("acme", "globex-9")
              .map(tenant -> error(Location.in(template, 1, 1), message.formatted(tenant, tenant)))
              .toList();
      assertThat(text.write(found)).contains("acme", "the same 2 times", "1 error\n");
      assertThat(DiagnosticJson.write(found)).contains("\"count\": 2").doesNotContain("globex");
    }
    List<Diagnostic> others =
        Stream.of("`banana`", "`apple`")
            .map(word -> error(Location.in(template, 1, 1), word + " is no quantity"))
            .toList();
    assertThat(text.write(others)).contains("2 errors\n");
  }

  @Test
  void stopsAfterTenRelatedPlaces() {
    Diagnostic fed = error(Location.nowhere(), "wrong");
    for (int index = 1; index <= 12; index++) {
      fed = fed.withRelated(Location.in(FILE, 1, index), "value");
    }
    assertThat(text.write(List.of(fed)))
        .contains("fleet/a.yaml:1:10: value\n  and 2 more; `--format json` shows all\n");
    assertThat(DiagnosticJson.write(List.of(fed))).contains("\"column\": 12");
  }

  @Test
  void stopsAfterFifty() {
    List<Diagnostic> many =
        IntStream.range(0, 60)
            .mapToObj(index -> error(Location.nowhere(), "number " + index))
            .toList();
    String written = text.write(many);
    assertThat(written).contains("... and 10 more; `--format json` shows all\n60 errors\n");
    assertThat(DiagnosticJson.write(many).lines().filter(line -> line.contains("\"message\"")))
        .hasSize(60);
  }

  private static Diagnostic error(Location at, String message) {
    return Diagnostic.of(Code.YAML_SYNTAX, at, message);
  }
}
