package dev.drydock.e2e.traffic;

import dev.drydock.e2e.EndToEndTest;
import dev.drydock.e2e.RenderedFiles;
import dev.drydock.e2e.Scene;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Both edge nodes of a region replaced under load, with the rendered times and without one of them.
 */
public final class TraefikRollTest implements EndToEndTest {
  private static final int MOST_ATTEMPTS = 3;

  /** What the accept window is scaled to. */
  private static final Duration WINDOW = Duration.ofSeconds(10);

  @Override
  public String name() {
    return "traefik-roll";
  }

  @Override
  public String proves() {
    return "no request is lost while edge nodes are replaced, and some are without the window or"
        + " with old connections";
  }

  @Override
  public List<String> programs() {
    return List.of("traefik");
  }

  @Override
  public boolean isInGate() {
    return true;
  }

  @Override
  public void run(Scene scene) throws IOException, InterruptedException {
    try (ExecutorService regions = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> runs = new ArrayList<>();
      for (String region : RenderedFiles.regions(scene.checkout())) {
        runs.add(
            regions.submit(
                () -> {
                  roll(scene, region);
                  return null;
                }));
      }
      for (Future<?> run : runs) {
        run.get();
      }
    } catch (ExecutionException failed) {
      throw new IOException("a region could not be rolled", failed.getCause());
    }
  }

  private static void roll(Scene scene, String region) throws IOException, InterruptedException {
    try (Cluster cluster = Cluster.start(scene, region)) {
      Duration window = cluster.edge().acceptWindow(cluster.edge().entryPoint(443));
      EdgeRoll roll =
          new EdgeRoll(
              cluster,
              TargetGroup.read(scene.checkout(), region),
              new Scale((int) window.dividedBy(WINDOW)));
      losesNone(scene, roll);
      losesSome(scene, roll, "without a window", roll.flagsWithoutWindow());
      losesSome(scene, roll, "with kept connections of any age", roll.flagsWithoutMaximumAge());
      for (String refused : cluster.api().refused()) {
        scene.wrong(
            region
                + ": the rendered ClusterRole does not permit what Traefik asks for: "
                + refused);
      }
    }
  }

  /** Rolls as rendered. A run in which the machine stood still is no verdict and is made again. */
  private static void losesNone(Scene scene, EdgeRoll roll)
      throws IOException, InterruptedException {
    String region = roll.cluster().edge().region();
    for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      try (Standstill standstill = new Standstill()) {
        Tally tally =
            roll.run(region + "-as-rendered-" + attempt, roll.flags(), /* stopsAtLoss= */ false);
        String told =
            region + ", as rendered, times divided by " + roll.scale().divisor() + ": " + tally;
        if (tally.lost() == 0) {
          scene.proved(told);
          return;
        }
        if (!isDisturbed(roll, standstill)) {
          scene.wrong(told);
          return;
        }
        scene.proved(
            told
                + "; no verdict, since the machine stood still for "
                + standstill.longest().toMillis()
                + " ms");
      }
    }
    scene.wrong(region + ": the machine was too busy for a verdict in " + MOST_ATTEMPTS + " runs");
  }

  private static boolean isDisturbed(EdgeRoll roll, Standstill standstill) {
    Duration slack = roll.slack();
    return slack.isPositive() && standstill.longest().compareTo(slack.dividedBy(2)) > 0;
  }

  private static void losesSome(Scene scene, EdgeRoll roll, String how, Flags flags)
      throws IOException, InterruptedException {
    String region = roll.cluster().edge().region();
    for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      String name = region + "-" + how.replace(' ', '-') + "-" + attempt;
      Tally tally = roll.run(name, flags, /* stopsAtLoss= */ true);
      if (tally.lost() > 0) {
        scene.proved(region + ", " + how + ": " + tally);
        return;
      }
    }
    scene.wrong(
        region
            + ", "
            + how
            + ": no request was lost in "
            + MOST_ATTEMPTS
            + " runs, so this test shows nothing");
  }
}
