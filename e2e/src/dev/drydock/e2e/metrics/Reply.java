package dev.drydock.e2e.metrics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What a server answered to a request that was sent byte for byte as written: no client mends its
 * path.
 *
 * @param status of the first answer
 * @param body of it, put together where it came in chunks
 * @param all that came over the connection
 */
record Reply(int status, String body, String all) {
  private static final int PATIENCE_MILLIS = 20_000;

  /** Asks for a path. The connection is closed by the answer. */
  static Reply get(int port, String target) throws IOException {
    return send(port, "GET " + target + " HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n\r\n");
  }

  /** Posts a body. */
  static Reply post(int port, String target, String type, String body) throws IOException {
    return send(
        port,
        "POST %s HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(target, type, body.getBytes(StandardCharsets.UTF_8).length, body));
  }

  /** Sends a request as it is, and reads until the server closes the connection. */
  static Reply send(int port, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return read(all(socket.getInputStream()));
    }
  }

  private static String all(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    in.transferTo(bytes);
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  private static Reply read(String all) throws IOException {
    int end = all.indexOf("\r\n\r\n");
    if (!all.startsWith("HTTP/1.1 ") || end < 0) {
      throw new IOException("no answer but `" + all + "`");
    }
    String head = all.substring(0, end).toLowerCase(Locale.ROOT);
    String rest = all.substring(end + 4);
    String body = head.contains("transfer-encoding: chunked") ? joined(rest) : rest;
    return new Reply(Integer.parseInt(all.substring(9, 12)), body, all);
  }

  private static String joined(String chunks) {
    StringBuilder body = new StringBuilder();
    int at = 0;
    while (true) {
      int line = chunks.indexOf("\r\n", at);
      int length = Integer.parseInt(chunks.substring(at, line), 16);
      if (length == 0) {
        return body.toString();
      }
      body.append(chunks, line + 2, line + 2 + length);
      at = line + 2 + length + 2;
    }
  }

  /** Returns how many answers came. */
  int answers() {
    return all.split("HTTP/1\\.1 [0-9]{3} ", -1).length - 1;
  }
}
