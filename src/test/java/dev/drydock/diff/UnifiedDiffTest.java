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

  private static SortedMap<String, byte[]> tree(String path, String text) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
    return files;
  }
}
