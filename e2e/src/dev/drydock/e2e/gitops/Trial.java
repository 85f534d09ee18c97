package dev.drydock.e2e.gitops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.e2e.Scene;
import dev.drydock.e2e.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What happens to the customers of a region over time. */
final class Trial {
  private static final String CHANGES = Customers.CHANGES;
  private static final String MOVES = Customers.MOVES;
  private static final String LEAVES = Customers.LEAVES;
  private static final Duration FIRST = Duration.ofMinutes(15);
  private static final Duration STEP = Duration.ofMinutes(6);
  private static final Duration PROMISE = Duration.ofSeconds(60);

  private final Scene scene;
  private final Site site;
  private final Follower follower;
  private final Objects objects;
  private final List<String> stacks;
  private final Customers customers;

  Trial(Scene scene, Site site) throws IOException, InterruptedException {
    this.scene = scene;
    this.site = site;
    this.follower = site.follower();
    this.objects = new Objects(site.client());
    this.stacks = stacks(site);
    this.customers = new Customers(site, stacks.get(0), stacks.get(1));
  }

  private static List<String> stacks(Site site) throws IOException, InterruptedException {
    List<String> names = new ArrayList<>();
    for (JsonNode stack : site.fleet().list("stacks")) {
      if (stack.path("region").asText().equals(site.regionName())) {
        names.add(stack.path("name").asText());
      }
    }
    return names;
  }

  /**
   * Applies the bootstrap folder and nothing else, and waits until all of the region is there and
   * healthy.
   */
  void start() throws IOException, InterruptedException {
    String commit = customers.publish("Add three customers");
    Published published = site.published();
    for (Path file : published.in("bootstrap")) {
      objects.apply(file);
    }
    long start = System.nanoTime();
    SortedMap<String, Integer> units = published.units();
    follower.awaitAll(commit, units, FIRST);
    int count = units.values().stream().mapToInt(Integer::intValue).sum();
    proved(
        "%d objects of %d units are applied and healthy %s after bootstrap/ was",
        count, units.size(), since(start));
    expectPresent(published.files(), published.root());
  }

  /** Changes one customer: it is there in time, and nothing else is touched. */
  void change() throws IOException, InterruptedException {
    Published before = site.published();
    List<Path> others = before.withoutTenant(CHANGES);
    SortedMap<String, String> untouched = objects.states(others, before.root());
    customers.logLevel("debug");
    String commit = customers.publish("Log more of one customer");
    long start = System.nanoTime();
    Waiting.until("the new pods of " + CHANGES, STEP, () -> rolled(CHANGES, "debug"));
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    follower.await(commit, "t-" + CHANGES, STEP);
    proved(
        "a push that changes one customer is available after %s, with the rendered intervals",
        since(start));
    if (took.compareTo(PROMISE) > 0) {
      scene.wrong(
          "a change took " + took.toSeconds() + " s, not under " + PROMISE.toSeconds() + " s");
    }
    differences(untouched, objects.states(others, before.root()))
        .forEach(path -> scene.wrong(path + " was touched by a change of another customer"));
    proved("%d objects of others are as they were", others.size());
  }

  private boolean rolled(String tenant, String level) throws IOException, InterruptedException {
    JsonNode deployment = deployment(tenant);
    boolean isNew = false;
    for (JsonNode variable : deployment.at("/spec/template/spec/containers/0/env")) {
      isNew |=
          variable.path("name").asText().equals("LOG_LEVEL")
              && variable.path("value").asText().equals(level);
    }
    return isNew && isAvailable(deployment);
  }

  static boolean isAvailable(JsonNode deployment) {
    int wanted = deployment.at("/spec/replicas").asInt();
    JsonNode status = deployment.path("status");
    return status.path("observedGeneration").asInt()
            == deployment.at("/metadata/generation").asInt()
        && wanted > 0
        && status.path("updatedReplicas").asInt() == wanted
        && status.path("availableReplicas").asInt() == wanted
        && status.path("replicas").asInt() == wanted;
  }

  /**
   * Moves a customer to the other stack and back; each time another side is the first to know. It
   * stays available.
   */
  void move() throws IOException, InterruptedException {
    move(stacks.get(1), stacks.get(0));
    move(stacks.get(0), stacks.get(0));
  }

  private void move(String to, String last) throws IOException, InterruptedException {
    String first = last.equals(stacks.get(0)) ? stacks.get(1) : stacks.get(0);
    String before = deployment(MOVES).at("/metadata/uid").asText();
    follower.pause("s-" + last, true);
    try (Availability availability = Availability.watch(objects, MOVES)) {
      customers.moveTo(to);
      String commit = customers.publish("Move a customer to " + to);
      follower.await(commit, "s-" + first, STEP);
      Thread.sleep(Duration.ofSeconds(5));
      follower.pause("s-" + last, false);
      follower.awaitAll(commit, site.published().units(), STEP);
      Waiting.until("the pods of " + MOVES, STEP, () -> isAvailable(deployment(MOVES)));
      judgeMove(to, first, before, availability);
    }
  }

