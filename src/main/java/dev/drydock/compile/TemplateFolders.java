package dev.drydock.compile;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.diag.SourceTree;
import dev.drydock.release.EffectiveRelease;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The folders that templates are read from. What lies beside them would be passed over. */
final class TemplateFolders {
  static final String REGION = "templates/region";
  static final String DELIVERY = "templates/delivery";

  private static final List<String> READ =
      List.of(DELIVERY, REGION, EffectiveRelease.live().templatesFolder());

  private static final List<String> SCHEMAS =
      List.of("schemas", "schemas/crds", "schemas/kubernetes", "schemas/overlay");

  private TemplateFolders() {}

  /** Returns what is wrong with the folders themselves; what is in them is for their readers. */
  static List<Diagnostic> check(SourceTree source) {
    List<Diagnostic> found = new ArrayList<>();
    SortedSet<String> beside = new TreeSet<>();
    for (SourceTree.Entry entry : source.list("templates")) {
      String[] steps = entry.path().split("/", 3);
      String folder = steps.length == 1 ? steps[0] : steps[0] + "/" + steps[1];
      if (!READ.contains(folder) && !entry.path().endsWith(".md") && beside.add(folder)) {
        found.add(beside(entry, folder));
      }
    }
    source.list("schemas").stream()
        .filter(entry -> SCHEMAS.contains(entry.path()))
        .forEach(entry -> found.add(noFolder(entry)));
    return List.copyOf(found);
  }

  private static Diagnostic beside(SourceTree.Entry entry, String folder) {
    return folder.indexOf('/') < 0
        ? noFolder(entry)
        : Diagnostic.of(Code.TEMPLATE_FILE, Location.of(folder), "`" + folder + "` is never read")
            .withHint("templates lie in `" + String.join("`, `", READ) + "`");
  }

  private static Diagnostic noFolder(SourceTree.Entry entry) {
    String found =
        switch (entry.kind()) {
          case FILE -> "is a file";
          case LINK -> "is a symbolic link, which is never followed";
          case SPECIAL -> "is a submodule, a pipe or a device";
          case UNREADABLE -> "cannot be read";
        };
    return Diagnostic.of(
        Code.TEMPLATE_FILE,
        Location.of(entry.path()),
        "`%s` %s, expected a folder".formatted(entry.path(), found));
  }
}
