package dev.drydock.e2e.observability;

import dev.drydock.e2e.EndToEndTest;
import dev.drydock.e2e.RenderedFiles;
import dev.drydock.e2e.Scene;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What dashboards and alert rules ask, told to the stores that they ask. */
public final class QueriesTest implements EndToEndTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Override
  public String name() {
    return "queries";
  }

  @Override
  public String proves() {
    return "the stores understand every query of a panel and of a rule, and each metric in it is"
        + " one that a scraped pod exposes";
  }

  @Override
  public List<String> programs() {
    return Observatory.PROGRAMS;
  }

  @Override
  public boolean isInGate() {
    return false;
  }

  @Override
  public void run(Scene scene) throws IOException, InterruptedException {
    String region = RenderedFiles.regions(scene.checkout()).getFirst();
    List<Query> queries = new ArrayList<>(Query.ofDashboards(scene.checkout(), region));
    queries.addAll(Query.ofRules(scene.checkout(), region));
    try (Observatory observatory = Observatory.start(scene, region)) {
      int understood = 0;
      for (Query query : queries) {
        Store.Answer answer =
            observatory.source(query.source()).ask(query.expression(), query.isLines());
        if (answer.isUnderstood()) {
          understood++;
        } else {
          scene.wrong(
              query.where() + ": " + query.expression() + " is not understood: " + answer.body());
        }
      }
      scene.proved(understood + " of " + queries.size() + " queries are understood");
      refusals(scene, observatory);
      names(scene, observatory, queries);
    }
    scene.proved(StandIns.TOLD);
  }

  /** A judge that understands everything proves nothing. */
  private static void refusals(Scene scene, Observatory observatory)
      throws IOException, InterruptedException {
    for (String source : List.of("metrics", "metrics-central", "logs")) {
      String broken = source.equals("logs") ? "sum(rate({a=\"b\"} [1m])" : "sum(rate(up[1m])";
      if (observatory.source(source).ask(broken, /* isLines= */ false).isUnderstood()) {
        scene.wrong("the data source " + source + " understands " + broken);
      }
    }
  }

  /** Waits until each metric that is asked for was scraped or recorded. */
  private static void names(Scene scene, Observatory observatory, List<Query> queries)
      throws IOException, InterruptedException {
    List<Query> numbers = queries.stream().filter(query -> !query.source().equals("logs")).toList();
    SortedSet<String> asked = new TreeSet<>();
    long end = System.nanoTime() + LIMIT.toNanos();
    List<String> missing;
    do {
      observatory.live();
      Thread.sleep(500);
      missing = new ArrayList<>();
      for (Query query : numbers) {
        SortedSet<String> names = MetricNames.of(query.expression());
        asked.addAll(names);
        names.removeAll(observatory.source(query.source()).metrics());
        for (String name : names) {
          missing.add(missing(query, name));
        }
      }
    } while (!missing.isEmpty() && System.nanoTime() < end);
    missing.forEach(scene::wrong);
    observatory
        .refused()
        .forEach(right -> scene.wrong("vmagent's ClusterRole does not permit: " + right));
    scene.proved(
        asked.size() - missing.size() + " metrics that are asked for are exposed or recorded");
    if (observatory.source("metrics").metrics().contains("traefik_entrypoint_requests")) {
      scene.wrong("a metric is there that nobody exposes");
    }
  }

  private static String missing(Query query, String name) {
    return query.where() + ": nobody exposes " + name;
  }
}
