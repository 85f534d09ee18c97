package dev.drydock.manifest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The delivery objects that belong to a region and not to a unit.
 *
 * @param region the region
 * @param bootstrap what a person applies once
 * @param delivery what the root applies besides the share of the region's components
 * @param stacks by stack, what its folder holds besides the share of its tenants
 */
public record RegionDelivery(
    String region,
    List<Manifest> bootstrap,
    List<Manifest> delivery,
    SortedMap<String, List<Manifest>> stacks) {
  public RegionDelivery {
    bootstrap = List.copyOf(bootstrap);
    delivery = List.copyOf(delivery);
    SortedMap<String, List<Manifest>> copy = new TreeMap<>();
    stacks.forEach((stack, manifests) -> copy.put(stack, List.copyOf(manifests)));
    stacks = Collections.unmodifiableSortedMap(copy);
  }

  /** Returns the objects by their folder in the output, without the bootstrap folder. */
  public SortedMap<String, List<Manifest>> folders() {
    SortedMap<String, List<Manifest>> folders = new TreeMap<>();
    folders.put(region + "/delivery/region", new ArrayList<>(delivery));
    stacks.forEach(
        (stack, manifests) -> folders.put(region + "/delivery/stacks/" + stack, manifests));
    return Collections.unmodifiableSortedMap(folders);
  }

  /** Returns the folder of the bootstrap objects in the output. */
  public String bootstrapFolder() {
    return region + "/bootstrap";
  }
}
