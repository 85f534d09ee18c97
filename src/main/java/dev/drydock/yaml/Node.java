package dev.drydock.yaml;

import dev.drydock.diag.Origin;

/**
 * A YAML value that knows where it came from. Fleet documents, merged values, rendered objects and
 * embedded configuration are all trees of nodes. Immutable.
 */
public sealed interface Node permits ScalarNode, SequenceNode, MappingNode {

  /** Returns where the value came from. */
  Origin origin();

  /** Returns the word for the JSON type of the value, as messages print it. */
  String type();
}
