package dev.drydock.e2e.apiserver;

import dev.drydock.e2e.Scene;
import dev.drydock.e2e.cluster.ApiAnswer;
import dev.drydock.e2e.cluster.ApiResource;
import dev.drydock.e2e.cluster.RenderedObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the accounts of tenants may do in one region.
 *
 * @param scene where it happens
 * @param cluster with everything applied
 * @param all the rendered objects
 */
record AccessTrial(Scene scene, RegionCluster cluster, List<RenderedObject> all) {
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  /** A read that a path asks for, and how it is asked. */
  private record Read(String path, String verb) {}

  void run() throws IOException, InterruptedException {
    List<String> tenants = namespacesWith("operator");
    for (String tenant : tenants) {
      expectRules(Account.of(cluster.plane(), tenant, "operator"), TenantRights.operator());
      expectRules(Account.of(cluster.plane(), tenant, "instance"), new TreeSet<>());
    }
    scene.proved(
        "the accounts of all "
            + tenants.size()
            + " tenants have their rights, and none in the other "
            + (namespaces().size() - 1)
            + " namespaces");
    expectVerdicts(Account.of(cluster.plane(), tenants.getFirst(), "operator"));
    tenant(tenants.getFirst(), tenants.getLast());
    tenant(tenants.getLast(), tenants.getFirst());
  }

  private List<String> namespaces() throws IOException, InterruptedException {
    return cluster.list("/api/v1/namespaces").stream()
        .map(one -> one.at("/metadata/name").asText())
        .toList();
  }

  /** Asks the server for the rights of an account in every namespace. */
  private void expectRules(Account account, SortedSet<Right> inOwn)
      throws IOException, InterruptedException {
    List<String> namespaces = namespaces();
    List<SortedSet<Right>> rights = Parallel.map(namespaces, account::rights);
    for (int index = 0; index < namespaces.size(); index++) {
      SortedSet<Right> expected = new TreeSet<>(TenantRights.ofEverybody());
      if (namespaces.get(index).equals(account.namespace())) {
        expected.addAll(inOwn);
      }
      if (!rights.get(index).equals(expected)) {
        scene.wrong(
            account
                + " has in "
                + namespaces.get(index)
                + " the rights "
                + rights.get(index)
                + ", expected "
                + expected);
      }
    }
  }

  /** Returns the namespaces of the tenants that have an account. */
  private List<String> namespacesWith(String account) {
    return all.stream()
        .filter(one -> one.kind().equals("ServiceAccount") && one.name().equals(account))
        .map(RenderedObject::namespace)
        .filter(namespace -> namespace.startsWith("t-"))
        .sorted()
        .toList();
  }

  /** Tries it out with real requests. */
  private void tenant(String own, String other) throws IOException, InterruptedException {
    Account operator = Account.of(cluster.plane(), own, "operator");
    int reads = refuseReads(operator, other) + refuseReads(operator, "");
    readOwn(operator, own);
    int ways = refuseSecrets(operator, own);
    expectEviction(operator, own, NOT_FOUND);
    expectEviction(operator, other, FORBIDDEN);
    scene.proved(
        operator
            + ": refused are "
            + reads
            + " reads of "
            + other
            + " and of the cluster and "
            + ways
            + " ways to a Secret");
    applier(own, other);
  }

  /** Real requests: get, list and watch of everything that the server serves. */
  private int refuseReads(Account account, String namespace)
      throws IOException, InterruptedException {
    List<Read> reads = new ArrayList<>();
    for (ApiResource resource : cluster.resources().all()) {
      if (namespace.isEmpty() || resource.isNamespaced()) {
        reads.addAll(reads(resource, namespace));
      }
    }
    Parallel.map(
        reads,
        read -> {
          ApiAnswer answer = account.client().get(read.path());
          if (answer.status() != FORBIDDEN) {
            scene.wrong(account + " may " + read.verb() + " " + read.path() + ": " + answer.told());
          }
          return answer.status();
        });
    return reads.size();
  }

  private List<Read> reads(ApiResource resource, String namespace) {
    List<Read> reads = new ArrayList<>();
    String collection = resource.collection(namespace);
    if (resource.verbs().contains("list")) {
      reads.add(new Read(collection, "list"));
    }
    if (resource.verbs().contains("watch")) {
      reads.add(new Read(collection + "?watch=1&timeoutSeconds=1", "watch"));
    }
    if (namespace.isEmpty() && resource.isNamespaced()) {
      return reads;
    }
    String one = collection + "/" + nameOf(resource, namespace);
    if (resource.verbs().contains("get")) {
      reads.add(new Read(one, "get"));
    }
    resource
        .subresources()
        .forEach(
            (part, verbs) -> {
              if (verbs.contains("get")) {
                reads.add(new Read(one + "/" + part, "get"));
              }
            });
    return reads;
  }

