package dev.drydock.e2e.traffic;

import java.io.IOException;
import java.io.InputStream;

/** Reads the lines of HTTP/1.1 messages (RFC 9112, section 2.2). */
final class HttpLines {
  private HttpLines() {}

  /** Reads one line without its end. */
  static String next(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the connection ended");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }
}
