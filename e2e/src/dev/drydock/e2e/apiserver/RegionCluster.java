package dev.drydock.e2e.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.e2e.Scene;
import dev.drydock.e2e.Waiting;
import dev.drydock.e2e.cluster.ApiAnswer;
import dev.drydock.e2e.cluster.ApiClient;
import dev.drydock.e2e.cluster.ApiResource;
import dev.drydock.e2e.cluster.ApiResources;
import dev.drydock.e2e.cluster.ControlPlane;
import dev.drydock.e2e.cluster.CustomKinds;
import dev.drydock.e2e.cluster.RenderedObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A cluster that gets what is rendered for one region, in the order of delivery.
 *
 * @param plane the control plane
 * @param resources what it serves, custom kinds included
 */
record RegionCluster(ControlPlane plane, ApiResources resources) {
  /** The programs that {@link #start} needs. */
  static final List<String> PROGRAMS =
      List.of("etcd", "kube-apiserver", "kube-controller-manager", CustomKinds.PROGRAM);

  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final String MANAGER = "fieldManager=drydock-e2e";

  /** How an object is sent. */
  enum Mode {
    /** As `kubectl create` does, strictly, without effect. */
    CREATE_DRY("POST", "application/yaml", "?dryRun=All&fieldValidation=Strict&" + MANAGER),
    /** As server-side apply does, strictly, without effect. */
    APPLY_DRY("PATCH", ApiClient.APPLY, "?dryRun=All&fieldValidation=Strict&force=true&" + MANAGER),
    /** As server-side apply does, strictly. */
    APPLY("PATCH", ApiClient.APPLY, "?fieldValidation=Strict&force=true&" + MANAGER);

    private final String method;
    private final String contentType;
    private final String query;

    Mode(String method, String contentType, String query) {
      this.method = method;
      this.contentType = contentType;
      this.query = query;
    }
  }

  /**
   * Starts a cluster with the custom kinds and the controllers named.
   *
   * @param controllers as kube-controller-manager spells them
   */
  static RegionCluster start(Scene scene, List<String> controllers)
      throws IOException, InterruptedException {
    ControlPlane plane = ControlPlane.start(scene);
    CustomKinds kinds = CustomKinds.read(scene);
    kinds.install(plane.administrator());
    scene.proved(
        kinds.definitions().size()
            + " custom kinds are defined; no Go module carries those of "
            + String.join(", ", kinds.ownKinds())
            + ", which stand on our own schemas");
    plane.startControllers(controllers);
    return new RegionCluster(plane, ApiResources.read(plane.administrator()));
  }

  /** Creates the namespaces that the controllers of delivery bring, and nobody renders. */
  void createForeignNamespaces(List<List<RenderedObject>> steps)
      throws IOException, InterruptedException {
    TreeSet<String> foreign = new TreeSet<>();
    for (List<RenderedObject> step : steps) {
      step.forEach(one -> foreign.add(one.namespace()));
    }
    for (List<RenderedObject> step : steps) {
      step.stream()
          .filter(one -> one.kind().equals("Namespace"))
          .forEach(one -> foreign.remove(one.name()));
    }
    foreign.remove("");
    for (String name : foreign) {
      create("/api/v1/namespaces", "{\"metadata\": {\"name\": \"" + name + "\"}}");
    }
  }

  /** Creates an object that is not under test, and expects that it can be created. */
  void create(String collection, String json) throws IOException, InterruptedException {
    ApiAnswer answer =
        plane
            .administrator()
            .send("POST", collection, "application/json", json.getBytes(StandardCharsets.UTF_8));
    if (!answer.isOk()) {
      throw new IOException("cannot create in " + collection + ": " + answer.told());
    }
  }

  /** Sends the file of an object as it is. */
  ApiAnswer send(RenderedObject object, Mode mode) throws IOException, InterruptedException {
    Optional<ApiResource> resource = resources.find(object.apiVersion(), object.kind());
    if (resource.isEmpty()) {
      throw new IOException("the server knows no " + object.kind() + " of " + object.apiVersion());
    }
    String path =
        mode == Mode.CREATE_DRY
            ? resource.get().collection(object.namespace())
            : resource.get().path(object.namespace(), object.name());
    return plane
        .administrator()
        .send(mode.method, path + mode.query, mode.contentType, object.bytes());
  }

  /** Returns the object as the server has it. */
  JsonNode read(RenderedObject object) throws IOException, InterruptedException {
    ApiResource resource = resources.find(object.apiVersion(), object.kind()).orElseThrow();
    ApiAnswer answer = plane.administrator().get(resource.path(object.namespace(), object.name()));
    if (!answer.isOk()) {
      throw new IOException("cannot read " + object + " back: " + answer.told());
    }
    return answer.body();
  }

  /** Returns every object of a resource in all namespaces. */
  List<JsonNode> list(String collection) throws IOException, InterruptedException {
    ApiAnswer answer = plane.administrator().get(collection);
    if (!answer.isOk()) {
      throw new IOException("cannot list " + collection + ": " + answer.told());
    }
    List<JsonNode> items = new ArrayList<>();
    answer.body().path("items").forEach(items::add);
    return items;
  }

  /**
   * Applies the objects of all steps for real.
   *
   * @return the answers, in the order of the objects
   */
  List<ApiAnswer> applyAll(List<List<RenderedObject>> steps)
      throws IOException, InterruptedException {
    List<ApiAnswer> answers = new ArrayList<>();
    for (List<RenderedObject> step : steps) {
      answers.addAll(Parallel.map(step, object -> send(object, Mode.APPLY)));
      awaitQuotas();
    }
    return answers;
  }

  /** A quota without a status refuses everything that it counts; its controller gives it one. */
  void awaitQuotas() throws InterruptedException {
    Waiting.until(
        "the status of the quotas",
        LIMIT,
        () ->
            list("/api/v1/resourcequotas").stream()
                .allMatch(quota -> quota.path("status").has("hard")));
  }
}
