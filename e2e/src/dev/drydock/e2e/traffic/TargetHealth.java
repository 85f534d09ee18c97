package dev.drydock.e2e.traffic;

import java.io.Closeable;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * What a target group knows of one target: it asks in its interval, and its verdict reaches the
 * nodes of the load balancer some time after the check that made it. A target starts as healthy.
 */
final class TargetHealth implements Closeable {
  private final InetSocketAddress address;
  private final TargetGroup.HealthCheck check;
  private final Scale scale;
  private final Duration propagation;
  private final Thread watch;
  private volatile boolean isHealthy = true;

  /**
   * Starts to check.
   *
   * @param address where the health check asks
   * @param scale of interval, timeout and propagation
   * @param propagation how long a verdict needs to take effect
   */
  TargetHealth(
      InetSocketAddress address, TargetGroup.HealthCheck check, Scale scale, Duration propagation) {
    this.address = address;
    this.check = check;
    this.scale = scale;
    this.propagation = propagation;
    this.watch = Thread.ofVirtual().name("health check").start(this::watch);
  }

  boolean isHealthy() {
    return isHealthy;
  }

  private void watch() {
    boolean verdict = true;
    int contrary = 0;
    try {
      while (true) {
        Thread.sleep(scale.of(check.interval()));
        boolean good =
            check.accepts(HttpConnection.probe(address, check.path(), scale.of(check.timeout())));
        contrary = good == verdict ? 0 : contrary + 1;
        if (contrary == (verdict ? check.unhealthyThreshold() : check.healthyThreshold())) {
          verdict = good;
          contrary = 0;
          spread(verdict);
        }
      }
    } catch (InterruptedException stopped) {
      // The load balancer is gone.
    }
  }

  private void spread(boolean verdict) {
    Thread.ofVirtual()
        .name("verdict")
        .start(
            () -> {
              try {
                Thread.sleep(scale.of(propagation));
                isHealthy = verdict;
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              }
            });
  }

  @Override
  public void close() {
    watch.interrupt();
  }
}
