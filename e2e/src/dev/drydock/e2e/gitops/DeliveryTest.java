package dev.drydock.e2e.gitops;

import dev.drydock.e2e.EndToEndTest;
import dev.drydock.e2e.Scene;
import dev.drydock.e2e.cluster.ControlPlane;
import dev.drydock.e2e.cluster.CustomKinds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The rendered branch of the reference fleet, synced from {@code bootstrap/} alone by the engine of
 * one of its regions.
 *
 * @param engine that follows the branch
 */
public record DeliveryTest(Engine engine) implements EndToEndTest {

  /** Returns the test of Flux. */
  public static DeliveryTest flux() {
    return new DeliveryTest(new FluxEngine());
  }

  /** Returns the test of Argo CD. */
  public static DeliveryTest argoCd() {
    return new DeliveryTest(new ArgoCdEngine());
  }

  @Override
  public String name() {
    return engine.word();
  }

  @Override
  public String proves() {
    return "from bootstrap/ alone all of the region is applied and healthy; changes, removals and moves reach only their tenant";
  }

  @Override
  public List<String> programs() {
    List<String> programs = new ArrayList<>(ControlPlane.PROGRAMS);
    programs.addAll(List.of(ControlPlane.CONTROLLERS, CustomKinds.PROGRAM, Ingresses.PROGRAM));
    programs.addAll(FakeNodes.PROGRAMS);
    programs.addAll(engine.programs());
    return programs;
  }

  @Override
  public boolean isInGate() {
    return false;
  }

  @Override
  public void run(Scene scene) throws IOException, InterruptedException {
    try (Site site = Site.reference(scene, engine, /* readySeconds= */ 0)) {
      Trial trial = new Trial(scene, site);
      trial.start();
      trial.change();
      trial.move();
      trial.retire();
      trial.refuse();
      trial.smuggle();
      site.told().forEach(scene::proved);
    }
  }
}
