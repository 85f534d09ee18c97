package dev.drydock.check;

import dev.drydock.diag.Origin;
import java.time.Duration;
import java.util.Optional;

/**
 * An entry point of a Traefik.
 *
 * @param name its name, in lower case
 * @param port the port that it listens on in the pod, or nothing where it is not declared
 * @param hostPort the port of the node that leads to it
 * @param accept how long it takes new connections after the signal to stop
 * @param grace how long open requests may last after that
 * @param keepAlive how long a client's connection is kept, zero for ever
 * @param idle how long a client's connection may be idle, zero for ever
 * @param origin the flag that declares it
 * @param acceptOrigin the flag that sets the accept window
 * @param keepAliveOrigin the flag that limits connections
 * @param idleOrigin the flag that limits idle ones
 */
record EntryPointFacts(
    String name,
    Optional<Integer> port,
    Optional<Integer> hostPort,
    Duration accept,
    Duration grace,
    Duration keepAlive,
    Duration idle,
    Origin origin,
    Origin acceptOrigin,
    Origin keepAliveOrigin,
    Origin idleOrigin) {

  /** Returns the longest time from the signal to the end of the last request. */
  Duration drain() {
    return accept.plus(grace);
  }
}
