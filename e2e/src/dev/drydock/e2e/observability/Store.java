package dev.drydock.e2e.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.e2e.RenderedFiles;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A store that answers queries over HTTP.
 *
 * @param client for all requests
 * @param url of the interface for queries, without a slash at its end
 */
record Store(HttpClient client, String url) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int OK = 200;

  /**
   * What a store says to a query.
   *
   * @param status of HTTP; 400 where it does not understand the query
   * @param series how many series or streams there are
   * @param body of the answer
   */
  record Answer(int status, int series, String body) {
    boolean isUnderstood() {
      return status == OK;
    }
  }

  /** Asks for the values of now, or for the lines of the last hour. */
  Answer ask(String expression, boolean isLines) throws IOException, InterruptedException {
    String path = isLines ? "/query_range?since=1h&limit=10&query=" : "/query?query=";
    HttpResponse<String> response = get(path + encoded(expression));
    if (response.statusCode() != OK) {
      return new Answer(response.statusCode(), 0, response.body().strip());
    }
    JsonNode result = JSON.readTree(response.body()).at("/data/result");
    return new Answer(OK, result.size(), response.body());
  }

  /** Returns the names of all metrics of which there is a sample. */
  SortedSet<String> metrics() throws IOException, InterruptedException {
    SortedSet<String> names = new TreeSet<>();
    JsonNode values = JSON.readTree(get("/label/__name__/values").body()).path("data");
    RenderedFiles.items(values).map(JsonNode::asText).forEach(names::add);
    return names;
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).timeout(LIMIT).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** Sends a document, and returns the status. */
  static int send(HttpClient client, String url, JsonNode document)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(LIMIT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(document)))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  /** Returns the status of an address. */
  static int status(HttpClient client, String url) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT).build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
