package dev.drydock.e2e.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.e2e.EndToEndTest;
import dev.drydock.e2e.Scene;
import dev.drydock.e2e.cluster.ApiAnswer;
import dev.drydock.e2e.cluster.RenderedObject;
import java.io.IOException;
import java.util.List;

/** Every file of every region, applied to a real API server. */
public final class ApiServerTest implements EndToEndTest {
  private static final List<String> CONTROLLERS =
      List.of(
          "serviceaccount-controller",
          "resourcequota-controller",
          "deployment-controller",
          "replicaset-controller",
          "statefulset-controller",
          "daemonset-controller");

  @Override
  public String name() {
    return "apiserver";
  }

  @Override
  public String proves() {
    return "a real API server takes every rendered object strictly and without a warning, keeps"
        + " every field of it, and admits the pods";
  }

  @Override
  public List<String> programs() {
    return RegionCluster.PROGRAMS;
  }

  @Override
  public boolean isInGate() {
    return true;
  }

  @Override
  public void run(Scene scene) throws IOException, InterruptedException {
    for (String region : RenderedObject.regions(scene.checkout())) {
      try (Scene part = scene.part(region)) {
        new Trial(part, region).run();
      }
    }
  }

  /**
   * The trial of one region.
   *
   * @param scene where it happens
   * @param region its name
   */
  private record Trial(Scene scene, String region) {

    void run() throws IOException, InterruptedException {
      List<List<RenderedObject>> steps = RenderedObject.steps(scene.checkout(), region);
      RegionCluster cluster = RegionCluster.start(scene, CONTROLLERS);
      cluster.createForeignNamespaces(steps);
      for (List<RenderedObject> step : steps) {
        for (RegionCluster.Mode mode : RegionCluster.Mode.values()) {
          Parallel.map(step, object -> judge(object, mode, cluster.send(object, mode)));
        }
        cluster.awaitQuotas();
      }
      List<RenderedObject> all = steps.stream().flatMap(List::stream).toList();
      scene.proved(
          all.size()
              + " objects were sent to be created and applied as dry runs, and applied, all of it"
              + " strictly");
      compare(cluster, all);
      new AdmissionTrial(scene, cluster, all).run();
    }

    private boolean judge(RenderedObject object, RegionCluster.Mode mode, ApiAnswer answer) {
      if (!answer.isOk()) {
        scene.wrong(object + " is refused (" + mode + "): " + answer.told());
      }
      for (String warning : answer.warnings()) {
        scene.wrong(object + " gets a warning (" + mode + "): " + warning);
      }
      return answer.isOk();
    }

    private void compare(RegionCluster cluster, List<RenderedObject> all)
        throws IOException, InterruptedException {
      List<JsonNode> kept = Parallel.map(all, cluster::read);
      int fields = 0;
      int normalised = 0;
      int omitted = 0;
      for (int index = 0; index < all.size(); index++) {
        RenderedObject object = all.get(index);
        Comparison comparison = Comparison.of(object.node(), kept.get(index));
        comparison.differences().forEach(one -> scene.wrong(object + ": " + one));
        fields += comparison.fields();
        normalised += comparison.normalised();
        omitted += comparison.omitted();
      }
      scene.proved(
          fields
              + " values were read back, every one as it was written ("
              + normalised
              + " quantities in another spelling, "
              + omitted
              + " empty values left out)");
    }
  }
}
