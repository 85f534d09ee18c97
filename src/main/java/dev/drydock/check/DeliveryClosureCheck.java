package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.fleet.Fleet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Proves that delivery reaches every folder of the output, once, from the root. */
final class DeliveryClosureCheck implements FleetCheck {

  @Override
  public Code code() {
    return Code.CHECK_DELIVERY_CLOSURE;
  }

  @Override
  public String relation() {
    return "every object outside `bootstrap/` is reached from the root by exactly one Application"
        + " or Kustomization, none inside it is, none of them contains itself, no synced folder"
        + " lies inside another, and no change of a folder is overlooked";
  }

  @Override
  public void check(FleetFacts facts, Fleet fleet, Diagnostics diagnostics) {
    for (String region : fleet.regions().keySet()) {
      if (!facts.deliveries().containsKey(region) && !facts.units(region).isEmpty()) {
        String message = "region `%s` has units but no delivery".formatted(region);
        diagnostics.add(code(), fleet.regions().get(region).at(), message);
      }
    }
    RegionFolders.of(facts).forEach(folders -> check(folders, diagnostics));
  }

  private void check(RegionFolders folders, Diagnostics diagnostics) {
    SortedMap<String, List<RegionFolders.Placed>> syncs = folders.syncs();
    syncs.values().forEach(each -> each.forEach(sync -> target(folders, sync, diagnostics)));
    nested(syncs, diagnostics);
    SortedSet<String> reached = reached(folders);
    folders
        .synced()
        .forEach(
            (folder, shares) -> {
              List<RegionFolders.Placed> appliers = syncs.getOrDefault(folder, List.of());
              if (appliers.size() > 1) {
                twice(folder, appliers, diagnostics);
              } else if (!reached.contains(folder)) {
                unreached(folder, shares, diagnostics);
              }
            });
  }

  private void target(RegionFolders folders, RegionFolders.Placed placed, Diagnostics diagnostics) {
    SyncFact sync = placed.sync();
    String path = sync.path();
    if (isInside(folders.bootstrap().folder(), path)
        || isInside(path, folders.bootstrap().folder())) {
      add(sync, "applies `%s`, which a person applies".formatted(path), diagnostics);
    } else if (isInside(placed.folder(), path)) {
      add(sync, "lies in `%s` and applies it".formatted(path), diagnostics);
    } else if (!folders.synced().containsKey(path)) {
      add(sync, "applies `%s`, which holds nothing".formatted(path), diagnostics);
    }
    if (sync.isRecursive()) {
      add(sync, "also applies the folders inside `%s`".formatted(path), diagnostics);
    }
    if (sync.substitutes()) {
      add(sync, "replaces variables in what the compiler wrote", diagnostics);
    }
    if (sync.overlooks()) {
      add(sync, "has `manifest-generate-paths`, which overlooks what moved away", diagnostics);
    }
  }

  /** Returns whether a folder is another or lies inside it. */
  private static boolean isInside(String folder, String outer) {
    return folder.equals(outer) || outer.isEmpty() || folder.startsWith(outer + "/");
  }

  /** A folder inside another would be applied twice: Flux looks into folders. */
  private void nested(
      SortedMap<String, List<RegionFolders.Placed>> syncs, Diagnostics diagnostics) {
    for (String path : syncs.keySet()) {
      SyncFact outer = first(syncs, path);
      // '0' is the character after '/': the folders inside lie between.
      for (String inner : syncs.subMap(path + "/", path + "0").keySet()) {
        SyncFact sync = first(syncs, inner);
        String message =
            "%s applies `%s`, which lies inside `%s`".formatted(sync.title(), inner, path);
        diagnostics.add(
            Finding.of(code(), sync.pathOrigin(), message, outer.pathOrigin(), outer.title()));
      }
    }
  }

  private static SyncFact first(SortedMap<String, List<RegionFolders.Placed>> syncs, String path) {
    return Objects.requireNonNull(syncs.get(path)).getFirst().sync();
  }

  private static SortedSet<String> reached(RegionFolders folders) {
    SortedMap<String, List<SyncFact>> inside = new TreeMap<>();
    for (FolderFacts folder : folders.all()) {
      inside.computeIfAbsent(folder.folder(), name -> new ArrayList<>()).addAll(folder.syncs());
    }
    SortedSet<String> reached = new TreeSet<>();
    Deque<String> next = new ArrayDeque<>(List.of(folders.bootstrap().folder()));
    while (!next.isEmpty()) {
      for (SyncFact sync : inside.getOrDefault(next.pop(), List.of())) {
        if (reached.add(sync.path())) {
          next.push(sync.path());
        }
      }
    }
    return reached;
  }

  private void twice(String folder, List<RegionFolders.Placed> appliers, Diagnostics diagnostics) {
    SyncFact first = appliers.getFirst().sync();
    SyncFact second = appliers.get(1).sync();
    String message =
        "`%s` is applied by %d, %s and %s, expected one"
            .formatted(folder, appliers.size(), first.title(), second.title());
    diagnostics.add(
        Finding.of(code(), second.pathOrigin(), message, first.pathOrigin(), first.title()));
  }

  private void unreached(String folder, List<FolderFacts> shares, Diagnostics diagnostics) {
    ObjectFact object = shares.getFirst().objects().getFirst();
    String message =
        "`%s` with %s is applied by nothing that the root reaches"
            .formatted(folder, object.title());
    diagnostics.add(Diagnostic.of(code(), object.origin(), message));
  }

  private void add(SyncFact sync, String message, Diagnostics diagnostics) {
    diagnostics.add(Diagnostic.of(code(), sync.pathOrigin(), sync.title() + " " + message));
  }
}
