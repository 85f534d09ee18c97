package dev.drydock.e2e.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Speaks to an API server as one user. For any number of threads. */
public final class ApiClient {
  /** The content type of a server-side apply. */
  public static final String APPLY = "application/apply-patch+yaml";

  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern WARNING =
      Pattern.compile("299 \\S+ \"((?:[^\"\\\\]|\\\\.)*)\".*", Pattern.DOTALL);

  private final HttpClient http;
  private final String address;
  private final String token;

  private ApiClient(HttpClient http, String address, String token) {
    this.http = http;
    this.address = address;
    this.token = token;
  }

  /**
   * Returns a client.
   *
   * @param certificate the file with the certificates that are trusted
   * @param token the bearer token
   */
  static ApiClient of(String address, Path certificate, String token) throws IOException {
    HttpClient http =
        HttpClient.newBuilder().sslContext(trusting(certificate)).connectTimeout(LIMIT).build();
    return new ApiClient(http, address, token);
  }

  /** Returns a client of the same server that speaks as whoever a token belongs to. */
  ApiClient as(String token) {
    return new ApiClient(http, address, token);
  }

  private static SSLContext trusting(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("trusted-" + number++, one);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException unreadable) {
      throw new IOException(file + " holds no certificates that can be trusted", unreadable);
    }
  }

  /** Reads a path. */
  public ApiAnswer get(String path) throws IOException, InterruptedException {
    return send(request(path).header("Accept", "application/json").GET());
  }

  /** Reads a path in a form that the header {@code Accept} names. */
  public ApiAnswer get(String path, String accept) throws IOException, InterruptedException {
    return send(request(path).header("Accept", accept).GET());
  }

  /**
   * Sends a body.
   *
   * @param method the HTTP method
   * @param path with the query
   */
  public ApiAnswer send(String method, String path, String contentType, byte[] body)
      throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Accept", "application/json")
            .header("Content-Type", contentType)
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .timeout(LIMIT)
        .header("Authorization", "Bearer " + token);
  }

  private ApiAnswer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    List<String> warnings = new ArrayList<>();
    for (String header : response.headers().allValues("Warning")) {
      Matcher matcher = WARNING.matcher(header);
      warnings.add(matcher.matches() ? matcher.group(1).replaceAll("\\\\(.)", "$1") : header);
    }
    return new ApiAnswer(response.statusCode(), read(response.body()), List.copyOf(warnings));
  }

  private static JsonNode read(byte[] body) throws IOException {
    try {
      JsonNode node = JSON.readTree(body);
      return node == null ? TextNode.valueOf("") : node;
    } catch (JsonProcessingException noJson) {
      return TextNode.valueOf(new String(body, StandardCharsets.UTF_8));
    }
  }
}
