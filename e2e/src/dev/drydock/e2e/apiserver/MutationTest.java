package dev.drydock.e2e.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.drydock.diag.Diagnostic;
import dev.drydock.e2e.EndToEndTest;
import dev.drydock.e2e.Scene;
import dev.drydock.e2e.cluster.ApiAnswer;
import dev.drydock.e2e.cluster.ApiResource;
import dev.drydock.e2e.cluster.ApiResources;
import dev.drydock.e2e.cluster.ControlPlane;
import dev.drydock.e2e.cluster.CustomKinds;
import dev.drydock.e2e.cluster.RenderedObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeSet;

/** Broken objects: what the API server refuses, the typed check refuses as well. */
public final class MutationTest implements EndToEndTest {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final String LIST = "e2e/differences.txt";
  private static final int FEWEST = 200;

  /** The object is right and its name is taken; the server judges first and looks then. */
  private static final int CONFLICT = 409;

  @Override
  public String name() {
    return "mutations";
  }

  @Override
  public String proves() {
    return "whatever a real API server refuses, the typed check refuses, but for what "
        + LIST
        + " explains";
  }

  @Override
  public List<String> programs() {
    return List.of("etcd", "kube-apiserver", CustomKinds.PROGRAM);
  }

  @Override
  public boolean isInGate() {
    return true;
  }

  @Override
  public void run(Scene scene) throws IOException, InterruptedException {
    List<RenderedObject> objects = objects(scene.checkout());
    List<Mutation> mutations = Mutations.of(scene.checkout(), objects);
    if (mutations.size() < FEWEST) {
      scene.wrong("only " + mutations.size() + " mutations were made");
    }
    ControlPlane plane = ControlPlane.start(scene);
    CustomKinds.read(scene).install(plane.administrator());
    createNamespaces(plane, objects);
    Server server = new Server(plane, ApiResources.read(plane.administrator()));
    TypedJudge judge = TypedJudge.of(scene.checkout());
    for (RenderedObject object : objects) {
      expectAccepted(scene, server, judge, object);
    }
    List<Verdict> verdicts =
        Parallel.map(
            mutations,
            mutation -> {
              ApiAnswer answer = server.judge(mutation.base(), mutation.node());
              return new Verdict(mutation, answer, judge.judge(mutation.node()));
            });
    report(scene, verdicts);
  }

  /**
   * What both say of a mutation.
   *
   * @param mutation the object
   * @param answer of the server
   * @param found by the typed check
   */
  private record Verdict(Mutation mutation, ApiAnswer answer, List<Diagnostic> found) {
    boolean isRefusedByServer() {
      return !answer.isOk() && answer.status() != CONFLICT;
    }

    boolean isDifference() {
      return isRefusedByServer() && found.isEmpty();
    }
  }

  /** Good objects of every kind that we have a schema of, and then what is rendered. */
  private static List<RenderedObject> objects(Path checkout) throws IOException {
    List<RenderedObject> objects = new ArrayList<>();
    String good = "src/test/resources/manifest/good.yaml";
    try (MappingIterator<JsonNode> documents =
        YAML.readerFor(JsonNode.class).readValues(checkout.resolve(good).toFile())) {
      while (documents.hasNext()) {
        JsonNode node = documents.next();
        objects.add(
            new RenderedObject(good, node.toString().getBytes(StandardCharsets.UTF_8), node));
      }
    }
    for (String region : RenderedObject.regions(checkout)) {
      RenderedObject.steps(checkout, region).forEach(objects::addAll);
    }
    return objects;
  }

  private static void createNamespaces(ControlPlane plane, List<RenderedObject> objects)
      throws IOException, InterruptedException {
    TreeSet<String> names = new TreeSet<>();
    objects.forEach(object -> names.add(object.namespace()));
    names.remove("");
    for (String name : names) {
      String body = "{\"metadata\": {\"name\": \"" + name + "\"}}";
      plane
          .administrator()
          .send(
              "POST",
              "/api/v1/namespaces",
              "application/json",
              body.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * The server's verdict.
   *
   * @param plane the control plane
   * @param resources what it serves
   */
  private record Server(ControlPlane plane, ApiResources resources) {
    ApiAnswer judge(RenderedObject base, JsonNode node) throws IOException, InterruptedException {
      ApiResource resource = resources.find(base.apiVersion(), base.kind()).orElseThrow();
      return plane
          .administrator()
          .send(
              "POST",
              resource.collection(base.namespace()) + "?dryRun=All&fieldValidation=Strict",
              "application/json",
              node.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void expectAccepted(
      Scene scene, Server server, TypedJudge judge, RenderedObject object)
      throws IOException, InterruptedException {
    ApiAnswer answer = server.judge(object, object.node());
    if (!answer.isOk() && answer.status() != CONFLICT) {
      scene.wrong(
          "an unbroken " + object.kind() + " of " + object + " is refused: " + answer.told());
    }
    for (Diagnostic diagnostic : judge.judge(object.node())) {
      scene.wrong(
          "the typed check refuses an unbroken "
              + object.kind()
              + " of "
              + object
              + ": "
              + diagnostic.message());
    }
  }

  private static void report(Scene scene, List<Verdict> verdicts) throws IOException {
    SequencedSet<String> listed = ListedDifferences.read(scene.checkout().resolve(LIST)).names();
    for (Verdict verdict : verdicts) {
      boolean isListed = listed.remove(verdict.mutation().name());
      if (verdict.isDifference() && !isListed) {
        scene.wrong(verdict.mutation() + ": only the server refuses: " + verdict.answer().told());
      } else if (!verdict.isDifference() && isListed) {
        scene.wrong(verdict.mutation() + ": is in " + LIST + ", and is no difference any more");
      }
    }
    listed.forEach(
        name -> scene.wrong(name + ": is in " + LIST + ", and there is no such mutation"));
    long server = verdicts.stream().filter(Verdict::isRefusedByServer).count();
    long both =
        verdicts.stream().filter(one -> one.isRefusedByServer() && !one.found().isEmpty()).count();
    long ours = verdicts.stream().filter(one -> !one.found().isEmpty()).count() - both;
    scene.proved(
        verdicts.size()
            + " objects broken in one field each: the server refuses "
            + server
            + ", the typed check "
            + both
            + " of these and "
            + ours
            + " more");
  }
}
