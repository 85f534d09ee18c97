package dev.drydock.manifest;

import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rules on the volumes of a pod: those that containers name exist, and their files have one source.
 */
final class VolumeRules {

  private VolumeRules() {}

  /**
   * Judges a pod.
   *
   * @param containers all of the pod's
   */
  static void judge(
      Manifest manifest, MappingNode pod, List<MappingNode> containers, Findings findings) {
    SortedMap<String, Node> volumes = volumes(manifest, pod);
    for (MappingNode container : containers) {
      known(Parts.maps(container, "volumeMounts"), volumes, "to mount", findings);
      known(Parts.maps(container, "volumeDevices"), volumes, "to use as a device", findings);
    }
    for (MappingNode volume : Parts.maps(pod, "volumes")) {
      volume.map("projected").ifPresent(projected -> onePathOnce(projected, findings));
    }
  }

  private static void known(
      List<MappingNode> uses, SortedMap<String, Node> volumes, String what, Findings findings) {
    for (MappingNode use : uses) {
      use.get("name")
          .filter(name -> !volumes.containsKey(Parts.text(name)))
          .ifPresent(
              name ->
                  findings.add(
                      name.origin(),
                      "there is no volume `"
                          + Parts.text(name)
                          + "` "
                          + what
                          + ", expected one of "
                          + volumes.keySet()));
    }
  }

  /** The server refuses two sources that write one file of a projected volume. */
  private static void onePathOnce(MappingNode projected, Findings findings) {
    List<MappingNode> files = new ArrayList<>();
    for (MappingNode source : Parts.maps(projected, "sources")) {
      for (String kind : List.of("configMap", "secret", "downwardAPI")) {
        files.addAll(Parts.maps(source, kind, "items"));
      }
      source.map("serviceAccountToken").ifPresent(files::add);
    }
    UniqueNames.check(files, "path", "path of the projected volume", findings);
  }

  private static SortedMap<String, Node> volumes(Manifest manifest, MappingNode pod) {
    SortedMap<String, Node> volumes = new TreeMap<>();
    Parts.maps(pod, "volumes")
        .forEach(volume -> Parts.text(volume, "name").ifPresent(name -> volumes.put(name, volume)));
    if (manifest.identity().kind().equals("StatefulSet")) {
      Parts.maps(manifest.node(), "spec", "volumeClaimTemplates")
          .forEach(
              claim ->
                  Parts.text(claim, "metadata", "name")
                      .ifPresent(name -> volumes.put(name, claim)));
    }
    return volumes;
  }
}
