package dev.drydock.e2e.traffic;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What a run has opened; it is closed in the reverse order, all of it, whatever goes wrong on the
 * way.
 */
final class Resources implements Closeable {
  private final Deque<Closeable> open = new ArrayDeque<>();

  <T extends Closeable> T add(T resource) {
    open.push(resource);
    return resource;
  }

  @Override
  public void close() throws IOException {
    Closeable latest = open.poll();
    if (latest != null) {
      try {
        latest.close();
      } finally {
        close();
      }
    }
  }
}
