package dev.drydock.e2e.traffic;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * One direction of a connection that is carried on: bytes arrive as they were sent, later by the
 * latency; an end stays an end, and a reset a reset.
 *
 * @param from where bytes come from
 * @param to where they go
 * @param latency how long they are under way
 */
record Pipe(Socket from, Socket to, Duration latency) implements Runnable {
  private static final int CHUNK = 16 * 1024;
  private static final int UNDER_WAY = 64;

  private sealed interface Event {
    /** When it reaches the other side, by {@link System#nanoTime}. */
    long due();
  }

  private record Bytes(long due, ByteBuffer bytes) implements Event {}

  private record End(long due) implements Event {}

  private record Reset(long due) implements Event {}

  /** Carries until the connection has ended in this direction. */
  @Override
  public void run() {
    BlockingQueue<Event> events = new ArrayBlockingQueue<>(UNDER_WAY);
    Thread reader = Thread.ofVirtual().name("flow reader").start(() -> read(events));
    try {
      Event event = events.take();
      while (event instanceof Bytes some) {
        sleepUntil(some.due());
        to.getOutputStream().write(some.bytes().array());
        event = events.take();
      }
      sleepUntil(event.due());
      if (event instanceof End) {
        to.shutdownOutput();
      } else {
        reset(to);
      }
    } catch (IOException broken) {
      reset(from);
      reader.interrupt();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(BlockingQueue<Event> events) {
    byte[] buffer = new byte[CHUNK];
    try {
      Event event;
      do {
        event = next(buffer);
        events.put(event);
      } while (event instanceof Bytes);
    } catch (InterruptedException stopped) {
      // Nobody writes any more.
    }
  }

  private Event next(byte[] buffer) {
    try {
      int count = from.getInputStream().read(buffer);
      long due = System.nanoTime() + latency.toNanos();
      return count < 0
          ? new End(due)
          : new Bytes(due, ByteBuffer.wrap(Arrays.copyOf(buffer, count)));
    } catch (IOException broken) {
      return new Reset(System.nanoTime() + latency.toNanos());
    }
  }

  private static void sleepUntil(long due) throws InterruptedException {
    Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
  }

  /** Ends a connection at once, in both directions, so that the other side sees an error. */
  static void reset(Socket socket) {
    try {
      socket.setSoLinger(/* on= */ true, 0);
      socket.close();
    } catch (IOException alreadyGone) {
      // What is gone cannot be reset.
    }
  }
}
