package dev.drydock.manifest;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Origin;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.Suggestion;
import dev.drydock.schema.SchemaPair;
import dev.drydock.yaml.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges objects as the API server would: by the schema of their kind, by our overlay of it, and by
 * the rules that no schema can say.
 *
 * @param schemas the schemas of the kinds
 */
public record TypedCheck(KubernetesSchemas schemas) {

  /** Returns everything that is wrong with an object, at the places that its values came from. */
  public List<Diagnostic> judge(Manifest manifest) {
    ObjectIdentity identity = manifest.identity();
    return schemas
        .find(KindName.of(identity.apiVersion(), identity.kind()))
        .map(outcome -> judge(manifest, outcome))
        .orElseGet(() -> List.of(noSchema(manifest)));
  }

  private static List<Diagnostic> judge(Manifest manifest, Outcome<KindSchemas> outcome) {
    return switch (outcome) {
      case Outcome.Failed<KindSchemas> failed -> failed.diagnostics();
      case Outcome.Ok<KindSchemas> ok -> judge(manifest, ok.value());
    };
  }

  private static List<Diagnostic> judge(Manifest manifest, KindSchemas schemas) {
    SchemaPair.Judgement judgement = schemas.rules().judge(manifest.node(), manifest.cast());
    List<Diagnostic> found = new ArrayList<>(judgement.first());
    found.addAll(judgement.second());
    found.replaceAll(TypedCheck::ofManifest);
    if (judgement.first().isEmpty()) {
      Findings findings = new Findings();
      KindRules.judge(manifest, schemas.scope(), findings);
      found.addAll(findings.all());
    }
    return found.isEmpty() ? List.of() : found.stream().distinct().sorted().toList();
  }

  private static Diagnostic ofManifest(Diagnostic found) {
    return new Diagnostic(
        Code.MANIFEST_SCHEMA,
        found.severity(),
        found.at(),
        found.message(),
        found.related(),
        found.hint());
  }

  private Diagnostic noSchema(Manifest manifest) {
    ObjectIdentity identity = manifest.identity();
    KindName name = KindName.of(identity.apiVersion(), identity.kind());
    Origin origin = manifest.at("kind").map(Node::origin).orElse(manifest.node().origin());
    Diagnostic diagnostic =
        Diagnostic.of(
            Code.MANIFEST_NO_SCHEMA,
            origin,
            "there is no schema for `" + identity.kind() + "` of `" + identity.apiVersion() + "`");
    return Suggestion.hint(name.toString(), schemas.kinds())
        .map(diagnostic::withHint)
        .orElse(diagnostic);
  }
}
