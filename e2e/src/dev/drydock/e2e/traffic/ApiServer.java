package dev.drydock.e2e.traffic;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The part of a Kubernetes API server that a reading controller uses: list, watch (also with the
 * initial events in the stream), and update. It holds the client to the rights of a rendered
 * ClusterRole and remembers what it refused. An update is noted and changes nothing: Traefik sends
 * protobuf.
 */
final class ApiServer implements AutoCloseable {
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  private static final int OK = 200;
  private static final int FORBIDDEN = 403;

  private final ApiObjects objects = new ApiObjects();
  private final Set<String> refused = new ConcurrentSkipListSet<>();
  private final Queue<String> updates = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Rights rights;
  private final HttpServer server;

  /** Starts on a free port of the loopback address. */
  ApiServer(Rights rights) throws IOException {
    this.rights = rights;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  ApiObjects objects() {
    return objects;
  }

  /** Returns what was asked for and is not permitted. */
  List<String> refused() {
    return List.copyOf(refused);
  }

  /** Returns the bodies of updates, each byte as a character. */
  List<String> updates() {
    return List.copyOf(updates);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String query = Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), "");
      ApiRequest request = ApiRequest.parse(exchange.getRequestMethod(), path, query);
      if (!rights.permit(request)) {
        refused.add(request.toString());
        send(exchange, FORBIDDEN, status(FORBIDDEN, "not permitted: " + request));
        return;
      }
      switch (request.verb()) {
        case "list" -> send(exchange, OK, list(request));
        case "watch" -> watch(exchange, request, query);
        case "update" -> update(exchange, request);
        default -> throw new IOException("not played here: " + request);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void update(HttpExchange exchange, ApiRequest request) throws IOException {
    updates.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
    List<ObjectNode> stored =
        objects.list(ApiObjects.resource(request.group(), request.plural())).objects();
    send(
        exchange,
        OK,
        stored.stream()
            .filter(
                object -> object.at("/metadata/name").asText().equals(request.name().orElse("")))
            .filter(
                object ->
                    object
                        .at("/metadata/namespace")
                        .asText()
                        .equals(request.namespace().orElse("")))
            .findFirst()
            .orElseThrow());
  }

  private ObjectNode list(ApiRequest request) {
    ApiObjects.Snapshot snapshot =
        objects.list(ApiObjects.resource(request.group(), request.plural()));
    ObjectNode list = object(request, "List", snapshot.revision());
    list.putArray("items").addAll(snapshot.objects());
    return list;
  }

  private void watch(HttpExchange exchange, ApiRequest request, String query)
      throws IOException, InterruptedException {
    String resource = ApiObjects.resource(request.group(), request.plural());
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(OK, 0);
    OutputStream out = exchange.getResponseBody();
    int seen =
        query.contains("sendInitialEvents=true")
            ? writeInitialEvents(out, request, resource)
            : parameter(query, "resourceVersion");
    while (true) {
      out.flush();
      List<ApiObjects.Event> events = objects.after(seen);
      for (ApiObjects.Event event : events) {
        if (event.resource().equals(resource)) {
          write(out, event.type(), event.object());
        }
      }
      seen += events.size();
    }
  }

  /** Writes what there is as if it came just now, and returns the revision that this is. */
  private int writeInitialEvents(OutputStream out, ApiRequest request, String resource)
      throws IOException {
    ApiObjects.Snapshot snapshot = objects.list(resource);
    for (ObjectNode object : snapshot.objects()) {
      write(out, "ADDED", object);
    }
    ObjectNode bookmark = object(request, "", snapshot.revision());
    bookmark.withObject("/metadata/annotations").put("k8s.io/initial-events-end", "true");
    write(out, "BOOKMARK", bookmark);
    return snapshot.revision();
  }

  /** Returns an object of the kind that a request names, or a list of them, without content. */
  private static ObjectNode object(ApiRequest request, String suffix, int revision) {
    ObjectNode object = JSON.createObjectNode();
    object.put("kind", kind(request.plural()) + suffix).put("apiVersion", request.apiVersion());
    object.putObject("metadata").put("resourceVersion", Integer.toString(revision));
    return object;
  }

  /** Returns the kind of a plural name, of those that Traefik reads. */
  private static String kind(String plural) {
    return switch (plural) {
      case "endpointslices" -> "EndpointSlice";
      case "ingressclasses" -> "IngressClass";
      case "ingresses" -> "Ingress";
      default ->
          plural.substring(0, 1).toUpperCase(Locale.ROOT)
              + plural.substring(1, plural.length() - 1);
    };
  }

  private static int parameter(String query, String name) {
    for (String part : query.split("&", -1)) {
      if (part.startsWith(name + "=") && part.length() > name.length() + 1) {
        return Integer.parseInt(part.substring(name.length() + 1));
      }
    }
    return 0;
  }

  private static void write(OutputStream out, String type, JsonNode object) throws IOException {
    ObjectNode event = JSON.createObjectNode().put("type", type);
    event.set("object", object);
    out.write(JSON.writeValueAsBytes(event));
    out.write('\n');
  }

  private static ObjectNode status(int code, String message) {
    return JSON.createObjectNode()
        .put("kind", "Status")
        .put("apiVersion", "v1")
        .put("status", "Failure")
        .put("reason", "Forbidden")
        .put("message", message)
        .put("code", code);
  }

  private static void send(HttpExchange exchange, int code, JsonNode body) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
