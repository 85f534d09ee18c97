package dev.drydock.schema;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.yaml.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Refuses schemas that judge one instance by themselves again, or through very many steps: a
 * validator would never come back from them. Without recursion, since such chains can be long.
 */
final class ReferenceChains {
  private static final int LONGEST = 64;
  private static final int MOST = 10_000;

  private final SortedMap<SchemaPlace, List<SchemaPlace>> edges;
  private final SortedMap<SchemaPlace, Node> subschemas;
  private final SortedMap<SchemaPlace, Cost> costs = new TreeMap<>();
  private final SortedSet<SchemaPlace> open = new TreeSet<>();

  /**
   * What judging one value takes.
   *
   * @param length the longest way
   * @param total the steps of all ways, at most one more than is allowed
   */
  private record Cost(int length, int total) {
    static final Cost NONE = new Cost(0, 1);

    Cost plus(Cost next) {
      return new Cost(Math.max(length, next.length + 1), Math.min(MOST + 1, total + next.total));
    }
  }

  private record Step(SchemaPlace place, Iterator<SchemaPlace> rest) {}

  ReferenceChains(
      SortedMap<SchemaPlace, List<SchemaPlace>> edges, SortedMap<SchemaPlace, Node> subschemas) {
    this.edges = edges;
    this.subschemas = subschemas;
  }

  void check(Diagnostics diagnostics) {
    for (SchemaPlace start : edges.keySet()) {
      if (!costs.containsKey(start)) {
        follow(start, diagnostics);
      }
    }
    edges.keySet().stream()
        .filter(place -> isTooMuch(costs.getOrDefault(place, Cost.NONE)))
        .findFirst()
        .ifPresent(
            place -> refuse(place, "judging one value here takes too many steps", diagnostics));
  }

  private static boolean isTooMuch(Cost cost) {
    return cost.length() > LONGEST || cost.total() > MOST;
  }

  private void follow(SchemaPlace start, Diagnostics diagnostics) {
    Deque<Step> path = new ArrayDeque<>();
    enter(start, path);
    while (!path.isEmpty()) {
      Step step = path.getLast();
      if (!step.rest().hasNext()) {
        path.removeLast();
        open.remove(step.place());
        costs.put(step.place(), cost(step.place()));
        continue;
      }
      SchemaPlace next = step.rest().next();
      if (open.contains(next)) {
        refuse(step.place(), "the schema refers to itself for the same value", diagnostics);
      } else if (!costs.containsKey(next)) {
        enter(next, path);
      }
    }
  }

  private void enter(SchemaPlace place, Deque<Step> path) {
    open.add(place);
    path.addLast(new Step(place, edges.getOrDefault(place, List.of()).iterator()));
  }

  private Cost cost(SchemaPlace place) {
    Cost cost = Cost.NONE;
    for (SchemaPlace next : edges.getOrDefault(place, List.of())) {
      cost = cost.plus(costs.getOrDefault(next, Cost.NONE));
    }
    return cost;
  }

  private void refuse(SchemaPlace place, String message, Diagnostics diagnostics) {
    Node node = subschemas.get(place);
    if (node != null) {
      diagnostics.add(Diagnostic.of(Code.SCHEMA_INVALID, node.origin(), message));
    }
  }
}
