package dev.drydock.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/** Shows how one tree of text files differs from another, as {@code diff -u} and git do. */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;

  private UnifiedDiff() {}

  /**
   * Returns the differences, file after file in the order of their paths; an empty string where the
   * trees are equal.
   *
   * @param before path to content
   * @param after path to content
   */
  public static String of(SortedMap<String, byte[]> before, SortedMap<String, byte[]> after) {
    TreeSet<String> paths = new TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    StringBuilder out = new StringBuilder();
    for (String path : paths) {
      byte[] old = before.get(path);
      byte[] now = after.get(path);
      if (!Arrays.equals(old, now)) {
        append(out, path, old, now);
      }
    }
    return out.toString();
  }

  private static void append(
      StringBuilder out,
      String path,
      byte @org.jspecify.annotations.Nullable [] old,
      byte @org.jspecify.annotations.Nullable [] now) {
    List<String> before = lines(old);
    List<String> after = lines(now);
    String from = old == null ? "/dev/null" : "a/" + path;
    String to = now == null ? "/dev/null" : "b/" + path;
    UnifiedDiffUtils.generateUnifiedDiff(from, to, before, DiffUtils.diff(before, after), CONTEXT)
        .forEach(line -> out.append(line).append('\n'));
  }

  private static List<String> lines(byte @org.jspecify.annotations.Nullable [] content) {
    return content == null
        ? List.of()
        : new String(content, StandardCharsets.UTF_8).lines().toList();
  }
}
