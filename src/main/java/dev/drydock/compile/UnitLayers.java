package dev.drydock.compile;

import dev.drydock.fleet.Layer;
import dev.drydock.release.EffectiveRelease;
import java.util.ArrayList;
import java.util.List;

/** Puts the defaults of a release below the layers of the fleet. */
final class UnitLayers {
  private UnitLayers() {}

  /** Returns the layers over a component's own defaults, in merge order. */
  static List<Layer> of(EffectiveRelease release, List<Layer> fleetLayers) {
    List<Layer> layers = new ArrayList<>();
    release
        .defaults()
        .ifPresent(
            values ->
                layers.add(new Layer("Release " + release.name(), values, values.origin().at())));
    layers.addAll(fleetLayers);
    return layers;
  }
}
