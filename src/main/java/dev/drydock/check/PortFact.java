package dev.drydock.check;

import dev.drydock.diag.Origin;

/**
 * A port that a container declares.
 *
 * @param container the container
 * @param name the port's name, or an empty string
 * @param number its number
 * @param protocol TCP, UDP or SCTP
 * @param origin where it is written
 */
record PortFact(String container, String name, long number, String protocol, Origin origin) {

  /** Returns whether a name or a number means this port. */
  boolean is(String reference) {
    return reference.equals(Long.toString(number)) || (!name.isEmpty() && name.equals(reference));
  }

  /** Returns the port as messages print it. */
  String print() {
    return name.isEmpty() ? Long.toString(number) : number + " (`" + name + "`)";
  }
}
