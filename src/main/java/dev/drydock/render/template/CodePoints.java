package dev.drydock.render.template;

import dev.drydock.yaml.MappingNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The order of strings by code points, which is that of their UTF-8 bytes. */
final class CodePoints {
  /** {@link String#compareTo} puts characters beyond U+FFFF before some below. */
  static final Comparator<String> ORDER = CodePoints::compare;

  private CodePoints() {}

  /** Returns the entries of a map by their keys. */
  static List<Map.Entry<String, MappingNode.Entry>> sorted(MappingNode map) {
    return map.entries().entrySet().stream().sorted(Map.Entry.comparingByKey(ORDER)).toList();
  }

  private static int compare(String left, String right) {
    int shared = Math.min(left.length(), right.length());
    for (int i = 0; i < shared; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        boolean both = Character.isSurrogate(a) == Character.isSurrogate(b);
        return both ? Character.compare(a, b) : Character.isSurrogate(a) ? 1 : -1;
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
