package dev.drydock.e2e.traffic;

import dev.drydock.e2e.EndToEndTest;
import dev.drydock.e2e.RenderedFiles;
import dev.drydock.e2e.Scene;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Both servers of a tenant replaced under load behind the edge, with the rendered sleep before the
 * signal and without it.
 */
public final class InstanceRollTest implements EndToEndTest {

  @Override
  public String name() {
    return "instance-roll";
  }

  @Override
  public String proves() {
    return "no request is lost while a tenant's servers are replaced, and some are without the"
        + " sleep of the hook";
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
    String region = RenderedFiles.regions(scene.checkout()).getFirst();
    try (Cluster cluster = Cluster.start(scene, region)) {
      InstanceRoll roll = new InstanceRoll(cluster);
      Duration preStop = cluster.servers().preStop();
      Tally rendered = roll.run("as-rendered", preStop);
      String told =
          cluster.servers().namespace()
              + ", the hook sleeps "
              + preStop.toSeconds()
              + " s: "
              + rendered;
      if (rendered.lost() == 0) {
        scene.proved(told);
      } else {
        scene.wrong(told);
      }
      Tally hasty = roll.run("without-sleep", Duration.ZERO);
      if (hasty.lost() > 0) {
        scene.proved(cluster.servers().namespace() + ", without the sleep: " + hasty);
      } else {
        scene.wrong(
            "no request was lost without the sleep either, so this test shows nothing: " + hasty);
      }
      checkReading(scene, cluster);
    }
  }

  /**
   * What the real provider did beside routing: it asked for no more than it may, and told where the
   * host is reached.
   */
  private static void checkReading(Scene scene, Cluster cluster) {
    for (String refused : cluster.api().refused()) {
      scene.wrong("the rendered ClusterRole does not permit what Traefik asks for: " + refused);
    }
    String hostname =
        cluster
            .edge()
            .flags()
            .value("providers.kubernetesingress.ingressendpoint.hostname")
            .orElseThrow();
    if (cluster.api().updates().stream().anyMatch(status -> status.contains(hostname))) {
      scene.proved(
          "the rendered ClusterRole suffices, and "
              + hostname
              + " is written into the status of the Ingress");
    } else {
      scene.wrong(hostname + " is not written into the status of the Ingress");
    }
  }
}
