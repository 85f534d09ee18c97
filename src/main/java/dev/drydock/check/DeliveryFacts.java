package dev.drydock.check;

import java.util.List;

/**
 * What the fleet checks need of a region's own delivery objects.
 *
 * @param region the region
 * @param bootstrap what a person applies once
 * @param folders what delivery applies: the region's folder and one for each stack
 */
public record DeliveryFacts(String region, FolderFacts bootstrap, List<FolderFacts> folders) {
  public DeliveryFacts {
    folders = List.copyOf(folders);
  }
}
