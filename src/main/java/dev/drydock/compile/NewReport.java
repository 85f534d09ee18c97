package dev.drydock.compile;

import dev.drydock.yaml.CanonicalJson;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What was added to a repository.
 *
 * @param title what it is, such as {@code tenant acme}
 * @param files the files that were written
 * @param copied values that were copied from another document and may have to change, by path
 */
public record NewReport(String title, List<String> files, SequencedMap<String, String> copied) {

  public NewReport {
    files = List.copyOf(files);
    copied = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(copied));
  }

  /** Returns what was done, a line a file, and what is left to do. */
  public String text() {
    StringBuilder out = new StringBuilder(title + ": ");
    out.append(String.join("\n" + " ".repeat(title.length() + 2), files));
    if (!copied.isEmpty()) {
      out.append("\nstill as in the document that it was copied from; change what is not shared:");
      copied.forEach((path, value) -> out.append("\n  ").append(path).append(" = ").append(value));
    }
    return out.toString();
  }

  /** Returns {@code {added, files, copied}}. */
  public String json() {
    SequencedMap<String, Object> all = new LinkedHashMap<>();
    all.put("added", title);
    all.put("files", files);
    all.put("copied", copied);
    return CanonicalJson.write(JsonNodes.map(all));
  }
}
