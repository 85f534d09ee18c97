package dev.drydock.check;

import dev.drydock.diag.Origin;
import java.time.Duration;
import java.util.Optional;

/**
 * An Application or a Kustomization: what applies a folder.
 *
 * @param kind its kind
 * @param namespace its namespace
 * @param name its name
 * @param path the folder that it applies, without {@code ./} and a slash at its end
 * @param pathOrigin where the folder is written
 * @param origin where the object is written
 * @param permit the project of an Application, the service account of a Kustomization
 * @param source the repository's address of an Application, the source's name of a Kustomization
 * @param isRecursive whether it also applies the folders inside
 * @param timeout how long it waits for what it applied, the interval where it does not say
 * @param timeoutOrigin where that is written
 * @param waits whether it waits for what it applied
 * @param substitutes whether it replaces variables in what it applies
 * @param overlooks whether it may take a commit that changed its folder for one that did not
 */
record SyncFact(
    String kind,
    String namespace,
    String name,
    String path,
    Origin pathOrigin,
    Origin origin,
    String permit,
    String source,
    boolean isRecursive,
    Optional<Duration> timeout,
    Origin timeoutOrigin,
    boolean waits,
    boolean substitutes,
    boolean overlooks) {

  /**
   * The repo-server compares commits with {@code git diff --name-only}, to which a file that is
   * gone here and new in another folder is a rename of which it names the new place alone.
   */
  private static final String MANIFEST_PATHS = "argocd.argoproj.io/manifest-generate-paths";

  static Optional<SyncFact> of(KubernetesObject object) {
    if (object.is("argoproj.io", "Application")) {
      return Optional.of(application(object));
    }
    return object.is("kustomize.toolkit.fluxcd.io", "Kustomization")
        ? Optional.of(kustomization(object))
        : Optional.empty();
  }

  private static SyncFact application(KubernetesObject object) {
    return new SyncFact(
        object.kind(),
        object.namespace().orElse(""),
        object.name(),
        folder(Fields.text(object.node(), "spec", "source", "path").orElse("")),
        object.origin("spec", "source", "path"),
        object.origin(),
        Fields.text(object.node(), "spec", "project").orElse("default").intern(),
        Fields.text(object.node(), "spec", "source", "repoURL").orElse("").intern(),
        Fields.isTrue(object.node(), "spec", "source", "directory", "recurse"),
        Optional.empty(),
        object.origin(),
        /* waits= */ false,
        /* substitutes= */ false,
        object.node().at("metadata", "annotations", MANIFEST_PATHS).isPresent());
  }

  private static SyncFact kustomization(KubernetesObject object) {
    return new SyncFact(
        object.kind(),
        object.namespace().orElse(""),
        object.name(),
        folder(Fields.text(object.node(), "spec", "path").orElse("")),
        object.origin("spec", "path"),
        object.origin(),
        Fields.text(object.node(), "spec", "serviceAccountName").orElse(""),
        Fields.text(object.node(), "spec", "sourceRef", "name").orElse("").intern(),
        /* isRecursive= */ false,
        Fields.text(object.node(), "spec", "timeout")
            .or(() -> Fields.text(object.node(), "spec", "interval"))
            .flatMap(GoDuration::parse),
        object.origin("spec", "timeout"),
        Fields.isTrue(object.node(), "spec", "wait"),
        object.node().at("spec", "postBuild").isPresent(),
        /* overlooks= */ false);
  }

  private static String folder(String path) {
    return path.replaceFirst("^(\\./)+", "").replaceFirst("/+$", "");
  }

  boolean isKustomization() {
    return kind.equals("Kustomization");
  }

  String title() {
    return kind + " `" + name + "`";
  }
}