  private void judgeMove(String to, String first, String before, Availability availability)
      throws IOException, InterruptedException {
    int minimum = deployment(MOVES).at("/spec/replicas").asInt();
    String after = deployment(MOVES).at("/metadata/uid").asText();
    if (!before.equals(after) || availability.least() < minimum || availability.samples() == 0) {
      scene.wrong(
          "of a customer of %d pods that moved to %s there were %d ready at the least; its Deployment %s"
              .formatted(
                  minimum,
                  to,
                  availability.least(),
                  before.equals(after) ? "stayed" : "was made anew"));
    } else {
      proved(
          "a customer moved to stack %s, stack %s being synced first: never fewer than %d of its %d pods were ready",
          to, first, availability.least(), minimum);
    }
  }

  private JsonNode deployment(String tenant) throws IOException, InterruptedException {
    return site.client()
        .get("/apis/apps/v1/namespaces/t-" + tenant + "/deployments/instance")
        .body();
  }

  /**
   * Retires a customer, which takes all but what design keeps, and then removes it, which takes
   * nothing more.
   */
  void retire() throws IOException, InterruptedException {
    Published before = site.published();
    customers.retire();
    String commit = customers.publish("Retire a customer");
    Published retired = site.published();
    follower.awaitAll(commit, retired.units(), STEP);
    SortedSet<String> kept = objects.present(before.ofTenant(LEAVES), before.root());
    SortedSet<String> expected = retired.paths(retired.ofTenant(LEAVES));
    SortedSet<String> lost = new TreeSet<>(before.paths(before.ofTenant(LEAVES)));
    lost.removeAll(expected);
    if (!kept.equals(expected) || lost.isEmpty()) {
      scene.wrong("of a retired customer there is " + kept + ", expected " + expected);
    } else {
      proved(
          "a customer that retired while another one came lost %d objects and kept %d",
          lost.size(), kept.size());
    }
    remove(retired);
  }

  private void remove(Published retired) throws IOException, InterruptedException {
    List<Path> own =
        retired.ofTenant(LEAVES).stream()
            .filter(file -> !file.toString().contains("/delivery/"))
            .toList();
    customers.remove();
    String commit = customers.publish("Remove a customer");
    follower.awaitAll(commit, site.published().units(), STEP);
    SortedSet<String> left = objects.present(own, retired.root());
    boolean hasNamespace = site.client().get("/api/v1/namespaces/t-" + LEAVES).isOk();
    if (!hasNamespace || !left.equals(retired.paths(own))) {
      scene.wrong("of a removed customer there is " + left + ", namespace: " + hasNamespace);
    } else {
      proved("once removed it still has its namespace and %d objects", left.size());
    }
  }

  /**
   * An object that the API server refuses holds up its own customer until the fix is pushed, and
   * the fix arrives.
   */
  void refuse() throws IOException, InterruptedException {
    String path =
        "%s/tenants/%s/%s/service-instance.yaml"
            .formatted(site.regionName(), stacks.get(0), CHANGES);
    site.fleet()
        .editBranch(
            "Break a Service",
            checkout -> {
              Path file = checkout.resolve(path);
              Files.writeString(
                  file, Files.readString(file).replace("port: 80\n", "port: 800000\n"));
            });
    String told = follower.awaitRefusal("t-" + CHANGES, STEP);
    proved("a refused object is told: %s", brief(told));
    String fixed = site.fleet().restoreBranch();
    long start = System.nanoTime();
    follower.await(fixed, "t-" + CHANGES, STEP);
    proved("its fix is applied %s after the push", since(start));
  }

  /** An object of another namespace in a customer's folder is refused and not applied. */
  void smuggle() throws IOException, InterruptedException {
    String folder = "%s/tenants/%s/%s/".formatted(site.regionName(), stacks.get(0), CHANGES);
    site.fleet()
        .editBranch(
            "Smuggle an object",
            checkout ->
                Files.writeString(
                    checkout.resolve(folder + "configmap-smuggled.yaml"),
                    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: smuggled, namespace: t-"
                        + MOVES
                        + "}\n"));
    String told = follower.awaitRefusal("t-" + CHANGES, STEP);
    if (site.client().get("/api/v1/namespaces/t-" + MOVES + "/configmaps/smuggled").isOk()) {
      scene.wrong("an object smuggled into a customer's folder came into another's namespace");
    } else {
      proved("an object smuggled into a customer's folder is refused: %s", brief(told));
    }
    follower.await(site.fleet().restoreBranch(), "t-" + CHANGES, STEP);
  }

  private void expectPresent(List<Path> files, Path root) throws IOException, InterruptedException {
    objects
        .states(files, root)
        .forEach(
            (path, state) -> {
              if (state.equals("absent")) {
                scene.wrong(path + " is not in the cluster");
              }
            });
  }

  private static SortedSet<String> differences(
      SortedMap<String, String> before, SortedMap<String, String> after) {
    SortedMap<String, String> changed = new TreeMap<>(before);
    changed.entrySet().removeIf(one -> one.getValue().equals(after.get(one.getKey())));
    return new TreeSet<>(changed.keySet());
  }

  private static String brief(String message) {
    String line = message.replaceAll("\\s+", " ");
    return line.length() <= 200 ? line : line.substring(0, 200) + "...";
  }

  private static String since(long start) {
    return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - start) / 1e9);
  }

  private void proved(String format, Object... arguments) {
    scene.proved(String.format(Locale.ROOT, format, arguments));
  }
}
