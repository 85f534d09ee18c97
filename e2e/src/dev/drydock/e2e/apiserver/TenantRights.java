package dev.drydock.e2e.apiserver;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a tenant's people may do in its namespace: look at what runs, and restart it by eviction.
 * This is written down here and not read from what is rendered.
 */
final class TenantRights {
  private TenantRights() {}

  /**
   * A request that would lead to the content of a Secret.
   *
   * @param method of HTTP
   * @param path of the request
   * @param contentType of the body
   * @param body what is sent
   */
  record Attempt(String method, String path, String contentType, String body) {}

  /** Returns the rights of the account {@code operator} in its namespace. */
  static SortedSet<Right> operator() {
    SortedSet<Right> rights = new TreeSet<>();
    for (String verb : List.of("get", "list", "watch")) {
      for (String resource : List.of("configmaps", "events", "pods", "services")) {
        rights.add(new Right("", resource, "", verb));
      }
      rights.add(new Right("", "pods", "log", verb));
      rights.add(new Right("events.k8s.io", "events", "", verb));
    }
    rights.add(new Right("", "pods", "eviction", "create"));
    return rights;
  }

  /**
   * Returns what the server lets everybody do who has a name: ask what they may do, and who they
   * are.
   */
  static SortedSet<Right> ofEverybody() {
    SortedSet<Right> rights = new TreeSet<>();
    rights.add(new Right("authorization.k8s.io", "selfsubjectaccessreviews", "", "create"));
    rights.add(new Right("authorization.k8s.io", "selfsubjectrulesreviews", "", "create"));
    rights.add(new Right("authentication.k8s.io", "selfsubjectreviews", "", "create"));
    return rights;
  }

  /** Returns the ways to Secrets of a namespace. */
  static List<Attempt> waysToSecrets(String namespace) {
    String core = "/api/v1/namespaces/" + namespace;
    String roles = "/apis/rbac.authorization.k8s.io/v1/namespaces/" + namespace;
    String apps = "/apis/apps/v1/namespaces/" + namespace;
    List<Attempt> all = new ArrayList<>();
    all.add(get(core + "/secrets"));
    all.add(get(core + "/secrets?watch=1&timeoutSeconds=1"));
    all.add(get(core + "/secrets/instance-application"));
    all.add(get(core + "/pods/any/exec?command=env&stdout=true"));
    all.add(get(core + "/pods/any/attach?stdout=true"));
    all.add(get(core + "/pods/any/portforward?ports=4242"));
    all.add(get(core + "/pods/any/proxy/"));
    all.add(get(core + "/services/instance/proxy/"));
    all.add(post(core + "/pods/any/exec?command=env&stdout=true", "{}"));
    all.add(post(core + "/pods", POD));
    all.add(post(core + "/serviceaccounts/instance/token", "{}"));
    all.add(post(core + "/secrets", TOKEN_SECRET));
    all.add(post(apps + "/deployments", workload("Deployment")));
    all.add(post(apps + "/daemonsets", workload("DaemonSet")));
    all.add(post(apps + "/statefulsets", workload("StatefulSet")));
    all.add(post(apps + "/replicasets", workload("ReplicaSet")));
    all.add(post("/apis/batch/v1/namespaces/" + namespace + "/jobs", "{}"));
    all.add(post("/apis/batch/v1/namespaces/" + namespace + "/cronjobs", "{}"));
    all.add(post(roles + "/roles", "{\"metadata\": {\"name\": \"more\"}}"));
    all.add(post(roles + "/rolebindings", "{\"metadata\": {\"name\": \"more\"}}"));
    all.add(patch(core + "/pods/any", "{\"metadata\": {\"labels\": {\"a\": \"b\"}}}"));
    all.add(patch(core + "/pods/any/ephemeralcontainers", "{\"spec\": {}}"));
    all.add(patch(core + "/configmaps/any", "{\"data\": {\"a\": \"b\"}}"));
    all.add(patch(apps + "/deployments/instance", "{\"spec\": {\"paused\": true}}"));
    all.add(patch(apps + "/deployments/instance/scale", "{\"spec\": {\"replicas\": 0}}"));
    all.add(patch(roles + "/roles/operator", "{\"rules\": []}"));
    return all;
  }

  private static final String POD =
      "{\"metadata\": {\"name\": \"thief\"}, \"spec\": {\"containers\": [{\"name\": \"a\","
          + " \"image\": \"a\", \"envFrom\": [{\"secretRef\": {\"name\":"
          + " \"instance-application\"}}]}]}}";

  private static final String TOKEN_SECRET =
      "{\"metadata\": {\"name\": \"thief\", \"annotations\":"
          + " {\"kubernetes.io/service-account.name\": \"instance\"}}, \"type\":"
          + " \"kubernetes.io/service-account-token\"}";

  private static String workload(String kind) {
    return "{\"apiVersion\": \"apps/v1\", \"kind\": \""
        + kind
        + "\", \"metadata\": {\"name\": \"thief\"}}";
  }

  private static Attempt get(String path) {
    return new Attempt("GET", path, "application/json", "");
  }

  private static Attempt post(String path, String body) {
    return new Attempt("POST", path, "application/json", body);
  }

  private static Attempt patch(String path, String body) {
    return new Attempt("PATCH", path, "application/merge-patch+json", body);
  }
}
