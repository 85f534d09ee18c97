package dev.drydock.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Shows how one tree of text files differs from another, as {@code diff -u} and git do. */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;
  private static final String NO_LINE_END = "\n\\ No newline at end of file";

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
      StringBuilder out, String path, byte @Nullable [] old, byte @Nullable [] now) {
    String from = old == null ? "/dev/null" : "a/" + path;
    String to = now == null ? "/dev/null" : "b/" + path;
    List<String> before = lines(old);
    List<String> after = lines(now);
    List<String> shown =
        UnifiedDiffUtils.generateUnifiedDiff(
            from, to, before, DiffUtils.diff(before, after), CONTEXT);
    if (!shown.isEmpty()) {
      shown.forEach(line -> out.append(line).append('\n'));
    } else if (old == null || now == null) {
      out.append("--- ").append(from).append("\n+++ ").append(to).append('\n');
    } else {
      out.append("Binary files ").append(from).append(" and ").append(to).append(" differ\n");
    }
  }

  /**
   * Returns the lines as a diff shows them: a carriage return is part of its line, and a last line
   * without an end is another line than one with it.
   */
  private static List<String> lines(byte @Nullable [] content) {
    if (content == null || content.length == 0) {
      return List.of();
    }
    List<String> lines =
        new ArrayList<>(
            List.of(new String(content, StandardCharsets.UTF_8).split("\n", /* limit= */ -1)));
    String last = lines.removeLast();
    if (!last.isEmpty()) {
      lines.add(last + NO_LINE_END);
    }
    return lines;
  }
}
