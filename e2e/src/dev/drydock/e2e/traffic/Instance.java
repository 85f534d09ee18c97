package dev.drydock.e2e.traffic;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tenant's server, as Node.js is one: it ends a connection that is idle for longer than its
 * keep-alive time; asked to stop, it takes no more connections, ends those that are idle, and
 * answers what was asked before.
 */
final class Instance implements Closeable {
  private static final Pattern WORK = Pattern.compile("[?&]ms=(\\d{1,5})");
  private static final Duration POLL = Duration.ofMillis(10);
  private static final String BODY = "served\n";

  private final ServerSocket listener;
  private final Duration keepAlive;
  private final Map<Socket, Boolean> busy = new ConcurrentHashMap<>();
  private volatile boolean isStopping;

  /**
   * Starts on the container's port. Traefik takes two servers with one address for the same, so
   * each server has an address of its own, as each pod has; Linux answers on all of 127.0.0.0/8.
   */
  Instance(int port, Duration keepAlive) throws IOException {
    this.keepAlive = keepAlive;
    this.listener = new ServerSocket();
    listener.bind(new InetSocketAddress(unusedAddress(), port), 1024);
    Thread.ofVirtual().name("instance").start(this::accept);
  }

  InetAddress address() {
    return listener.getInetAddress();
  }

  private static InetAddress unusedAddress() throws IOException {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    byte[] address = {
      127, (byte) random.nextInt(1, 255), (byte) random.nextInt(256), (byte) random.nextInt(1, 255)
    };
    return InetAddress.getByAddress(address);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        busy.put(client, false);
        Thread.ofVirtual().name("instance connection").start(() -> serve(client));
      } catch (IOException closed) {
        // The loop asks whether the listener is.
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      boolean goesOn = true;
      while (goesOn) {
        client.setSoTimeout((int) keepAlive.toMillis());
        in.mark(1);
        if (in.read() < 0) {
          return;
        }
        in.reset();
        busy.put(client, true);
        goesOn = answer(in, client);
        busy.put(client, false);
      }
    } catch (IOException | InterruptedException ended) {
      // Idle for too long, or the other side went: nothing is owed to it.
    } finally {
      busy.remove(client);
    }
  }

  /** Reads a request and answers it. Returns whether the connection goes on. */
  private boolean answer(InputStream in, Socket client) throws IOException, InterruptedException {
    String request = HttpLines.next(in);
    int length = 0;
    for (String header = HttpLines.next(in); !header.isEmpty(); header = HttpLines.next(in)) {
      if (header.regionMatches(/* ignoreCase= */ true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(header.substring(15).strip());
      }
    }
    in.skipNBytes(length);
    Matcher work = WORK.matcher(request);
    if (work.find()) {
      Thread.sleep(Long.parseLong(work.group(1)));
    }
    boolean goesOn = !isStopping;
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: "
            + BODY.length()
            + "\r\n"
            + (goesOn ? "" : "Connection: close\r\n")
            + "\r\n";
    client.getOutputStream().write((head + BODY).getBytes(StandardCharsets.US_ASCII));
    return goesOn;
  }

  /**
   * Stops as the server does at its signal, and returns when it is gone.
   *
   * @param limit after which open requests are cut
   */
  void stop(Duration limit) throws IOException, InterruptedException {
    isStopping = true;
    listener.close();
    long deadline = System.nanoTime() + limit.toNanos();
    while (!busy.isEmpty() && System.nanoTime() < deadline) {
      for (Map.Entry<Socket, Boolean> connection : busy.entrySet()) {
        if (!connection.getValue()) {
          connection.getKey().close();
        }
      }
      Thread.sleep(POLL);
    }
    close();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    busy.keySet().forEach(Pipe::reset);
  }
}
