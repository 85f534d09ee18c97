package dev.drydock.e2e.gitops;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves the repositories of a folder by git's own HTTP backend, over HTTPS on the loopback
 * address. For reading only.
 */
final class GitServer implements AutoCloseable {
  private final HttpsServer server;
  private final ExecutorService threads;
  private final Path root;
  private final Path backend;

  private GitServer(HttpsServer server, ExecutorService threads, Path root, Path backend) {
    this.server = server;
    this.threads = threads;
    this.root = root;
    this.backend = backend;
  }

  static GitServer start(Path root, Certificate certificate)
      throws IOException, InterruptedException {
    Path backend =
        Path.of(Command.run(root, "git", List.of("--exec-path")).strip(), "git-http-backend");
    HttpsServer server =
        HttpsServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), /* backlog= */ 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    GitServer result = new GitServer(server, threads, root, backend);
    server.createContext("/", result::answer);
    server.setExecutor(threads);
    server.start();
    return result;
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Process process = backend(exchange, body.length).start();
      Thread.ofVirtual().start(() -> feed(process, body));
      byte[] answer = process.getInputStream().readAllBytes();
      send(exchange, answer);
    }
  }

  /** The backend is a CGI program: see RFC 3875 and {@code man git-http-backend}. */
  private ProcessBuilder backend(HttpExchange exchange, int length) {
    ProcessBuilder builder =
        new ProcessBuilder(backend.toString()).redirectError(ProcessBuilder.Redirect.DISCARD);
    Map<String, String> environment = builder.environment();
    environment.put("GIT_PROJECT_ROOT", root.toString());
    environment.put("GIT_HTTP_EXPORT_ALL", "1");
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.put("REQUEST_METHOD", exchange.getRequestMethod());
    environment.put("PATH_INFO", exchange.getRequestURI().getPath());
    environment.put("QUERY_STRING", orEmpty(exchange.getRequestURI().getQuery()));
    environment.put("CONTENT_TYPE", orEmpty(exchange.getRequestHeaders().getFirst("Content-Type")));
    environment.put("CONTENT_LENGTH", Integer.toString(length));
    environment.put("GIT_PROTOCOL", orEmpty(exchange.getRequestHeaders().getFirst("Git-Protocol")));
    environment.put(
        "HTTP_CONTENT_ENCODING",
        orEmpty(exchange.getRequestHeaders().getFirst("Content-Encoding")));
    return builder;
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  private static void feed(Process process, byte[] body) {
    try (OutputStream out = process.getOutputStream()) {
      out.write(body);
    } catch (IOException closed) {
      // The backend had enough; its answer says what of it.
    }
  }

  private static void send(HttpExchange exchange, byte[] answer) throws IOException {
    int start = 0;
    int status = 200;
    while (true) {
      int end = start;
      while (answer[end] != '\n') {
        end++;
      }
      String line = new String(answer, start, end - start, StandardCharsets.ISO_8859_1).strip();
      start = end + 1;
      if (line.isEmpty()) {
        break;
      }
      int colon = line.indexOf(':');
      String name = line.substring(0, colon);
      String value = line.substring(colon + 1).strip();
      if (name.toLowerCase(Locale.ROOT).equals("status")) {
        status = Integer.parseInt(value.substring(0, 3));
      } else {
        exchange.getResponseHeaders().set(name, value);
      }
    }
    int length = answer.length - start;
    exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
    exchange.getResponseBody().write(answer, start, length);
  }

  @Override
  public void close() {
    server.stop(/* delay= */ 0);
    threads.close();
  }
}
