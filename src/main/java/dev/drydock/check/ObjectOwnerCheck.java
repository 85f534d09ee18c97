package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostics;
import dev.drydock.fleet.Fleet;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Proves that every object of a cluster comes from one place. */
final class ObjectOwnerCheck implements FleetCheck {

  /**
   * Where an object comes from.
   *
   * @param folder the folder of the output
   * @param object the object
   */
  private record Claim(String folder, ObjectFact object) {}

  @Override
  public Code code() {
    return Code.CHECK_OBJECT_OWNER;
  }

  @Override
  public String relation() {
    return "no two objects of a region have the same group, kind, namespace and name, whatever"
        + " their versions";
  }

  @Override
  public void check(FleetFacts facts, Fleet fleet, Diagnostics diagnostics) {
    for (String region : fleet.regions().keySet()) {
      SortedMap<String, Claim> claims = new TreeMap<>();
      for (FolderFacts folder : folders(facts, region)) {
        folder.objects().forEach(object -> claim(claims, folder.folder(), object, diagnostics));
      }
    }
  }

  private static List<FolderFacts> folders(FleetFacts facts, String region) {
    List<FolderFacts> folders = new ArrayList<>();
    DeliveryFacts delivery = facts.deliveries().get(region);
    if (delivery != null) {
      folders.add(delivery.bootstrap());
      folders.addAll(delivery.folders());
    }
    for (UnitFacts unit : facts.units(region)) {
      folders.add(unit.own());
      folders.add(unit.delivery());
    }
    return folders;
  }

  private void claim(
      SortedMap<String, Claim> claims, String folder, ObjectFact object, Diagnostics diagnostics) {
    Claim first = claims.putIfAbsent(object.key(), new Claim(folder, object));
    if (first == null) {
      return;
    }
    String where = object.isNamespaced() ? " in namespace `" + object.namespace() + "`" : "";
    String message =
        "%s%s is written by `%s` and by `%s`"
            .formatted(object.title(), where, first.folder(), folder);
    diagnostics.add(
        Finding.of(code(), object.origin(), message, first.object().origin(), "the other one"));
  }
}
