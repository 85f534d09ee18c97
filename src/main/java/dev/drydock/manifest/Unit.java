package dev.drydock.manifest;

import java.util.List;

/**
 * A unit with its objects, judged and stamped.
 *
 * @param id its name
 * @param objects what lies in the unit's folder
 * @param delivery its share of the folder from which delivery learns of it
 * @param images the images that its release has, which are the only ones it may use
 */
public record Unit(
    UnitId id, List<Manifest> objects, List<Manifest> delivery, List<ReleasedImage> images) {
  public Unit {
    objects = List.copyOf(objects);
    delivery = List.copyOf(delivery);
    images = List.copyOf(images);
  }

  /** Returns the folder of the delivery objects in the output, without a slash at its end. */
  public String deliveryFolder() {
    return switch (id) {
      case UnitId.OfComponent component -> component.region() + "/delivery/region";
      case UnitId.OfTenant tenant -> tenant.region() + "/delivery/stacks/" + tenant.stack();
    };
  }
}
