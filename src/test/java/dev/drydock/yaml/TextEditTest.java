package dev.drydock.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Origin;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An edit changes what it is asked to, and no other byte. */
final class TextEditTest {
  private static final MappingNode TENANT = tenant();

  private static MappingNode tenant() {
    SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>();
    for (String[] pair : new String[][] {{"name", "new"}, {"plan", "no"}, {"channel", "a, {b}"}}) {
      entries.put(
          pair[0],
          new MappingNode.Entry(Origin.unknown(), new ScalarNode(pair[1], Origin.unknown())));
    }
    return new MappingNode(entries, Origin.unknown());
  }

  private static SourceFile file(String text) {
    return new SourceFile("stack.yaml", text);
  }

  private static Outcome<SourceFile> appended(String text) {
    return TextEdit.of(file(text), 0).append(List.of("spec"), "tenants", TENANT);
  }

  private static String text(Outcome<SourceFile> outcome) {
    return switch (outcome) {
      case Outcome.Ok<SourceFile> ok -> ok.value().text();
      case Outcome.Failed<SourceFile> failed ->
          throw new AssertionError(failed.diagnostics().toString());
    };
  }

  /** Removes what was inserted at one place, or a comma at one and the rest at another. */
  private static boolean isInsertion(String before, String after) {
    int start = 0;
    while (start < before.length() && before.charAt(start) == after.charAt(start)) {
      start++;
    }
    if (after.endsWith(before.substring(start))) {
      return true;
    }
    return after.charAt(start) == ','
        && isInsertion(before, after.substring(0, start) + after.substring(start + 1));
  }

