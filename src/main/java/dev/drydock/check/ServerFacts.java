package dev.drydock.check;

import dev.drydock.diag.Origin;
import java.time.Duration;

/**
 * Pods that serve customers, as their drain needs to be known.
 *
 * @param owner the object that makes them
 * @param preStop what runs before the signal to stop
 * @param gracePeriod seconds that a pod may take to stop
 * @param gracePeriodOrigin where that is written
 * @param stop how long the server waits for open requests after the signal
 * @param stopOrigin where that is written
 * @param keepAlive how long the server keeps an idle connection
 * @param keepAliveOrigin where that is written
 * @param operated whether an operator makes them, which gives them no hook
 */
record ServerFacts(
    String owner,
    PreStop preStop,
    long gracePeriod,
    Origin gracePeriodOrigin,
    Duration stop,
    Origin stopOrigin,
    Duration keepAlive,
    Origin keepAliveOrigin,
    boolean operated) {}
