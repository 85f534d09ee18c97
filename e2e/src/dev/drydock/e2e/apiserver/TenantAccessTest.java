package dev.drydock.e2e.apiserver;

import dev.drydock.e2e.EndToEndTest;
import dev.drydock.e2e.Scene;
import dev.drydock.e2e.cluster.RenderedObject;
import java.io.IOException;
import java.util.List;

/**
 * What the accounts of one tenant may do, asked of a real API server that has everything applied.
 */
public final class TenantAccessTest implements EndToEndTest {
  private static final List<String> CONTROLLERS =
      List.of("serviceaccount-controller", "resourcequota-controller");

  @Override
  public String name() {
    return "rbac";
  }

  @Override
  public String proves() {
    return "a tenant's accounts reach nothing of another tenant, of the platform or of the cluster,"
        + " and in their own namespace exactly what they should, and no Secret";
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
        List<List<RenderedObject>> steps = RenderedObject.steps(scene.checkout(), region);
        RegionCluster cluster = RegionCluster.start(part, CONTROLLERS);
        cluster.createForeignNamespaces(steps);
        cluster.applyAll(steps);
        List<RenderedObject> all = steps.stream().flatMap(List::stream).toList();
        new AccessTrial(part, cluster, all).run();
      }
    }
  }
}
