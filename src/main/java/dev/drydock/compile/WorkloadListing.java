package dev.drydock.compile;

import dev.drydock.check.UnitFacts;
import dev.drydock.check.WorkloadFact;
import dev.drydock.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Lists what makes pods, as it was rendered.
 *
 * @param units the units in the order of the list
 * @param selector what to list; it sees the labels of an object and the columns of its row
 */
record WorkloadListing(List<UnitFacts> units, Selector selector) {
  private static final List<String> COLUMNS =
      List.of("region", "namespace", "workload", "replicas");
  private static final List<String> DRAIN_COLUMNS =
      List.of("region", "namespace", "workload", "replicas", "budget", "class", "gap");

  WorkloadListing {
    units = units.stream().sorted((left, right) -> left.id().compareTo(right.id())).toList();
  }

  /** Lists every workload. */
  Table all() {
    return table(COLUMNS);
  }

  /** Lists every workload with what a drain of its node means for it. */
  Table drain() {
    return table(DRAIN_COLUMNS);
  }

  private Table table(List<String> columns) {
    List<List<String>> rows = new ArrayList<>();
    for (UnitFacts unit : units) {
      for (WorkloadFact workload : unit.workloads()) {
        List<String> row = row(unit.id().region(), workload).subList(0, columns.size());
        if (selector.matches(labels(columns, row, workload))) {
          rows.add(row);
        }
      }
    }
    return new Table("workloads", columns, List.of(), rows);
  }

  private static List<String> row(String region, WorkloadFact workload) {
    return List.of(
        region,
        workload.namespace(),
        workload.kind() + "/" + workload.name(),
        workload.replicas(),
        workload.budget(),
        workload.drain().word(),
        workload.gap());
  }

  private static SortedMap<String, String> labels(
      List<String> columns, List<String> row, WorkloadFact workload) {
    SortedMap<String, String> labels = new TreeMap<>();
    for (int index = 0; index < columns.size(); index++) {
      if (!row.get(index).isEmpty()) {
        labels.put(columns.get(index), row.get(index));
      }
    }
    labels.putAll(workload.labels());
    return labels;
  }
}
