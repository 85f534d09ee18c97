package dev.drydock.check;

import dev.drydock.diag.Origin;
import java.time.Duration;
import java.util.Optional;

/**
 * A target group of the network load balancer, or what the region says of one that somebody else
 * keeps.
 *
 * @param name its name
 * @param title the words for it in a message
 * @param origin where it is written
 * @param port the port of the node that it sends connections to, where that is known
 * @param health its health check
 * @param resetsUnhealthy whether it resets the connections of a target that turns unhealthy
 * @param resetsOrigin where that is written
 * @param draining seconds that an unhealthy target keeps its connections
 * @param drainingOrigin where that is written
 * @param crossZone whether zones share their targets, or nothing where the load balancer decides
 * @param crossZoneOrigin where that is written
 * @param isRendered whether it is an object of this fleet
 */
record TargetGroupFacts(
    String name,
    String title,
    Origin origin,
    Optional<Long> port,
    Health health,
    boolean resetsUnhealthy,
    Origin resetsOrigin,
    long draining,
    Origin drainingOrigin,
    Optional<Boolean> crossZone,
    Origin crossZoneOrigin,
    boolean isRendered) {

  /** What the load balancer and its name service need to act on a verdict, in seconds. */
  static final long PROPAGATION = 40;

  /**
   * A health check.
   *
   * @param protocol its protocol in upper case
   * @param port the port that it asks
   * @param path the path that it asks
   * @param matcher the statuses that it takes for healthy
   * @param interval seconds between two questions
   * @param timeout seconds that it waits for an answer
   * @param healthyThreshold good answers in a row until a target is healthy
   * @param unhealthyThreshold bad answers in a row until it is not
   * @param origin where it is written
   * @param numbers where its numbers are written
   */
  record Health(
      String protocol,
      String port,
      String path,
      String matcher,
      long interval,
      long timeout,
      long healthyThreshold,
      long unhealthyThreshold,
      Origin origin,
      Origin numbers) {}

  /** Returns how long a stopping target may still get new connections. */
  Duration detection() {
    return Duration.ofSeconds(
        health.interval() * health.unhealthyThreshold() + health.timeout() + PROPAGATION);
  }

  /** Returns how {@link #detection} comes about. */
  String detectionSum() {
    return "%s = %d s interval x %d + %d s check timeout + %d s propagation"
        .formatted(
            GoDuration.print(detection()),
            health.interval(),
            health.unhealthyThreshold(),
            health.timeout(),
            PROPAGATION);
  }
}
