package dev.drydock.e2e.observability;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A stand-in for a program that cannot run here: it exposes the metrics that are documented for it,
 * growing with time, and answers everything else with one status.
 */
final class Exposition implements AutoCloseable {
  private static final int OK = 200;

  private final HttpServer server;
  private final List<String> lines;
  private final String path;
  private final String version;
  private final int status;
  private final long start = System.nanoTime();
  private final long now = System.currentTimeMillis() / 1000;

  /**
   * Starts on an address of its own, as each pod has one; Linux answers on all of 127.0.0.0/8.
   *
   * @param file lines of a series, its first value and what it grows by in a second
   * @param port 0 for a free one
   * @param path under which they are exposed
   * @param version that stands for {@code VERSION}
   * @param status of all other answers
   */
  Exposition(Path file, int port, String path, String version, int status) throws IOException {
    this.lines =
        Files.readAllLines(file).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    this.path = path;
    this.version = version;
    this.status = status;
    server = HttpServer.create(new InetSocketAddress(unusedAddress(), port), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  InetSocketAddress address() {
    return server.getAddress();
  }

  private static InetAddress unusedAddress() throws IOException {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    byte[] address = {
      127, (byte) random.nextInt(1, 255), (byte) random.nextInt(256), (byte) random.nextInt(1, 255)
    };
    return InetAddress.getByAddress(address);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean isScrape = exchange.getRequestURI().getPath().equals(path);
      byte[] body = (isScrape ? metrics() : "served\n").getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
      exchange.sendResponseHeaders(isScrape ? OK : status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private String metrics() {
    double seconds = (System.nanoTime() - start) / 1e9;
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      int growth = line.lastIndexOf(' ');
      int first = line.lastIndexOf(' ', growth - 1);
      String value = line.substring(first + 1, growth);
      double base = value.equals("NOW") ? now : Double.parseDouble(value);
      text.append(line.substring(0, first).replace("VERSION", version))
          .append(' ')
          .append(base + seconds * Double.parseDouble(line.substring(growth + 1)))
          .append('\n');
    }
    return text.toString();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
