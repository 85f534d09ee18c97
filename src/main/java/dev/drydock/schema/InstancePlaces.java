package dev.drydock.schema;

import com.networknt.schema.path.NodePath;
import dev.drydock.diag.Origin;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import java.util.regex.Pattern;

/** Finds the nodes that the validator speaks of, and names them as messages do. */
final class InstancePlaces {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_$-]+");

  private final Node root;
  private final String subject;

  InstancePlaces(Node root, String subject) {
    this.root = root;
    this.subject = subject;
  }

  /** Returns the node at the first steps of a path, or the last one on the way that exists. */
  Node node(NodePath path, int steps) {
    Node here = root;
    for (int index = 0; index < steps; index++) {
      switch (here) {
        case MappingNode map -> {
          MappingNode.Entry entry = map.entries().get(path.getName(index));
          if (entry == null) {
            return here;
          }
          here = entry.value();
        }
        case SequenceNode list -> here = list.items().get((Integer) path.getElement(index));
        case ScalarNode scalar -> {
          return here;
        }
      }
    }
    return here;
  }

  /** Returns where a key of the map at a path was written, or where the map was. */
  Origin key(NodePath path, int steps, String key) {
    Node node = node(path, steps);
    return node instanceof MappingNode map && map.entries().containsKey(key)
        ? map.entries().get(key).keyOrigin()
        : node.origin();
  }

  /** Returns the first steps of a path as messages print them; an empty text for the whole. */
  String name(NodePath path, int steps) {
    StringBuilder name = new StringBuilder(subject);
    for (int index = 0; index < steps; index++) {
      if (path.getElement(index) instanceof Integer position) {
        name.append('[').append(position).append(']');
      } else if (PLAIN.matcher(path.getName(index)).matches()) {
        name.append(name.isEmpty() ? "" : ".").append(path.getName(index));
      } else {
        name.append("[\"").append(path.getName(index)).append("\"]");
      }
    }
    return name.toString();
  }
}
