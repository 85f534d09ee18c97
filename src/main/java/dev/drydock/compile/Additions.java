package dev.drydock.compile;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceTree;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/**
 * Adds to a work tree what the compiler accepts.
 *
 * @param root the repository
 * @param source the repository over what the program brings
 * @param compiler what judges the fleet as it will be
 */
record Additions(Path root, SourceTree source, Compiler compiler) {
  /** What the loader's rules for names are applied to: nothing that leads to another folder. */
  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");

  /**
   * The files of an addition.
   *
   * @param copied values that were copied and may have to change, by path
   */
  private record Planned(FileChanges changes, SequencedMap<String, String> copied) {
    private static Planned of(FileChanges changes) {
      return new Planned(changes, new LinkedHashMap<>());
    }
  }

  Outcome<NewReport> add(NewOptions options) {
    if (!FILE_NAME.matcher(options.name()).matches()) {
      return Outcome.failed(
          Diagnostic.of(
              Code.USAGE,
              Location.nowhere(),
              "`" + options.name() + "` cannot be a name: it is no name of a file"));
    }
    String kind = options.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    return plan(options)
        .then(
            plan ->
                written(plan.changes())
                    .map(
                        changes ->
                            new NewReport(
                                kind + " " + options.name(), changes.paths(), plan.copied())));
  }

  private Outcome<Planned> plan(NewOptions options) {
    WorkTree work = new WorkTree(root);
    return switch (options) {
      case NewOptions.Component component ->
          new NewComponent(source, component).files().map(Planned::of);
      case NewOptions.Stack stack ->
          Inputs.fleet(source).map(fleet -> Planned.of(new NewDocuments(work, fleet).stack(stack)));
      case NewOptions.Tenant tenant ->
          Inputs.fleet(source)
              .then(fleet -> new NewDocuments(work, fleet).tenant(tenant))
              .map(Planned::of);
      case NewOptions.Region region ->
          Inputs.fleet(source)
              .then(fleet -> new NewRegion(work, fleet, region).copy())
              .map(copy -> new Planned(copy.changes(), copy.copied()));
    };
  }

  private Outcome<FileChanges> written(FileChanges planned) {
    return planned
        .free(root)
        .then(changes -> compiler.compile(changes.over(new WorkTree(root))).map(_ -> changes))
        .then(changes -> changes.write(root));
  }
}
