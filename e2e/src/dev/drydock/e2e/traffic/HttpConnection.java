package dev.drydock.e2e.traffic;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/**
 * A client's connection with HTTP/1.1 (RFC 9112). It asks once and never again by itself, unlike
 * the clients of libraries. For one thread.
 */
final class HttpConnection implements AutoCloseable {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(40);

  private final Socket socket;
  private final InputStream in;
  private boolean hasServed;

  private HttpConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /**
   * Connects.
   *
   * @param tls what speaks TLS, or nothing for plain text
   * @param host the name that TLS asks for
   */
  static HttpConnection open(InetSocketAddress address, Optional<SSLSocketFactory> tls, String host)
      throws IOException {
    Socket plain = new Socket();
    try {
      plain.connect(address, (int) CONNECT_LIMIT.toMillis());
      plain.setTcpNoDelay(true);
      plain.setSoTimeout((int) ANSWER_LIMIT.toMillis());
      return new HttpConnection(
          tls.isEmpty()
              ? plain
              : tls.get().createSocket(plain, host, address.getPort(), /* autoClose= */ true));
    } catch (IOException refused) {
      plain.close();
      throw refused;
    }
  }

  /**
   * Asks for a path on a new connection without TLS and returns the status; 0 if no answer came.
   */
  static int probe(InetSocketAddress address, String path, Duration limit) {
    try (Socket socket = new Socket()) {
      socket.connect(address, (int) limit.toMillis());
      socket.setSoTimeout((int) limit.toMillis());
      socket.getOutputStream().write(head("GET", path, "probe", /* keep= */ false, 0));
      return status(HttpLines.next(new BufferedInputStream(socket.getInputStream())));
    } catch (IOException away) {
      return 0;
    }
  }

  /**
   * Asks and reads the whole answer.
   *
   * @param body what is sent; nothing is sent with GET
   * @param keep whether another request is to follow on this connection
   */
  Answer ask(String method, String path, String host, String body, boolean keep) {
    boolean begun = false;
    try {
      byte[] head = head(method, path, host, keep, body.length());
      byte[] request = new byte[head.length + body.length()];
      System.arraycopy(head, 0, request, 0, head.length);
      System.arraycopy(
          body.getBytes(StandardCharsets.US_ASCII), 0, request, head.length, body.length());
      socket.getOutputStream().write(request);
      in.mark(1);
      begun = in.read() >= 0;
      if (!begun) {
        return new Answer.Lost(when(false), "the connection ended");
      }
      in.reset();
      Answer answer = read();
      hasServed = true;
      return answer;
    } catch (IOException broken) {
      return new Answer.Lost(when(begun), String.valueOf(broken.getMessage()));
    }
  }

  private Answer.When when(boolean begun) {
    if (begun) {
      return Answer.When.IN_ANSWER;
    }
    return hasServed ? Answer.When.KEPT_CONNECTION : Answer.When.NEW_CONNECTION;
  }

  private Answer read() throws IOException {
    int status = status(HttpLines.next(in));
    int length = -1;
    boolean closes = false;
    for (String header = HttpLines.next(in); !header.isEmpty(); header = HttpLines.next(in)) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      } else if (lower.startsWith("connection:")) {
        closes = lower.substring(11).strip().equals("close");
      }
    }
    if (length < 0) {
      throw new IOException("an answer without a length, status " + status);
    }
    if (in.readNBytes(length).length < length) {
      throw new IOException("the answer ended early");
    }
    return new Answer.Served(status, closes);
  }

  /**
   * Waits like a connection in a pool, and returns whether the server closed it in the meantime.
   */
  boolean isClosedWithin(Duration time) {
    long deadline = System.nanoTime() + time.toNanos();
    try {
      // At least a look: a thread that woke up late must see what has come by then.
      do {
        socket.setSoTimeout((int) Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
        if (isEnded()) {
          return true;
        }
      } while (System.nanoTime() < deadline);
      socket.setSoTimeout(1);
      boolean ended = isEnded();
      socket.setSoTimeout((int) ANSWER_LIMIT.toMillis());
      return ended;
    } catch (IOException reset) {
      return true;
    }
  }

  private boolean isEnded() throws IOException {
    try {
      in.mark(1);
      return in.read() < 0;
    } catch (SocketTimeoutException stillOpen) {
      return false;
    } finally {
      in.reset();
    }
  }

  private static byte[] head(String method, String path, String host, boolean keep, int length) {
    String head =
        """
        %s %s HTTP/1.1
        Host: %s
        Connection: %s
        Content-Length: %d

        """
            .formatted(method, path, host, keep ? "keep-alive" : "close", length);
    return head.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static int status(String line) throws IOException {
    String[] parts = line.split(" ", 3);
    if (parts.length < 2 || !parts[0].startsWith("HTTP/1.")) {
      throw new IOException("not an answer of HTTP: `" + line + "`");
    }
    return Integer.parseInt(parts[1]);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // A connection that the other side reset is closed all the same.
    }
  }
}
