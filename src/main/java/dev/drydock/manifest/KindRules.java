package dev.drydock.manifest;

/** The rules across fields, by kind. */
final class KindRules {

  private KindRules() {}

  static void judge(Manifest manifest, KindScope scope, Findings findings) {
    MetadataRules.judge(manifest, scope, findings);
  }
}
