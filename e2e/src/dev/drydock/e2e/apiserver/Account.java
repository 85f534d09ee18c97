package dev.drydock.e2e.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.e2e.cluster.ApiAnswer;
import dev.drydock.e2e.cluster.ApiClient;
import dev.drydock.e2e.cluster.ControlPlane;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A service account, with a token of its own.
 *
 * @param namespace where it lives
 * @param name its name
 * @param client speaks as it
 */
record Account(String namespace, String name, ApiClient client) {

  /** Returns an account that exists, with a token that the server makes for it. */
  static Account of(ControlPlane plane, String namespace, String name)
      throws IOException, InterruptedException {
    String path = "/api/v1/namespaces/" + namespace + "/serviceaccounts/" + name + "/token";
    ApiAnswer answer = plane.administrator().send("POST", path, "application/json", bytes("{}"));
    if (!answer.isOk()) {
      throw new IOException("no token for " + namespace + "/" + name + ": " + answer.told());
    }
    String token = answer.body().at("/status/token").asText();
    return new Account(namespace, name, plane.client(token));
  }

  /**
   * Asks the server whether the account may do something.
   *
   * @param right what
   * @param in the namespace; empty for the whole cluster
   */
  boolean may(Right right, String in) throws IOException, InterruptedException {
    ObjectNode review = JsonNodeFactory.instance.objectNode();
    review.put("apiVersion", "authorization.k8s.io/v1").put("kind", "SelfSubjectAccessReview");
    ObjectNode asked = review.putObject("spec").putObject("resourceAttributes");
    asked.put("verb", right.verb()).put("group", right.group()).put("resource", right.resource());
    asked.put("subresource", right.subresource()).put("namespace", in);
    ApiAnswer answer =
        client.send(
            "POST",
            "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
            "application/json",
            bytes(review.toString()));
    JsonNode allowed = answer.body().at("/status/allowed");
    if (!answer.isOk() || !allowed.isBoolean()) {
      throw new IOException("no verdict on " + right + ": " + answer.told());
    }
    return allowed.asBoolean();
  }

  /** Asks the server for everything that the account may do in a namespace. */
  SortedSet<Right> rights(String in) throws IOException, InterruptedException {
    ObjectNode review = JsonNodeFactory.instance.objectNode();
    review.put("apiVersion", "authorization.k8s.io/v1").put("kind", "SelfSubjectRulesReview");
    review.putObject("spec").put("namespace", in);
    ApiAnswer answer =
        client.send(
            "POST",
            "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews",
            "application/json",
            bytes(review.toString()));
    if (!answer.isOk()) {
      throw new IOException("no rules of " + this + " in " + in + ": " + answer.told());
    }
    SortedSet<Right> rights = new TreeSet<>();
    for (JsonNode rule : answer.body().at("/status/resourceRules")) {
      for (JsonNode group : rule.path("apiGroups")) {
        for (JsonNode resource : rule.path("resources")) {
          for (JsonNode verb : rule.path("verbs")) {
            rights.add(Right.of(group.asText(), resource.asText(), verb.asText()));
          }
        }
      }
    }
    return rights;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
