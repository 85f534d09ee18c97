package dev.drydock.e2e.traffic;

import java.io.Closeable;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One member of a target group: its connections, and what the load balancer believes of it. The
 * load balancer asks in its interval, and a verdict takes effect some time after the check that
 * made it. A target starts as healthy.
 */
final class Target implements Closeable {
  private final InetSocketAddress address;
  private final InetSocketAddress checked;
  private final TargetGroup group;
  private final Scale scale;
  private final Duration propagation;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final Thread watch;
  private volatile boolean isHealthy = true;

  /**
   * Starts to check.
   *
   * @param address where connections go
   * @param checked where the health check asks
   * @param group whose times are meant before they are scaled
   * @param scale of all times
   * @param propagation how long a verdict needs to take effect
   */
  Target(
      InetSocketAddress address,
      InetSocketAddress checked,
      TargetGroup group,
      Scale scale,
      Duration propagation) {
    this.address = address;
    this.checked = checked;
    this.group = group;
    this.scale = scale;
    this.propagation = propagation;
    this.watch = Thread.ofVirtual().name("health check").start(this::watch);
  }

  InetSocketAddress address() {
    return address;
  }

  boolean isHealthy() {
    return isHealthy;
  }

  /** Returns the clients' ends of its connections, to add to and to remove from. */
  Set<Socket> connections() {
    return connections;
  }

  private void watch() {
    TargetGroup.HealthCheck check = group.check();
    boolean verdict = true;
    int contrary = 0;
    try {
      while (true) {
        Thread.sleep(scale.of(check.interval()));
        int status = HttpConnection.probe(checked, check.path(), scale.of(check.timeout()));
        contrary = check.accepts(status) == verdict ? 0 : contrary + 1;
        if (contrary == (verdict ? check.unhealthyThreshold() : check.healthyThreshold())) {
          verdict = !verdict;
          contrary = 0;
          boolean spread = verdict;
          Thread.ofVirtual().name("verdict").start(() -> spread(spread));
        }
      }
    } catch (InterruptedException stopped) {
      // The load balancer is gone.
    }
  }

  private void spread(boolean verdict) {
    try {
      Thread.sleep(scale.of(propagation));
      isHealthy = verdict;
      if (!verdict) {
        Thread.sleep(scale.of(group.draining()));
        if (!isHealthy) {
          connections.forEach(Pipe::reset);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    watch.interrupt();
  }
}
