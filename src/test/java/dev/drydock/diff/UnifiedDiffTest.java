package dev.drydock.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class UnifiedDiffTest {

  @Test
  void saysNothingOfEqualTrees() {
    assertThat(UnifiedDiff.of(tree("a.yaml", "x\n"), tree("a.yaml", "x\n"))).isEmpty();
  }

  @Test
  void showsChangedNewAndGoneFilesInTheOrderOfTheirPaths() {
    SortedMap<String, byte[]> before = tree("b.yaml", "one\ntwo\nthree\n");
    before.putAll(tree("c.yaml", "gone\n"));
    SortedMap<String, byte[]> after = tree("b.yaml", "one\n2\nthree\n");
    after.putAll(tree("a.yaml", "new\n"));
    assertThat(UnifiedDiff.of(before, after))
        .isEqualTo(
            """
            --- /dev/null
            +++ b/a.yaml
            @@ -0,0 +1,1 @@
            +new
            --- a/b.yaml
            +++ b/b.yaml
            @@ -1,3 +1,3 @@
             one
            -two
            +2
             three
            --- a/c.yaml
            +++ /dev/null
            @@ -1,1 +0,0 @@
            -gone
            """);
  }

  @Test
  void showsOtherLineEnds() {
    assertThat(UnifiedDiff.of(tree("a.yaml", "x\r\ny\n"), tree("a.yaml", "x\ny\n")))
        .isEqualTo("--- a/a.yaml\n+++ b/a.yaml\n@@ -1,2 +1,2 @@\n-x\r\n+x\n y\n");
    assertThat(UnifiedDiff.of(tree("a.yaml", "x\ny"), tree("a.yaml", "x\ny\n")))
        .isEqualTo(
            """
            --- a/a.yaml
            +++ b/a.yaml
            @@ -1,2 +1,2 @@
             x
            -y
            \\ No newline at end of file
            +y
            """);
  }

  @Test
  void namesAFileWithoutLinesThatIsNewOrGone() {
    SortedMap<String, byte[]> empty = tree("a.yaml", "");
    assertThat(UnifiedDiff.of(empty, new TreeMap<>())).isEqualTo("--- a/a.yaml\n+++ /dev/null\n");
    assertThat(UnifiedDiff.of(new TreeMap<>(), empty)).isEqualTo("--- /dev/null\n+++ b/a.yaml\n");
  }

  @Test
  void namesAFileThatIsNoText() {
    SortedMap<String, byte[]> broken = tree("a.yaml", "");
    broken.put("a.yaml", new byte[] {(byte) 0xff});
    assertThat(UnifiedDiff.of(broken, tree("a.yaml", "\ufffd")))
        .isEqualTo("Binary files a/a.yaml and b/a.yaml differ\n");
  }

  private static SortedMap<String, byte[]> tree(String path, String text) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
    return files;
  }
}
