package dev.drydock.yaml;

import dev.drydock.diag.Origin;
import java.util.List;

/**
 * A list.
 *
 * @param items the items in order
 * @param origin where the list came from
 */
public record SequenceNode(List<Node> items, Origin origin) implements Node {

  public SequenceNode {
    items = List.copyOf(items);
  }

  @Override
  public String type() {
    return "list";
  }
}
