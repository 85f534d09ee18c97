package dev.drydock.e2e.traffic;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Two edge nodes behind the load balancer, replaced one after the other under load, as a DaemonSet
 * does it.
 *
 * @param cluster around them
 * @param groups the target groups of the region
 * @param scale of every time that takes part in the drain
 */
record EdgeRoll(Cluster cluster, List<TargetGroup> groups, Scale scale) {
  private static final Pattern WINDOW =
      Pattern.compile("entrypoints\\.[a-z]+\\.transport\\.lifecycle\\.requestacceptgracetimeout");
  private static final Pattern GRACE =
      Pattern.compile("entrypoints\\.[a-z]+\\.transport\\.lifecycle\\.gracetimeout");
  private static final Pattern MAXIMUM_AGE =
      Pattern.compile("entrypoints\\.[a-z]+\\.transport\\.keepalivemaxtime");

  /**
   * How long the verdict of a health check needs to reach every node of the load balancer, at
   * worst.
   */
  private static final Duration PROPAGATION = Duration.ofSeconds(40);

  /** Between client and edge, in one direction. */
  private static final Duration LATENCY = Duration.ofMillis(10);

  private static final Duration LEAD = Duration.ofMillis(1500);
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final Duration PAUSE = Duration.ofMillis(60);
  private static final Duration SLOW = Duration.ofMillis(1500);
  private static final int NODES = 2;
  private static final int OK = 200;
  private static final int MOVED_PERMANENTLY = 301;
  private static final int PERMANENT_REDIRECT = 308;

  /** Returns the time that a drain has left when everything takes as long as it may. */
  Duration slack() {
    return groups.stream().map(this::slack).min(Duration::compareTo).orElseThrow();
  }

  private Duration slack(TargetGroup group) {
    TargetGroup.HealthCheck check = group.check();
    String entryPoint = cluster.edge().entryPoint(group.hostPort());
    Duration detection =
        check
            .interval()
            .multipliedBy(check.unhealthyThreshold())
            .plus(check.timeout())
            .plus(PROPAGATION);
    Duration age =
        cluster
            .edge()
            .flags()
            .duration("entrypoints." + entryPoint + ".transport.keepalivemaxtime");
    return scale.of(cluster.edge().acceptWindow(entryPoint).minus(detection).minus(age));
  }

  /** Returns the rendered flags, with the times of the drain scaled. */
  Flags flags() {
    Flags rendered = cluster.edge().flags();
    Flags scaled = rendered;
    for (Pattern times : List.of(WINDOW, GRACE, MAXIMUM_AGE)) {
      for (String name : rendered.names(times)) {
        scaled = scaled.replace(name, scale.flag(rendered.duration(name)));
      }
    }
    return scaled;
  }

  /** Returns the flags without the time in which a Traefik that stops takes connections. */
  Flags flagsWithoutWindow() {
    return flags().without(WINDOW);
  }

  /** Returns the flags with kept connections of any age. */
  Flags flagsWithoutMaximumAge() {
    return flags().without(MAXIMUM_AGE);
  }

  /**
   * Rolls both nodes once.
   *
   * @param name of the run
   * @param stopsAtLoss whether the first lost request ends it
   */
  Tally run(String name, Flags flags, boolean stopsAtLoss)
      throws IOException, InterruptedException {
    Load load = new Load();
    try (Resources open = new Resources()) {
      open.add(new Pod(cluster.servers(), cluster.api().objects(), name));
      List<EdgeNode> nodes = new ArrayList<>();
      for (int number = 1; number <= NODES; number++) {
        nodes.add(open.add(cluster.node(name + "-" + number, flags)));
      }
      for (EdgeNode node : nodes) {
        node.start();
        node.awaitReady();
        cluster.awaitRoute(node);
      }
      for (TargetGroup group : groups) {
        start(load, group, balancer(group, nodes, open));
      }
      open.add(load);
      replace(nodes, load.tally(), stopsAtLoss);
      load.close();
    }
    return load.tally();
  }

  private Balancer balancer(TargetGroup group, List<EdgeNode> nodes, Resources open)
      throws IOException {
    List<Target> targets = new ArrayList<>();
    for (EdgeNode node : nodes) {
      InetSocketAddress traffic = node.hostPort(group.hostPort());
      InetSocketAddress checked = node.hostPort(group.check().hostPort());
      targets.add(open.add(new Target(traffic, checked, group, scale, PROPAGATION)));
    }
    return open.add(new Balancer(targets, LATENCY));
  }

  /**
   * Starts clients of a target group: many where the tenant is served, a few where they are sent to
   * HTTPS.
   */
  private void start(Load load, TargetGroup group, Balancer balancer) {
    String entryPoint = cluster.edge().entryPoint(group.hostPort());
    String host = cluster.servers().host();
    if (cluster.edge().flags().value("entrypoints." + entryPoint + ".http.tls").isPresent()) {
      Load.Aim aim =
          new Load.Aim(balancer.address(), Optional.of(cluster.certificate().clients()), host);
      load.start(aim, new Load.Kind(5, /* keeps= */ false, "GET", OK, PAUSE));
      load.start(aim, new Load.Kind(20, /* keeps= */ true, "GET", OK, PAUSE));
      load.start(aim, new Load.Kind(8, /* keeps= */ true, "POST", OK, PAUSE));
      load.start(aim, new Load.Kind(4, /* keeps= */ false, "GET", OK, SLOW, PAUSE));
    } else {
      Load.Aim aim = new Load.Aim(balancer.address(), Optional.empty(), host);
      load.start(aim, new Load.Kind(2, /* keeps= */ false, "GET", MOVED_PERMANENTLY, PAUSE));
      load.start(aim, new Load.Kind(6, /* keeps= */ true, "GET", MOVED_PERMANENTLY, PAUSE));
      load.start(aim, new Load.Kind(2, /* keeps= */ true, "POST", PERMANENT_REDIRECT, PAUSE));
    }
  }

  /**
   * Replaces each node as the DaemonSet controller and the kubelet do; the next one when this one
   * has been ready for long.
   */
  private void replace(List<EdgeNode> nodes, Tally tally, boolean stopsAtLoss)
      throws IOException, InterruptedException {
    Thread.sleep(LEAD);
    for (EdgeNode node : nodes) {
      node.terminate();
      int code = node.awaitExit(scale.of(cluster.edge().gracePeriod()));
      if (code != 0) {
        throw new IOException(
            "Traefik did not end by itself within its grace period, but with " + code);
      }
      node.start();
      node.awaitReady();
      long ready = System.nanoTime() + scale.of(cluster.edge().minReady()).toNanos();
      while (System.nanoTime() < ready) {
        if (stopsAtLoss && tally.lost() > 0) {
          return;
        }
        Thread.sleep(LOOK);
      }
    }
  }
}
