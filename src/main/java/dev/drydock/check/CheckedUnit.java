package dev.drydock.check;

import dev.drydock.manifest.ReleasedImage;
import dev.drydock.manifest.Unit;
import dev.drydock.manifest.UnitId;
import java.util.ArrayList;
import java.util.List;

/** A unit whose objects have been read for the checks. */
public final class CheckedUnit {
  private final Unit unit;
  private final List<KubernetesObject> objects;
  private final List<KubernetesObject> delivery;

  private CheckedUnit(Unit unit) {
    this.unit = unit;
    this.objects = KubernetesObject.of(unit.objects());
    this.delivery = KubernetesObject.of(unit.delivery());
  }

  /** Reads a unit. */
  public static CheckedUnit of(Unit unit) {
    return new CheckedUnit(unit);
  }

  UnitId id() {
    return unit.id();
  }

  String deliveryFolder() {
    return unit.deliveryFolder();
  }

  List<ReleasedImage> images() {
    return unit.images();
  }

  /** Returns its objects, without its delivery. */
  List<KubernetesObject> objects() {
    return objects;
  }

  /** Returns its delivery objects. */
  List<KubernetesObject> delivery() {
    return delivery;
  }

  /** Returns its objects and then those of its delivery. */
  List<KubernetesObject> all() {
    List<KubernetesObject> all = new ArrayList<>(objects);
    all.addAll(delivery);
    return all;
  }
}
