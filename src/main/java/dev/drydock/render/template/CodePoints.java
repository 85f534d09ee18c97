package dev.drydock.render.template;

import dev.drydock.diag.CodePointOrder;
import dev.drydock.yaml.MappingNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Maps and texts in the order of {@link CodePointOrder}. */
final class CodePoints {
  static final Comparator<String> ORDER = CodePointOrder.ORDER;

  private CodePoints() {}

  /** Returns the entries of a map by their keys. */
  static List<Map.Entry<String, MappingNode.Entry>> sorted(MappingNode map) {
    return map.entries().entrySet().stream().sorted(Map.Entry.comparingByKey(ORDER)).toList();
  }
}
