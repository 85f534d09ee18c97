package dev.drydock.e2e.gitops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.e2e.Waiting;
import dev.drydock.e2e.cluster.ApiClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** An engine at work in a cluster. */
record Follower(Engine engine, ApiClient client) {

  /**
   * Waits until every unit has been applied from a commit and is healthy.
   *
   * @param units the objects of each unit, by the name of the engine's object
   */
  void awaitAll(String commit, SortedMap<String, Integer> units, Duration limit)
      throws IOException, InterruptedException {
    await("everything to be applied and healthy", limit, () -> pending(commit, units));
  }

  /** Waits until one unit has been applied from a commit and is healthy. */
  void await(String commit, String unit, Duration limit) throws IOException, InterruptedException {
    await(
        unit,
        limit,
        () ->
            List.of(engine.pending(read(unit), commit)).stream()
                .filter(Predicate.not(String::isEmpty))
                .toList());
  }

  /** Waits until a unit is refused, and returns the message. */
  String awaitRefusal(String unit, Duration limit) throws IOException, InterruptedException {
    Waiting.until(unit + " to be refused", limit, () -> !engine.refusal(read(unit)).isEmpty());
    return engine.refusal(read(unit));
  }

  /** Stops or resumes one unit. */
  void pause(String unit, boolean paused) throws IOException, InterruptedException {
    new Objects(client).merge(engine.collection() + "/" + unit, engine.pause(paused));
  }

  private JsonNode read(String unit) throws IOException, InterruptedException {
    return client.get(engine.collection() + "/" + unit).body();
  }

  private List<String> pending(String commit, SortedMap<String, Integer> units)
      throws IOException, InterruptedException {
    SortedMap<String, JsonNode> found = new TreeMap<>();
    new Objects(client)
        .list(engine.collection())
        .forEach(one -> found.put(one.at("/metadata/name").asText(), one));
    List<String> result = new ArrayList<>();
    for (SortedMap.Entry<String, Integer> unit : units.entrySet()) {
      JsonNode object = found.remove(unit.getKey());
      if (object == null) {
        result.add(unit.getKey() + " is not there");
        continue;
      }
      String told = engine.pending(object, commit);
      int applied = engine.applied(object);
      if (!told.isEmpty()) {
        result.add(told);
      } else if (applied != unit.getValue()) {
        result.add(unit.getKey() + " has applied " + applied + " objects, not " + unit.getValue());
      }
    }
    found.keySet().forEach(unit -> result.add(unit + " should not be there"));
    return result;
  }

  /** What is still pending when the time is over is in the message. */
  private static void await(String what, Duration limit, Pending pending)
      throws IOException, InterruptedException {
    try {
      Waiting.until(what, limit, () -> pending.list().isEmpty());
    } catch (IllegalStateException late) {
      List<String> left = pending.list();
      throw new IllegalStateException(
          late.getMessage()
              + "; "
              + left.size()
              + " are not: "
              + String.join("\n", left.subList(0, Math.min(8, left.size()))),
          late);
    }
  }

  /** Something that tells what is left to wait for. */
  @FunctionalInterface
  private interface Pending {
    List<String> list() throws IOException, InterruptedException;
  }
}
