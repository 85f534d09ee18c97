package dev.drydock.e2e.observability;

/** What is not itself in these tests. */
final class StandIns {
  static final String TOLD =
      "stand-ins: Unleash and Fluent Bit (metrics documented for them, in e2e/expositions), the API"
          + " server, Fluent Bit's push to Loki (with the rendered labels), folders for Loki's"
          + " bucket; Grafana is not here";

  private StandIns() {}
}
