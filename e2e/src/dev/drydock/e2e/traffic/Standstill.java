package dev.drydock.e2e.traffic;

import java.time.Duration;

/**
 * Notices when the machine, and not the program under test, keeps everybody waiting. A drain is a
 * race of promised times; where a thread that wants to run does not for longer than the slack
 * between them, a lost request proves nothing.
 */
final class Standstill implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(5);

  private final Thread clock;
  private volatile long longestNanos;

  Standstill() {
    clock = Thread.ofPlatform().daemon().name("standstill").start(this::tick);
  }

  private void tick() {
    try {
      while (true) {
        long start = System.nanoTime();
        Thread.sleep(TICK);
        longestNanos = Math.max(longestNanos, System.nanoTime() - start - TICK.toNanos());
      }
    } catch (InterruptedException stopped) {
      // The run is over.
    }
  }

  /** Returns the longest time for which a thread that wanted to run did not. */
  Duration longest() {
    return Duration.ofNanos(longestNanos);
  }

  @Override
  public void close() {
    clock.interrupt();
  }
}