  /** Every style of a list, in every sort of file around it. */
  static Stream<String> stacks() throws IOException {
    List<String> lists =
        List.of(
            "",
            "  tenants: []\n",
            "  tenants: [ ] # none yet\n",
            "  tenants: [\n  ]\n",
            "  tenants: [ # none\n  ]\n",
            "  tenants: [{name: a}]\n",
            "  tenants: [{name: a}, {name: b},] # two\n",
            "  tenants: [{name: a},\n            {name: b}]\n",
            "  tenants: [\n    {name: a}, # one\n    {name: \"b]\"}, # two\n  ]\n",
            "  tenants: [\n    {name: a}, # one\n    {name: b} # two, without a comma\n  ]\n",
            "  tenants: [\n    {name: a}\n    , {name: b}\n  ]\n",
            "  tenants:\n  - name: a\n",
            "  tenants:\n  - {name: a, values: {x: [1, 2]}}\n  - {name: b}\n",
            "  tenants:\n    - name: a\n      plan: small # why\n      # more of a\n  # of nobody\n",
            "  tenants:\n      -   name: a\n          values:\n            x:\n            - 1\n",
            "  tenants:\n  -\n    name: a\n",
            "  tenants:\n  # first\n  - name: a\n\n  # second\n  - name: b\n    plan: 'it''s'\n\n",
            "  tenants:\n  - name: a\n    values:\n      x: |\n        # text\n        - name: no\n\n",
            "  tenants:\n  - name: a\n    values:\n      x: |+\n        kept\n\n\n",
            "  tenants:\n  - name: a\n    values:\n      x: >-\n        folded\n        # text\n",
            "  tenants:\n  - name: a\n    pin: \"over\n      two lines\" # here\n",
            "  tenants:\n  - name: a\n    pin: plain\n      over two\n",
            "  tenants:\n  - name: a\n    labels: {}\n",
            "  \"tenants\" :\n  - \"name\": 'a' # 🚢 東京\n",
            "  ? tenants\n  : - name: a\n",
            "  tenants:\n  - name: a\n  database: {host: after}\n",
            "  tenants: [{name: a}]\n  database:\n    host: after # the list\n");
    List<String> stacks = new ArrayList<>();
    for (String list : lists) {
      for (String before : List.of("", "# 🚢 head\n---\n", "# tenants: [no]\n\n")) {
        for (String after :
            List.of("", "\n# tail\n", "...\n", "---\nspec: {tenants: [{name: z}]}\n")) {
          String text = before + "kind: Stack\nspec:\n  region: eu # where\n" + list + after;
          stacks.add(text);
          stacks.add(text.replace("\n", "\r\n"));
          if (after.isEmpty() && !list.contains("|")) {
            stacks.add(text.stripTrailing());
          }
        }
      }
    }
    stacks.add("{kind: Stack, spec: {region: eu}}\n");
    stacks.add(
        "{\"kind\": \"Stack\", \"spec\": {\"tenants\": [{\"name\": \"a\"}], \"region\": \"eu\"}}");
    stacks.add("spec: {region: eu,}\n");
    stacks.add("spec: {}\n");
    stacks.add("? spec\n: region: eu\n");
    try (Stream<Path> files = Files.list(Path.of("fleet/stacks"))) {
      for (Path path : files.sorted().toList()) {
        stacks.add(Files.readString(path));
      }
    }
    return stacks.stream();
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void addsATenantAndChangesNoOtherByte(String stack) {
    String result = text(appended(stack));

    assertThat(isInsertion(stack, result)).as("%s", result).isTrue();
    assertThat(result.endsWith("\n")).isEqualTo(stack.endsWith("\n"));
    assertThat(result.replace("\r\n", "").contains("\n"))
        .isEqualTo(stack.replace("\r\n", "").contains("\n"));
  }

  @Test
  void keepsTheStyleOfItsNeighbours() {
    assertThat(
            text(appended("spec:\n  tenants:\n    -  name: a\n\n    -  name: b\n       x: 1\n#\n")))
        .isEqualTo(
            """
            spec:
              tenants:
                -  name: a

                -  name: b
                   x: 1

                -  name: new
                   plan: "no"
                   channel: "a, {b}"
            #
            """);
    assertThat(text(appended("spec:\n  tenants:\n  - {name: a}\n")))
        .endsWith("  - {name: a}\n  - {name: new, plan: \"no\", channel: \"a, {b}\"}\n");
    assertThat(text(appended("spec:\n  tenants: [\n    {name: a}, # one\n  ]\n")))
        .endsWith(
            "    {name: a}, # one\n    {name: new, plan: \"no\", channel: \"a, {b}\"},\n  ]\n");
  }

  @Test
  void leavesACommentWithWhatItFollows() {
    assertThat(text(appended("spec:\n  tenants:\n  - name: a\n    # of a\n  # of nobody\n")))
        .isEqualTo(
            """
            spec:
              tenants:
              - name: a
                # of a
              - name: new
                plan: "no"
                channel: "a, {b}"
              # of nobody
            """);
  }

  @Test
  void tellsWhatTheFileRefuses() {
    String start = "spec:\n  tenants:\n  - name: a\n";
    String text = start + "#".repeat(StrictYaml.SIZE_LIMIT - start.length());

    assertThat(appended(text).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(Code.YAML_TOO_LARGE);
  }

  @Test
  void replacesValuesOfAnyStyle() {
    String text = "a: 1 # one\nb:\n- x # two\n- z\nc: |\n  text\n\nd: {e: [f], g: 'h'}\n";
    Node value = new ScalarNode("no", Origin.unknown());

    assertThat(text(TextEdit.of(file(text), 0).replace(List.of("a"), value)))
        .isEqualTo(text.replace("1 #", "\"no\" #"));
    assertThat(text(TextEdit.of(file(text), 0).replace(List.of("b"), value)))
        .isEqualTo(text.replace("b:\n- x # two\n- z\n", "b: \"no\"\n"));
    assertThat(text(TextEdit.of(file(text), 0).replace(List.of("c"), value)))
        .isEqualTo(text.replace("|\n  text\n", "\"no\"\n"));
    assertThat(text(TextEdit.of(file(text), 0).replace(List.of("d", "e"), value)))
        .isEqualTo(text.replace("[f]", "\"no\""));
  }
}
