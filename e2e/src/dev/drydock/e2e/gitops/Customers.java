package dev.drydock.e2e.gitops;

import java.io.IOException;

/**
 * Customers that are added to a fleet: one that changes, one that moves, one that leaves, and one
 * that arrives in another stack in the commit with which that one leaves. To git the files of the
 * two look like renames.
 */
final class Customers {
  static final String CHANGES = "trial-changes";
  static final String MOVES = "trial-moves";
  static final String LEAVES = "trial-leaves";
  private static final String ARRIVES = "trial-arrives";

  private static final String FILE = "fleet/tenants/trial.yaml";

  private final Site site;
  private final String stack;
  private final String other;
  private String logLevel = "info";
  private String home;
  private State leaving = State.ACTIVE;

  private enum State {
    ACTIVE,
    RETIRED,
    REMOVED
  }

  /** Makes them, all in one stack but the one that arrives in another; nothing is written yet. */
  Customers(Site site, String stack, String other) {
    this.site = site;
    this.stack = stack;
    this.other = other;
    this.home = stack;
  }

  /** Changes the first one. */
  void logLevel(String level) {
    logLevel = level;
  }

  /** Moves the second one. */
  void moveTo(String next) {
    home = next;
  }

  /** Retires the third one, and lets the last one arrive. */
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
    if (leaving != State.ACTIVE) {
      text.append("---\n").append(tenant(ARRIVES, other, "active"));
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
