package dev.drydock.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The folders of a region's output with all that lies in them.
 *
 * @param bootstrap the folder that a person applies
 * @param synced the folders that delivery applies, with the shares of all units in each
 */
record RegionFolders(FolderFacts bootstrap, SortedMap<String, List<FolderFacts>> synced) {

  static List<RegionFolders> of(FleetFacts facts) {
    return facts.deliveries().values().stream()
        .map(delivery -> of(delivery, facts.units(delivery.region())))
        .toList();
  }

  private static RegionFolders of(DeliveryFacts delivery, List<UnitFacts> units) {
    SortedMap<String, List<FolderFacts>> synced = new TreeMap<>();
    delivery.folders().forEach(folder -> add(synced, folder));
    for (UnitFacts unit : units) {
      add(synced, unit.own());
      add(synced, unit.delivery());
    }
    return new RegionFolders(delivery.bootstrap(), Collections.unmodifiableSortedMap(synced));
  }

  private static void add(SortedMap<String, List<FolderFacts>> synced, FolderFacts folder) {
    if (!folder.objects().isEmpty()) {
      synced.computeIfAbsent(folder.folder(), name -> new ArrayList<>()).add(folder);
    }
  }

  /** Returns every folder's share, the bootstrap folder's first. */
  List<FolderFacts> all() {
    List<FolderFacts> all = new ArrayList<>();
    all.add(bootstrap);
    synced.values().forEach(all::addAll);
    return all;
  }

  /** Returns the Applications and Kustomizations by the folder that they apply. */
  SortedMap<String, List<Placed>> syncs() {
    SortedMap<String, List<Placed>> syncs = new TreeMap<>();
    for (FolderFacts folder : all()) {
      for (SyncFact sync : folder.syncs()) {
        syncs
            .computeIfAbsent(sync.path(), path -> new ArrayList<>())
            .add(new Placed(folder.folder(), sync));
      }
    }
    return syncs;
  }

  /**
   * An Application or Kustomization with its place.
   *
   * @param folder the folder that it lies in
   * @param sync the object
   */
  record Placed(String folder, SyncFact sync) {}
}
