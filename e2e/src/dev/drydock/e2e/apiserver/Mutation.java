package dev.drydock.e2e.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.e2e.cluster.RenderedObject;

/**
 * An object with one field changed.
 *
 * @param name the kind, the path and the change, by which a difference is listed
 * @param base what was changed
 * @param node the changed object
 */
record Mutation(String name, RenderedObject base, ObjectNode node) {

  @Override
  public String toString() {
    return name;
  }
}
