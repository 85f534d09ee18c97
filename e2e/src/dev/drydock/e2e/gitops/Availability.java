package dev.drydock.e2e.gitops;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;

/**
 * Counts a customer's ready pods again and again while something happens to it, and keeps the
 * least.
 */
final class Availability implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Objects objects;
  private final String path;
  private final Thread thread;
  private int least = Integer.MAX_VALUE;
  private int samples;

  private Availability(Objects objects, String path) {
    this.objects = objects;
    this.path = path;
    this.thread = Thread.ofVirtual().unstarted(this::loop);
  }

  static Availability watch(Objects objects, String tenant) {
    Availability result = new Availability(objects, "/api/v1/namespaces/t-" + tenant + "/pods");
    result.thread.start();
    return result;
  }

  /**
   * Returns the least number of pods that were ready at once; nothing was seen where it is the
   * largest integer.
   */
  synchronized int least() {
    return least;
  }

  /** Returns how often was counted. */
  synchronized int samples() {
    return samples;
  }

  private void loop() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        count();
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void count() throws InterruptedException {
    try {
      int ready = 0;
      for (JsonNode pod : objects.items(path)) {
        if (isReady(pod)) {
          ready++;
        }
      }
      note(ready);
    } catch (IOException notNow) {
      // The server is busy: no sample.
    }
  }

  private synchronized void note(int ready) {
    least = Math.min(least, ready);
    samples++;
  }

  private static boolean isReady(JsonNode pod) {
    if (pod.path("metadata").has("deletionTimestamp")) {
      return false;
    }
    for (JsonNode condition : pod.at("/status/conditions")) {
      if (condition.path("type").asText().equals("Ready")) {
        return condition.path("status").asText().equals("True");
      }
    }
    return false;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
