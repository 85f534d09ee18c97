package dev.drydock.manifest;

import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rule that no two items of a list share a name. */
final class UniqueNames {

  private UniqueNames() {}

  static void check(List<MappingNode> items, String key, String what, Findings findings) {
    SortedMap<String, Node> seen = new TreeMap<>();
    for (MappingNode item : items) {
      item.get(key)
          .ifPresent(
              name -> {
                Node other = seen.putIfAbsent(Parts.text(name), name);
                if (other != null) {
                  findings.add(
                      name.origin(),
                      "the " + what + " `" + Parts.text(name) + "` is there twice",
                      other,
                      "the other one");
                }
              });
    }
  }
}
