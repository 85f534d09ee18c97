package dev.drydock.compile;

import dev.drydock.check.UnitFacts;
import dev.drydock.diag.Diagnostic;
import dev.drydock.manifest.Manifest;
import dev.drydock.manifest.ObjectIdentity;
import dev.drydock.manifest.Unit;
import java.util.ArrayList;
import java.util.List;

/**
 * A unit that was rendered, judged and written. It holds no objects: of ten thousand units the
 * bytes and the facts are all that stays.
 *
 * @param facts what the fleet checks need
 * @param findings what the unit checks found
 * @param files its files, those of its delivery among them
 * @param identities its objects without those of its delivery; only a region's component keeps them
 */
record CompiledUnit(
    UnitFacts facts,
    List<Diagnostic> findings,
    List<OutputFile> files,
    List<ObjectIdentity> identities) {

  static CompiledUnit of(
      Unit unit, UnitFacts facts, List<Diagnostic> findings, List<ObjectIdentity> identities) {
    List<OutputFile> files = new ArrayList<>();
    for (Manifest manifest : unit.objects()) {
      files.add(OutputFile.of(unit.id().folder(), manifest));
    }
    for (Manifest manifest : unit.delivery()) {
      files.add(OutputFile.of(unit.deliveryFolder(), manifest));
    }
    return new CompiledUnit(facts, findings, List.copyOf(files), identities);
  }
}
