package dev.drydock.e2e.traffic;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Clients that ask again and again until they are stopped. None of them ever repeats a request that
 * was lost.
 */
final class Load implements Closeable {
  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
  private final Tally tally = new Tally();
  private volatile boolean isStopping;

  /**
   * Where clients ask.
   *
   * @param address where they connect
   * @param tls what speaks TLS, or nothing for plain text
   * @param host the name that they ask for
   */
  record Aim(InetSocketAddress address, Optional<SSLSocketFactory> tls, String host) {}

  /**
   * A kind of client.
   *
   * @param count how many
   * @param keeps whether they keep their connection as long as the server lets them
   * @param method GET, or POST with a body
   * @param expected the status of a success
   * @param work how long the server shall work on a request
   * @param pause between two requests, on average
   */
  record Kind(
      int count, boolean keeps, String method, int expected, Duration work, Duration pause) {
    Kind(int count, boolean keeps, String method, int expected, Duration pause) {
      this(count, keeps, method, expected, Duration.ZERO, pause);
    }
  }

  /** Starts clients. */
  void start(Aim aim, Kind kind) {
    for (int client = 0; client < kind.count(); client++) {
      clients.execute(() -> ask(aim, kind));
    }
  }

  Tally tally() {
    return tally;
  }

  private void ask(Aim aim, Kind kind) {
    String path = kind.work().isZero() ? "/" : "/?ms=" + kind.work().toMillis();
    String body = kind.method().equals("POST") ? "{}" : "";
    HttpConnection connection = null;
    try {
      while (!isStopping) {
        connection = connection == null ? open(aim, kind) : connection;
        if (connection != null) {
          Answer answer = connection.ask(kind.method(), path, aim.host(), body, kind.keeps());
          tally.count(answer, kind.expected());
          connection = isOver(answer, kind) ? drop(connection) : connection;
        }
        connection = pause(connection, kind.pause());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      drop(connection);
    }
  }

  private @Nullable HttpConnection open(Aim aim, Kind kind) {
    try {
      return HttpConnection.open(aim.address(), aim.tls(), aim.host());
    } catch (IOException refused) {
      tally.count(
          new Answer.Lost(Answer.When.NEW_CONNECTION, String.valueOf(refused.getMessage())),
          kind.expected());
      return null;
    }
  }

  private static boolean isOver(Answer answer, Kind kind) {
    return switch (answer) {
      case Answer.Served(int _, boolean closes) -> closes || !kind.keeps();
      case Answer.Lost _ -> true;
    };
  }

  /** Pauses, and returns the connection if it is still there afterwards. */
  private @Nullable HttpConnection pause(@Nullable HttpConnection connection, Duration average)
      throws InterruptedException {
    Duration pause =
        average.dividedBy(2).plusNanos(ThreadLocalRandom.current().nextLong(average.toNanos()));
    if (connection == null) {
      Thread.sleep(pause);
      return null;
    }
    if (connection.isClosedWithin(pause)) {
      tally.countClosedBetween();
      return drop(connection);
    }
    return connection;
  }

  private static @Nullable HttpConnection drop(@Nullable HttpConnection connection) {
    if (connection != null) {
      connection.close();
    }
    return null;
  }

  /** Lets every client finish its request. */
  @Override
  public void close() {
    isStopping = true;
    clients.close();
  }
}
