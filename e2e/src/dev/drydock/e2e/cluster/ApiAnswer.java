package dev.drydock.e2e.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What the API server answered.
 *
 * @param status the HTTP status
 * @param body the object or the {@code Status}; a text node where the answer is no JSON
 * @param warnings the texts of the {@code Warning} headers
 */
public record ApiAnswer(int status, JsonNode body, List<String> warnings) {

  /** Returns whether the server did what was asked. */
  public boolean isOk() {
    return status >= 200 && status < 300;
  }

  /** Returns the status and the server's sentence, for people. */
  public String told() {
    return status + " " + (body.isTextual() ? body.asText() : body.path("message").asText());
  }
}
