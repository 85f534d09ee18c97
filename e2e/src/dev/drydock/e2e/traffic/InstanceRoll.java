package dev.drydock.e2e.traffic;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The servers of a tenant behind one edge node, replaced one after the other under load, as a
 * Deployment does it: a new one first, then an old one goes. Nothing is scaled.
 *
 * @param cluster around them
 */
record InstanceRoll(Cluster cluster) {
  private static final Duration LEAD = Duration.ofMillis(1500);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration SLOW = Duration.ofMillis(1500);
  private static final int SERVERS = 2;
  private static final int OK = 200;

  /**
   * Rolls all servers once.
   *
   * @param name of the run
   * @param preStop what a server sleeps before it is told to stop
   */
  Tally run(String name, Duration preStop) throws IOException, InterruptedException {
    Load load = new Load();
    try (Resources open = new Resources()) {
      List<Pod> old = new ArrayList<>();
      for (int number = 1; number <= SERVERS; number++) {
        old.add(open.add(pod(name + "-old-" + number)));
      }
      EdgeNode node = open.add(cluster.node(name, cluster.edge().flags()));
      node.start();
      node.awaitReady();
      cluster.awaitRoute(node);
      start(load, node);
      open.add(load);
      Thread.sleep(LEAD);
      replace(old, name, preStop, open);
      Thread.sleep(LEAD);
      load.close();
    }
    return load.tally();
  }

  private Pod pod(String name) throws IOException {
    return new Pod(cluster.servers(), cluster.api().objects(), name);
  }

  private void start(Load load, EdgeNode node) {
    Load.Aim aim =
        new Load.Aim(
            node.hostPort(443),
            Optional.of(cluster.certificate().clients()),
            cluster.servers().host());
    load.start(aim, new Load.Kind(4, /* keeps= */ false, "GET", OK, PAUSE));
    load.start(aim, new Load.Kind(12, /* keeps= */ true, "GET", OK, PAUSE));
    load.start(aim, new Load.Kind(12, /* keeps= */ true, "POST", OK, PAUSE));
    load.start(aim, new Load.Kind(4, /* keeps= */ false, "GET", OK, SLOW, PAUSE));
  }

  /**
   * Adds a new server for each old one; the old one takes its time to go while the next new one
   * starts.
   */
  private void replace(List<Pod> old, String name, Duration preStop, Resources open)
      throws IOException, InterruptedException {
    try (ExecutorService kubelets = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> ends = new ArrayList<>();
      for (Pod pod : old) {
        open.add(pod(name + "-new-" + (ends.size() + 1)));
        Thread.sleep(cluster.servers().minReady());
        ends.add(
            kubelets.submit(
                () -> {
                  pod.end(preStop);
                  return null;
                }));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    } catch (ExecutionException failed) {
      throw new IOException("a server could not be ended", failed.getCause());
    }
  }
}
