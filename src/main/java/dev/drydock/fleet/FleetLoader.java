package dev.drydock.fleet;

import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceTree;
import dev.drydock.schema.JsonSchemas;
import java.util.LinkedHashSet;
import java.util.Set;

/** Reads the fleet of a repository, or says everything that is wrong with it. */
public final class FleetLoader {

  private FleetLoader() {}

  /**
   * Reads every document under {@code fleet/}.
   *
   * @param tree the repository
   * @param schemas the schemas of the kinds, under {@code schemas/}
   */
  public static Outcome<Fleet> load(SourceTree tree, JsonSchemas schemas) {
    Diagnostics found = new Diagnostics();
    FleetDraft draft = new FleetDraft();
    DocumentReader reader = new DocumentReader(schemas, draft, found);
    new FleetFiles(tree, draft, found).read(FleetFiles.SIZE_LIMIT, reader::read);
    judge(draft, found);
    Set<Diagnostic> distinct = new LinkedHashSet<>(found.all());
    Diagnostics diagnostics = new Diagnostics();
    diagnostics.addAll(distinct.stream().sorted().toList());
    return diagnostics.hasErrors() ? diagnostics.failed() : diagnostics.outcome(draft.fleet());
  }

  private static void judge(FleetDraft draft, Diagnostics diagnostics) {
    RootRules.check(draft, diagnostics);
    ReferenceRules.check(draft, diagnostics);
    RegionRules.check(draft, diagnostics);
    CentralRules.check(draft, diagnostics);
    ClaimRules.check(draft, diagnostics);
    HostRules.check(draft, diagnostics);
    LimitRules.check(draft, diagnostics);
    ReleaseRules.check(draft, diagnostics);
    NullRules.check(draft, diagnostics);
  }
}
