package dev.drydock.e2e.observability;

import dev.drydock.e2e.EndToEndTest;
import dev.drydock.e2e.RenderedFiles;
import dev.drydock.e2e.Scene;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Panels over what a region's pods expose and write. */
public final class DashboardsTest implements EndToEndTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  @Override
  public String name() {
    return "dashboards";
  }

  @Override
  public String proves() {
    return "each panel shows something when there is something to show, by the rendered scrape"
        + " configuration and the rendered labels of logs";
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
    List<Query> all = Query.ofDashboards(scene.checkout(), region);
    try (Observatory observatory = Observatory.start(scene, region)) {
      long end = System.nanoTime() + LIMIT.toNanos();
      List<Query> empty = all;
      while (!empty.isEmpty() && System.nanoTime() < end) {
        observatory.live();
        Thread.sleep(500);
        List<Query> stillEmpty = new ArrayList<>();
        for (Query query : empty) {
          if (isEmpty(observatory, query)) {
            stillEmpty.add(query);
          }
        }
        empty = stillEmpty;
      }
      empty.forEach(
          query -> scene.wrong(query.where() + ": " + query.expression() + " shows nothing"));
      counts(all).forEach((board, count) -> scene.proved(board + ": " + count + " queries"));
      nobodysLabel(scene, observatory);
    }
    scene.proved(StandIns.TOLD);
  }

  private static boolean isEmpty(Observatory observatory, Query query)
      throws IOException, InterruptedException {
    return observatory.source(query.source()).ask(query.expression(), query.isLines()).series()
        == 0;
  }

  /**
   * A query for a label that nobody sets shows nothing, or the test would pass whatever is asked.
   */
  private static void nobodysLabel(Scene scene, Observatory observatory)
      throws IOException, InterruptedException {
    for (String query : List.of("up{zone=\"a\"}", "up{component=\"trafik\"}")) {
      Query wrong = new Query("none", "metrics", query, /* isLines= */ false);
      if (!isEmpty(observatory, wrong)) {
        scene.wrong(query + " shows something");
      }
    }
    Query app = new Query("none", "logs", "{app=\"instance\"}", /* isLines= */ true);
    if (!isEmpty(observatory, app)) {
      scene.wrong(app.expression() + " shows something");
    }
  }

  private static TreeMap<String, Integer> counts(List<Query> queries) {
    TreeMap<String, Integer> counts = new TreeMap<>();
    queries.forEach(query -> counts.merge(query.where().replaceFirst(", .*", ""), 1, Integer::sum));
    return counts;
  }
}
