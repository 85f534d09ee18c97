package dev.drydock.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Code;
import dev.drydock.diag.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderedTreeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        ".",
        "a/../b",
        "a/./b",
        "a//b",
        "/a",
        "a/",
        "",
        ".git",
        "a/.git/config",
        "a/.GIT",
        "git~1",
        "a/git~1/x",
        "CON",
        "con.yaml",
        "a/nul",
        "com1.yaml",
        "a/trailing.",
        "a/trailing ",
        "a b",
        "a\\b",
        "x:y",
        "a/\u0000",
        "a/\u202Eb",
        "a/.g\u200cit",
        "аcme/x",
        "kustomization.yaml",
        "a/Kustomization",
        "a/KUSTOMIZATION.YML",
        "a/Chart.yaml",
        ".argocd-source.yaml",
        "a/x.jsonnet",
        ".sourceignore",
        "a/.sops.yaml",
        ".gitattributes",
        ".gitmodules",
        ".github/workflows/x.yml",
        "CODEOWNERS",
        "-x",
        "a/*",
        "a/\n"
      })
  void refusesAPathThatSomethingMisreads(String path) {
    assertThat(tree(path).diagnostics())
        .singleElement()
        .satisfies(diagnostic -> assertThat(diagnostic.code()).isEqualTo(Code.GIT_PATH));
  }

  @Test
  void acceptsNamesUpToTheLimitAndNotBeyond() {
    assertThat(tree("a/" + "x".repeat(255))).isInstanceOf(Outcome.Ok.class);
    assertThat(tree("a/" + "x".repeat(256))).isInstanceOf(Outcome.Failed.class);
    assertThat(tree("a/clusterrole-system%3Aauth.yaml", "a/%63on.yaml"))
        .isInstanceOf(Outcome.Ok.class);
    assertThat(tree("abcd/".repeat(159) + "abcde")).isInstanceOf(Outcome.Ok.class);
    assertThat(tree("abcd/".repeat(159) + "abcdef")).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void refusesNamesThatDifferInCaseOnly() {
    assertThat(tree("r/tenants/acme/x", "r/tenants/ACME/x").diagnostics())
        .singleElement()
        .satisfies(diagnostic -> assertThat(diagnostic.at().path()).isEqualTo("r/tenants"));
  }

  @Test
  void refusesAPathThatIsFileAndFolder() {
    assertThat(tree("a", "a/b")).isInstanceOf(Outcome.Failed.class);
    assertThat(tree("a.b", "a/b")).isInstanceOf(Outcome.Ok.class);
  }

  @Test
  void tellsAllBadPathsAtOnce() {
    assertThat(tree("..", "CON", "good").diagnostics()).hasSize(2);
  }

  private static Outcome<RenderedTree> tree(String... paths) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    for (String path : paths) {
      files.put(path, "x".getBytes(StandardCharsets.UTF_8));
    }
    return RenderedTree.of(files, OneByOne.WORKER);
  }
}
