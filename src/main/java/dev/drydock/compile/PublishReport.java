package dev.drydock.compile;

import dev.drydock.yaml.CanonicalJson;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What publishing did.
 *
 * @param result how it ended
 * @param branch the branch without {@code refs/heads/}
 * @param commit the newest commit of the branch
 * @param parent the commit before it; nothing for the first one and where no commit was made
 * @param source the id of the source commit
 * @param subject its subject
 * @param files how many files the output has
 * @param regions by region, what became of its units; empty where the source was superseded
 */
public record PublishReport(
    Result result,
    String branch,
    String commit,
    Optional<String> parent,
    String source,
    String subject,
    int files,
    SortedMap<String, UnitChanges.Counts> regions) {
  /** More regions than this are told as one line, so that the whole stays under ten lines. */
  private static final int MOST_REGIONS = 5;

  public PublishReport {
    regions = Collections.unmodifiableSortedMap(new TreeMap<>(regions));
  }

  /** How publishing ended. */
  public enum Result {
    /** A commit was made. */
    PUBLISHED("published"),
    /** The output is what the branch has already; only the note names this source now. */
    UNCHANGED("unchanged"),
    /** A newer source was published already. */
    SUPERSEDED("superseded");

    private final String word;

    Result(String word) {
      this.word = word;
    }
  }

  /** Returns the report in under ten lines. */
  public String text() {
    String from = "from commit %s (%s)".formatted(shortened(source), subject);
    String head =
        switch (result) {
          case PUBLISHED ->
              "published %s to the local branch `%s` %s\n"
                  .formatted(shortened(commit), branch, from);
          case UNCHANGED ->
              "nothing changed: the local branch `%s` stays at %s, %s\n"
                  .formatted(branch, shortened(commit), from);
          case SUPERSEDED ->
              "superseded: the branch `%s` stays at %s, not %s\n"
                  .formatted(branch, shortened(commit), from);
        };
    return head + regionLines() + (result == Result.PUBLISHED ? parentLine() : "");
  }

  private String regionLines() {
    if (regions.isEmpty()) {
      return "";
    }
    StringBuilder lines = new StringBuilder();
    if (regions.size() <= MOST_REGIONS) {
      regions.forEach((region, counts) -> lines.append(line(region, counts)));
    } else {
      UnitChanges.Counts total =
          regions.values().stream().reduce(UnitChanges.Counts.NONE, UnitChanges.Counts::plus);
      lines.append(line(regions.size() + " regions", total));
    }
    return lines.toString();
  }

  private static String line(String title, UnitChanges.Counts counts) {
    String shared = counts.shared() == 0 ? "" : "; delivery files changed: " + counts.shared();
    return "  %s: %s%s\n".formatted(title, counts.text(), shared);
  }

  private String parentLine() {
    return parent
        .map(id -> "  %d files; parent %s\n".formatted(files, shortened(id)))
        .orElseGet(() -> "  %d files; the first commit of the branch\n".formatted(files));
  }

  /** Returns the report as JSON. */
  public String json() {
    SequencedMap<String, Object> report = new LinkedHashMap<>();
    report.put("result", result.word);
    report.put("branch", branch);
    report.put("commit", commit);
    parent.ifPresent(id -> report.put("parent", id));
    report.put("source", source);
    report.put("subject", subject);
    report.put("files", (long) files);
    SequencedMap<String, Object> byRegion = new LinkedHashMap<>();
    regions.forEach((region, counts) -> byRegion.put(region, json(counts)));
    report.put("regions", byRegion);
    return CanonicalJson.write(JsonNodes.map(report));
  }

  private static Map<String, Object> json(UnitChanges.Counts counts) {
    SequencedMap<String, Object> map = new LinkedHashMap<>();
    map.put("units", (long) counts.units());
    map.put("added", (long) counts.added());
    map.put("changed", (long) counts.changed());
    map.put("removed", (long) counts.removed());
    map.put("unchanged", (long) counts.unchanged());
    map.put("sharedFiles", (long) counts.shared());
    return map;
  }

  private static String shortened(String id) {
    return id.substring(0, Math.min(10, id.length()));
  }
}