  /** Of an object that is there, if one is: a refusal must not depend on it. */
  private String nameOf(ApiResource resource, String namespace) {
    return all.stream()
        .filter(
            one ->
                one.apiVersion().equals(resource.apiVersion())
                    && one.kind().equals(resource.kind())
                    && one.namespace().equals(namespace))
        .map(RenderedObject::name)
        .findFirst()
        .orElse("any");
  }

  /** Asks for every right there is, one by one: an answer that depends on no list of rules. */
  private void expectVerdicts(Account account) throws IOException, InterruptedException {
    SortedSet<Right> expected = new TreeSet<>(TenantRights.operator());
    expected.addAll(TenantRights.ofEverybody());
    List<Right> rights = List.copyOf(Right.all(cluster.resources()));
    List<Boolean> allowed = Parallel.map(rights, right -> account.may(right, account.namespace()));
    for (int index = 0; index < rights.size(); index++) {
      Right right = rights.get(index);
      if (allowed.get(index) != expected.contains(right)) {
        String verdict = allowed.get(index) ? " may " : " may not ";
        scene.wrong(account + verdict + right + " in " + account.namespace());
      }
    }
    scene.proved(
        account
            + " may do "
            + TenantRights.operator().size()
            + " of the "
            + rights.size()
            + " things that the server can be asked in its namespace");
  }

  private void readOwn(Account account, String own) throws IOException, InterruptedException {
    String core = "/api/v1/namespaces/" + own + "/";
    for (String path :
        List.of(
            core + "pods",
            core + "events",
            core + "services",
            core + "configmaps",
            "/apis/events.k8s.io/v1/namespaces/" + own + "/events")) {
      ApiAnswer answer = account.client().get(path);
      if (!answer.isOk()) {
        scene.wrong(account + " cannot list " + path + ": " + answer.told());
      }
    }
  }

  /** Every way to the content of a Secret that the API has. */
  private int refuseSecrets(Account account, String own) throws IOException, InterruptedException {
    List<TenantRights.Attempt> ways = TenantRights.waysToSecrets(own);
    for (TenantRights.Attempt attempt : ways) {
      ApiAnswer answer =
          account
              .client()
              .send(
                  attempt.method(),
                  attempt.path(),
                  attempt.contentType(),
                  Account.bytes(attempt.body()));
      if (answer.status() != FORBIDDEN) {
        scene.wrong(
            account + ": " + attempt.method() + " " + attempt.path() + ": " + answer.told());
      }
    }
    return ways.size();
  }

  /** It may restart by evicting: a pod that is not there is not found where that is allowed. */
  private void expectEviction(Account account, String namespace, int status)
      throws IOException, InterruptedException {
    String body =
        "{\"apiVersion\": \"policy/v1\", \"kind\": \"Eviction\", \"metadata\": {\"name\":"
            + " \"gone\"}}";
    String path = "/api/v1/namespaces/" + namespace + "/pods/gone/eviction";
    ApiAnswer answer = account.client().send("POST", path, "application/json", Account.bytes(body));
    if (answer.status() != status) {
      scene.wrong(account + ": POST " + path + ": " + answer.told());
    }
  }

  /** Where Flux delivers, a tenant's objects are applied by an account of the tenant's own. */
  private void applier(String own, String other) throws IOException, InterruptedException {
    List<RenderedObject> accounts =
        all.stream()
            .filter(one -> one.kind().equals("ServiceAccount") && one.name().equals(own))
            .toList();
    for (RenderedObject rendered : accounts) {
      Account applier = Account.of(cluster.plane(), rendered.namespace(), rendered.name());
      for (String namespace : namespaces()) {
        SortedSet<Right> rights = applier.rights(namespace);
        if (!namespace.equals(own) && !rights.equals(TenantRights.ofEverybody())) {
          scene.wrong(applier + " has in " + namespace + " the rights " + rights);
        }
      }
      int reads = refuseReads(applier, other);
      scene.proved(
          applier
              + ", which applies for "
              + own
              + ", has rights in no other namespace, and "
              + reads
              + " reads of "
              + other
              + " were refused");
    }
  }
}
