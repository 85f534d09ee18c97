package dev.drydock.e2e.gitops;

import java.io.IOException;

/** Three customers that are added to a fleet: one that changes, one that moves, one that leaves. */
final class Customers {
  static final String CHANGES = "trial-changes";
  static final String MOVES = "trial-moves";
  static final String LEAVES = "trial-leaves";

  private static final String FILE = "fleet/tenants/trial.yaml";

  private final Site site;
  private final String stack;
  private String logLevel = "info";
  private String home;
  private State leaving = State.ACTIVE;

  private enum State {
    ACTIVE,
    RETIRED,
    REMOVED
  }

  /** Makes them, all in one stack; nothing is written yet. */
  Customers(Site site, String stack) {
    this.site = site;
    this.stack = stack;
    this.home = stack;
  }

  /** Changes the first one. */
  void logLevel(String level) {
    logLevel = level;
  }

  /** Moves the second one. */
  void moveTo(String other) {
    home = other;
  }

  /** Retires the third one. */
  void retire() {
    leaving = State.RETIRED;
  }

  /** Takes the document of the third one away. */
  void remove() {
    leaving = State.REMOVED;
  }

  /** Writes what they are now, publishes it and returns the commit. */
  String publish(String subject) throws IOException, InterruptedException {
    StringBuilder text = new StringBuilder();
    text.append(tenant(CHANGES, stack, "active"));
    text.append("  values: {instance: {logLevel: ").append(logLevel).append("}}\n");
    text.append("---\n").append(tenant(MOVES, home, "active"));
    if (leaving != State.REMOVED) {
      text.append("---\n")
          .append(tenant(LEAVES, stack, leaving == State.ACTIVE ? "active" : "retired"));
    }
    site.fleet().write(FILE, text.toString());
    return site.fleet().publish(subject);
  }

  private String tenant(String name, String in, String state) {
    return """
        apiVersion: drydock.dev/v1
        kind: Tenant
        metadata: {name: %s}
        spec:
          stack: %s
          plan: small
          channel: stable
          state: %s
          hosts: [%s.%s]
          database: {secret: {external: trial/%s}}
        """
        .formatted(name, in, state, name, site.domain(), name);
  }
}
